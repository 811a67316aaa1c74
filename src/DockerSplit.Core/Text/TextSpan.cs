namespace DockerSplit.Text;

/// <summary>A stretch of text: a start offset and a length, both in UTF-16 units of the text they belong to.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span covers nothing; such a span still marks a place.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether <paramref name="offset"/> lies inside the span.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether all of <paramref name="other"/> lies inside the span.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Union(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
