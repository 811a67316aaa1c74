using System.Collections.Immutable;

namespace DockerSplit.Testing.Cases;

/// <summary>One instruction of a stage.</summary>
/// <param name="Text">All of it, in one line.</param>
/// <param name="Directory">The working directory in which it stands.</param>
/// <param name="Targets">The absolute paths at which a COPY's or ADD's sources are found afterwards.</param>
internal sealed record StageInstruction(string Text, string Directory, ImmutableArray<string> Targets)
{
    private static readonly char[] Separators = [' ', '"', ',', '[', ']'];

    /// <summary>The instructions of a stage in their order, its working directory followed.</summary>
    public static ImmutableArray<StageInstruction> AllOf(IEnumerable<string> lines)
    {
        var instructions = ImmutableArray.CreateBuilder<StageInstruction>();
        var directory = "/";
        foreach (var line in lines)
        {
            var words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            var keyword = words.FirstOrDefault("").ToUpperInvariant();
            if (keyword == "WORKDIR")
                directory = Absolute(words[^1], directory);
            ImmutableArray<string> targets = keyword is "COPY" or "ADD" ? [.. TargetsOf(words, directory)] : [];
            instructions.Add(new(line, directory, targets));
        }

        return instructions.ToImmutable();
    }

    private static IEnumerable<string> TargetsOf(string[] words, string directory)
    {
        var paths = words.Skip(1).SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal)).ToArray();

        return paths.SkipLast(1).Select(source => TargetOf(source, paths[^1], directory));
    }

    /// <summary>A file keeps its name in a directory; a directory (which ends as one, or is copied to its own place) gives its contents.</summary>
    private static string TargetOf(string source, string destination, string directory)
    {
        var target = Absolute(destination, directory);
        var isDirectory = source.EndsWith('/') || source is "." or ".." || Absolute(source, "/") == target;
        var goesInto = destination.EndsWith('/') || destination == ".";

        return goesInto && !isDirectory ? Absolute(Path.GetFileName(source), target) : target;
    }

    private static string Absolute(string path, string directory) => "/" + Path.GetFullPath(path, directory).Trim('/');
}
