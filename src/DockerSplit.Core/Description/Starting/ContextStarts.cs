using System.Collections.Immutable;
using DockerSplit.Description.Files;
using DockerSplit.Knowledge;

namespace DockerSplit.Description.Starting;

/// <summary>Finds what the sources of the build context start: their text is at hand, though what becomes of it is not.</summary>
internal static class ContextStarts
{
    private const int MaximumFiles = 2_000;
    private const int MaximumLength = 4_000_000;

    /// <summary>Each program once, with the first place that starts it.</summary>
    /// <param name="root">The image at the end of the build.</param>
    /// <param name="words">What the container starts.</param>
    /// <param name="read">Reads a file of the context.</param>
    public static ImmutableArray<SourceStart> Of(
        DescribedNode root,
        IEnumerable<string> words,
        KnowledgeBase knowledge,
        Func<string, string?> read
    )
    {
        var starts = new SortedDictionary<string, SourceStart>(StringComparer.Ordinal);
        foreach (var start in SourceStarts.Of([.. Read(root, knowledge, read)], words))
            starts.TryAdd(start.Program, start);

        return [.. starts.Values];
    }

    private static IEnumerable<SourceFile> Read(DescribedNode root, KnowledgeBase knowledge, Func<string, string?> read)
    {
        var rows = knowledge.Ecosystems.SelectMany(ecosystem => ecosystem.Starts).ToList();
        var (files, length) = (0, 0L);
        foreach (var (path, file) in DescribedSources.Copied(root))
        {
            if (rows.Find(row => row.IsAbout(path)) is not { } row || read(file) is not { } text)
                continue;
            if (++files > MaximumFiles || (length += text.Length) > MaximumLength)
                yield break;
            yield return new(path, text, row);
        }
    }
}
