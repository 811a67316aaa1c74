using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>A source file, or another text that names sources.</summary>
/// <param name="Path">Its path in the image.</param>
/// <param name="Row">What is known of its kind; null for a text that only names others, such as a start script.</param>
public sealed record SourceFile(string Path, string Text, SourceStartRow? Row);

/// <summary>A program that a source starts by its name.</summary>
/// <param name="Path">The source in the image.</param>
/// <param name="IsRun">Whether the source is run as it is, and the start leads to it.</param>
public sealed record SourceStart(string Program, string Path, int Line, bool IsRun)
{
    /// <summary>The source with the number of the line.</summary>
    public string Place => $"{Path}:{Line}";
}

/// <summary>Finds what sources start: their text is at hand, though what becomes of it is not.</summary>
public static class SourceStarts
{
    /// <summary>What all sources start that are compiled, and those of the others that the start leads to by their names, in the order of the paths.</summary>
    /// <param name="words">What the container starts.</param>
    public static IEnumerable<SourceStart> Of(ImmutableArray<SourceFile> sources, IEnumerable<string> words) =>
        Named(sources, words).SelectMany(StartsIn);

    private static IEnumerable<SourceStart> StartsIn(SourceFile source) =>
        source.Row is { } row
            ? row.StartsIn(source.Text).Select(start => new SourceStart(start.Program, source.Path, start.Line, row.AreRun))
            : [];

    private static IEnumerable<SourceFile> Named(ImmutableArray<SourceFile> sources, IEnumerable<string> words)
    {
        var open = sources
            .Where(IsFound)
            .SelectMany(source => SourceStartRow.NamesOf(source).Select(name => (Name: name, Source: source)))
            .ToLookup(pair => pair.Name, pair => pair.Source, StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var texts = new Stack<string>(words);
        var found = new HashSet<SourceFile>(sources.Where(source => !IsFound(source)), ReferenceEqualityComparer.Instance);
        while (texts.TryPop(out var text))
        {
            foreach (var source in WordsIn(text).Where(known.Add).SelectMany(word => open[word]).Where(found.Add))
                texts.Push(source.Text);
        }

        return found.OrderBy(source => source.Path, StringComparer.Ordinal);
    }

    /// <summary>Whether it counts only where something names it.</summary>
    private static bool IsFound(SourceFile source) => source.Row is not { AreRun: false };

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
}
