using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>bash's <c>a{b,c}</c> and <c>{1..3}</c>, done before any other expansion (bash reference manual, brace expansion).</summary>
internal static class BraceExpansion
{
    private const int MaximumWords = 256;

    /// <summary>The words that one word stands for; the word itself where it has no braces, or too many.</summary>
    public static IReadOnlyList<ImmutableArray<WordPart>> Expand(ImmutableArray<WordPart> parts)
    {
        if (!parts.Any(part => part is Literal literal && literal.Value.Contains('{')))
            return [parts];

        var pieces = parts.SelectMany(Pieces).ToList();
        var at = 0;
        var words = Sequence(pieces, ref at, nested: false);

        return words is null ? [parts] : [.. words.Select(word => word.ToImmutableArray())];
    }

    /// <summary>Braces and commas stand alone; a literal with escapes stays whole, since its braces may be quoted.</summary>
    private static IEnumerable<WordPart> Pieces(WordPart part)
    {
        if (part is not Literal literal || literal.Value.Length != literal.Span.Length)
            return [part];

        var pieces = new List<WordPart>();
        var start = 0;
        for (var i = 0; i < literal.Value.Length; i++)
        {
            if (literal.Value[i] is not ('{' or ',' or '}'))
                continue;
            if (i > start)
                pieces.Add(Piece(literal, start, i));
            pieces.Add(Piece(literal, i, i + 1));
            start = i + 1;
        }

        if (start < literal.Value.Length)
            pieces.Add(Piece(literal, start, literal.Value.Length));

        return pieces;
    }

    private static Literal Piece(Literal literal, int start, int end)
    {
        var value = literal.Value[start..end];

        return new(new(literal.Span.Start + start, end - start), value, value.AsSpan().ContainsAny('*', '?', '['));
    }

    private static bool Is(List<WordPart> pieces, int at, string mark) =>
        at < pieces.Count && pieces[at] is Literal { Value: var value } && value == mark;

    private static List<List<WordPart>>? Sequence(List<WordPart> pieces, ref int at, bool nested)
    {
        List<List<WordPart>> words =
        [
            [],
        ];
        while (at < pieces.Count && !(nested && (Is(pieces, at, ",") || Is(pieces, at, "}"))))
        {
            List<List<WordPart>> next;
            if (Is(pieces, at, "{") && TryAlternatives(pieces, ref at) is { } alternatives)
                next = alternatives;
            else
                next =
                [
                    [pieces[at++]],
                ];
            if (words.Count * next.Count > MaximumWords)
                return null;
            words = [.. words.SelectMany(_ => next, (left, right) => (List<WordPart>)[.. left, .. right])];
        }

        return words;
    }

    /// <summary>Reads <c>{a,b}</c>; null, and unmoved, where the brace is just a character.</summary>
    private static List<List<WordPart>>? TryAlternatives(List<WordPart> pieces, ref int at)
    {
        var start = at++;
        var all = new List<List<WordPart>>();
        var commas = 0;
        while (Sequence(pieces, ref at, nested: true) is { } words)
        {
            all.AddRange(words);
            if (all.Count > MaximumWords || at >= pieces.Count)
                break;

            if (Is(pieces, at++, ","))
                commas++;
            else if (commas > 0)
                return all;
            else if (all is [[Literal range]] && Range(range) is { } numbers)
                return numbers;
            else
                break;
        }

        at = start;

        return null;
    }

    private static List<List<WordPart>>? Range(Literal literal)
    {
        if (
            literal.Value.Split("..") is not [var first, var last]
            || !int.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
            || Math.Abs((long)to - from) >= MaximumWords
            || (first.Length > 1 && first[0] == '0')
        )
            return null;

        var step = to < from ? -1 : 1;

        return
        [
            .. Enumerable
                .Range(0, Math.Abs(to - from) + 1)
                .Select(i => (List<WordPart>)[new Literal(literal.Span, (from + i * step).ToString(CultureInfo.InvariantCulture), false)]),
        ];
    }
}
