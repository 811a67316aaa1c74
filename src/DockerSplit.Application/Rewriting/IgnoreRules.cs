using System.Collections.Immutable;
using DockerSplit.Engine.Files;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Application.Rewriting;

/// <summary>
/// The rules of an ignore file (Docker's documentation of the build context): one pattern a line, <c>#</c> begins a comment, <c>!</c> makes
/// an exception, <c>**</c> stands for any number of directories, and the last rule that fits a path, or a directory above it, decides.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly ImmutableArray<Rule> _rules;

    private IgnoreRules(ImmutableArray<Rule> rules)
    {
        _rules = rules;
        HasExceptions = rules.Any(rule => rule.IsException);
        Start = new(ImmutableArray.CreateRange(new bool[rules.Length]), IsIgnored: false);
    }

    public static IgnoreRules None { get; } = new([]);

    /// <summary>Whether something in an ignored directory may be there all the same.</summary>
    public bool HasExceptions { get; }

    /// <summary>The state of the context's root.</summary>
    public IgnoreState Start { get; }

    /// <summary>The rules of the file beside the Dockerfile that is named after it, or else those of the context's own.</summary>
    public static IgnoreRules ReadFor(string directory, string? dockerfile)
    {
        string[] places = dockerfile is null
            ? [Path.Combine(directory, ".dockerignore")]
            : [dockerfile + ".dockerignore", Path.Combine(directory, ".dockerignore")];
        foreach (var place in places)
        {
            try
            {
                if (HostFile.Of(place).Kind == HostFileKind.Regular)
                    return Parse(File.ReadAllText(place));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The builder could not read it either, and says so.
                return None;
            }
        }

        return None;
    }

    public static IgnoreRules Parse(string text) =>
        new([
            .. text.TrimStart('\uFEFF')
                .Split('\n')
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Trim())
                .Where(line => line.Length > 0)
                .Select(Read)
                .OfType<Rule>(),
        ]);

    /// <summary>The state of an entry of a directory.</summary>
    /// <param name="directory">The state of the directory.</param>
    /// <param name="path">The entry's path, relative to the context's root.</param>
    public IgnoreState Enter(IgnoreState directory, string path)
    {
        if (_rules.IsEmpty)
            return directory;

        var parts = path.Split('/');
        var fits = ImmutableArray.CreateBuilder<bool>(_rules.Length);
        var ignored = false;
        for (var i = 0; i < _rules.Length; i++)
        {
            fits.Add(directory.Fits[i] || Fits(_rules[i].Parts, parts));
            if (fits[i])
                ignored = !_rules[i].IsException;
        }

        return new(fits.MoveToImmutable(), ignored);
    }

    private static Rule? Read(string line)
    {
        var isException = line[0] == '!';
        var pattern = (isException ? line[1..] : line).Trim();
        var path = ContainerPath.Normalise("/" + pattern);

        return pattern.Length == 0 || path == "/" ? null : new(isException, [.. ContainerPath.Split(path).SelectMany(Divided)]);
    }

    /// <summary><c>**.o</c> is a name below any directories.</summary>
    private static string[] Divided(string part) =>
        part.Length > 2 && part.StartsWith("**", StringComparison.Ordinal) ? ["**", part[1..]] : [part];

    /// <summary>Whether a pattern fits the whole path. Backtracking needs only the last <c>**</c>: what a later one took, an earlier one need not.</summary>
    private static bool Fits(ImmutableArray<string> pattern, ReadOnlySpan<string> path)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < path.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
                (star, mark, p) = (p, t, p + 1);
            else if (p < pattern.Length && TextPattern.IsMatch(path[t], pattern[p]))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }

        return !pattern.AsSpan()[p..].ContainsAnyExcept("**");
    }

    private sealed record Rule(bool IsException, ImmutableArray<string> Parts);
}

/// <summary>What the rules say of a path.</summary>
/// <param name="Fits">Which of them fit it, or a directory above it.</param>
internal sealed record IgnoreState(ImmutableArray<bool> Fits, bool IsIgnored);
