using DockerSplit.Syntax.Shell;

namespace DockerSplit.PackageSystems;

/// <summary>Asks rpm which packages own the libraries that programs link to, for every system that stands on it.</summary>
internal static class RpmOwners
{
    /// <summary>rpm says in a sentence of a file that it belongs to none.</summary>
    private const string Owners =
        " | awk '$2 == \"=>\" && $3 ~ \"^/\" { print $3 }' | sort -u | xargs -r rpm -qf --queryformat '%{NAME}\\n' | grep -v ' ' | sort -u";

    public static string OfPrograms(IEnumerable<string> programs) => $"ldd {Quoted(programs)}{Owners}";

    /// <summary>ldd says of a file that is no program that it is none, and goes on.</summary>
    public static string Below(IEnumerable<string> places) =>
        $"find {Quoted(places)} -type f \\( -perm /111 -o -name '*.so*' \\) -exec ldd {{}} + 2>/dev/null{Owners}";

    private static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(ShellText.Quote));
}
