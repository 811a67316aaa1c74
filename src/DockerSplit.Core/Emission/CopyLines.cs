using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Planning;

namespace DockerSplit.Emission;

/// <summary>Writes what the runtime stage copies from other stages.</summary>
internal static class CopyLines
{
    /// <summary>One path, which is its own destination.</summary>
    public static string Of(string stage, string path) => $"COPY --from={stage} {Single(path)}";

    /// <summary>A line for each directory that is copied, and for the files of each directory together; none holds for two owners.</summary>
    public static IEnumerable<string> Of(SplitPlan plan)
    {
        if (plan.Gathered is { } gathered)
            return [$"COPY --from={gathered.Stage} {gathered.Directory}/ /"];

        return plan
            .Copies.GroupBy(copy =>
                (Destination: copy.IsDirectory ? copy.Path : ContainerPath.Parent(copy.Path).TrimEnd('/') + "/", copy.Owner)
            )
            .Select(group =>
                $"COPY --from={plan.CopiesFrom} {Owner(group.Key.Owner)}{Operands([.. group.Select(copy => copy.Path)], group.Key.Destination)}"
            );
    }

    private static string Owner(string? owner) => owner is null ? "" : $"--chown={owner} ";

    /// <summary>Files of one directory go in one line; a single path is its own destination.</summary>
    private static string Operands(ImmutableArray<string> sources, string directory)
    {
        if (sources is [var only])
            return Single(only);

        ImmutableArray<string> words = [.. sources.Select(Escaped), directory];

        return words.Any(word => word.Contains(' ', StringComparison.Ordinal))
            ? $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]"
            : string.Join(' ', words);
    }

    /// <summary>Source and destination are the same path; the JSON form where it holds a blank.</summary>
    private static string Single(string path) =>
        path.Contains(' ', StringComparison.Ordinal) ? $"[\"{Escaped(path)}\", \"{path}\"]" : $"{Escaped(path)} {path}";

    /// <summary>Sources of COPY are patterns (Go's filepath.Match), in which a bracket begins a set of characters.</summary>
    private static string Escaped(string path) =>
        path.Replace("[", "[[]", StringComparison.Ordinal)
            .Replace("*", "[*]", StringComparison.Ordinal)
            .Replace("?", "[?]", StringComparison.Ordinal);
}
