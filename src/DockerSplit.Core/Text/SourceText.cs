using System.Collections.Immutable;

namespace DockerSplit.Text;

/// <summary>An immutable text with the name people know it by and its line starts.</summary>
public sealed class SourceText
{
    private readonly Lazy<ImmutableArray<int>> _lineStarts;

    public SourceText(string text, string name = "Dockerfile")
    {
        Text = text;
        Name = name;
        _lineStarts = new(() => FindLineStarts(text));
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The name used in diagnostics: a path as the user wrote it, or <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>The length in UTF-16 units.</summary>
    public int Length => Text.Length;

    /// <summary>Offsets at which lines begin. Only a line feed ends a line; a carriage return before it belongs to the line.</summary>
    public ImmutableArray<int> LineStarts => _lineStarts.Value;

    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The line and column of an offset between 0 and <see cref="Length"/>.</summary>
    public LinePosition PositionOf(int offset)
    {
        var index = LineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;

        return new(line + 1, offset - LineStarts[line] + 1);
    }

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);

        return starts.ToImmutable();
    }
}
