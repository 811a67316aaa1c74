using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Testing.Cases;

/// <summary>
/// The last stage of a written Dockerfile, read by the simplest means so that the tests do not lean on the parser that they test:
/// instructions with their continued lines joined, without comments, blanks as one.
/// </summary>
public sealed partial class RuntimeStage
{
    private readonly ImmutableArray<StageInstruction> _instructions;

    public RuntimeStage(string dockerfile)
    {
        var joined = Continuation().Replace(WithoutComments(dockerfile), " ");
        var lines = joined.Split('\n').Select(line => Blanks().Replace(line, " ").Trim()).Where(line => line.Length > 0).ToList();
        var start = lines.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase));
        _instructions = StageInstruction.AllOf(lines.Skip(start));
    }

    /// <summary>
    /// Whether an instruction holds a fragment. <c>*</c> stands for anything within the instruction; at its ends a fragment does not cut a
    /// word, a package's name or a path in two, so <c>gcc</c> is not in <c>libgcc-s1</c>, nor <c>/opt</c> in <c>/opt/app</c>.
    /// </summary>
    public bool Contains(string fragment)
    {
        var pattern = Whole(fragment);

        return _instructions.Any(instruction => pattern.IsMatch(instruction.Text));
    }

    /// <summary>Whether each fragment is found behind the one before it, in the same instruction or in a later one.</summary>
    public bool HasInOrder(IEnumerable<string> fragments)
    {
        var text = string.Join('\n', _instructions.Select(instruction => instruction.Text));
        var next = 0;
        foreach (var fragment in fragments)
        {
            var found = Whole(fragment).Match(text, next);
            if (!found.Success)
                return false;

            next = found.Index + found.Length;
        }

        return true;
    }

    /// <summary>Whether a copy brings a path, alone or with a directory above it, or a command of the stage names it.</summary>
    public bool Brings(string path) =>
        _instructions.Any(instruction => instruction.Targets.Any(target => IsWithin(path, target)) || IsNamed(path, instruction));

    /// <summary>Whether a copy brings a path, a directory above it, or something below it.</summary>
    public bool Touches(string path) =>
        _instructions.SelectMany(instruction => instruction.Targets).Any(target => IsWithin(path, target) || IsWithin(target, path));

    private static bool IsNamed(string path, StageInstruction instruction) =>
        Whole($"RUN*{path}").IsMatch(instruction.Text)
        || (
            IsWithin(path, instruction.Directory)
            && path != instruction.Directory
            && Whole($"RUN*{Path.GetRelativePath(instruction.Directory, path)}").IsMatch(instruction.Text)
        );

    private static Regex Whole(string fragment)
    {
        var pattern = string.Join(".*", fragment.Split('*').Select(Regex.Escape));

        return new($@"(?<![\w.+/-])(?:{pattern})(?:/?(?![\w+/-])(?!\.\w))", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    private static bool IsWithin(string path, string directory) =>
        path == directory || path.StartsWith(directory.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string WithoutComments(string dockerfile) =>
        string.Join('\n', dockerfile.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    [GeneratedRegex(@"\\[ \t]*\n", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Continuation();

    [GeneratedRegex(@"[ \t]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
