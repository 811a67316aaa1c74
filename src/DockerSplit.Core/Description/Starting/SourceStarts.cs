using System.Collections.Immutable;
using DockerSplit.Description.Files;
using DockerSplit.Knowledge;

namespace DockerSplit.Description.Starting;

/// <summary>A program that a source of the build context starts by its name.</summary>
/// <param name="Place">The source in the image, with the number of the line.</param>
internal sealed record SourceStart(string Program, string Place);

/// <summary>Finds what the sources of the build context start: their text is at hand, though what becomes of it is not.</summary>
internal static class SourceStarts
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
        foreach (var source in Named([.. Read(root, knowledge, read)], words))
        {
            foreach (var (program, line) in source.Row.StartsIn(source.Text))
                starts.TryAdd(program, new(program, $"{source.Path}:{line}"));
        }

        return [.. starts.Values];
    }

    /// <summary>All sources that are compiled, and those of the others that the start leads to by their names.</summary>
    private static IEnumerable<Source> Named(ImmutableArray<Source> sources, IEnumerable<string> words)
    {
        var open = sources.Where(source => source.Row.AreRun).ToLookup(source => source.Row.NameOf(source.Path), StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var texts = new Stack<string>(words);
        var found = new List<Source>(sources.Where(source => !source.Row.AreRun));
        while (texts.TryPop(out var text))
        {
            foreach (var source in WordsIn(text).Where(known.Add).SelectMany(word => open[word]))
            {
                found.Add(source);
                texts.Push(source.Text);
            }
        }

        return found.OrderBy(source => source.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<string> WordsIn(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
                continue;
            if (at > start)
                yield return text[start..at];
            start = at + 1;
        }
    }

    private static IEnumerable<Source> Read(DescribedNode root, KnowledgeBase knowledge, Func<string, string?> read)
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

    private sealed record Source(string Path, string Text, SourceStartRow Row);
}
