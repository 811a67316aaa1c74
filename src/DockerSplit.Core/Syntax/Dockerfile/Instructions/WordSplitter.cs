using System.Runtime.InteropServices;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>Splits arguments into words.</summary>
internal static class WordSplitter
{
    /// <summary>Words between blanks; quotes mean nothing, as in COPY and EXPOSE.</summary>
    public static IEnumerable<Word> Blanks(LogicalText text) => Split(text, quotes: false);

    /// <summary>
    /// Words between blanks that quotes and the escape character keep together, as in ENV; both stay in the word
    /// (frontend/dockerfile/parser/line_parsers.go, parseWords).
    /// </summary>
    public static IEnumerable<Word> Quoted(LogicalText text, char escape) => Split(text, quotes: true, escape);

    private static IEnumerable<Word> Split(LogicalText text, bool quotes, char escape = '\\')
    {
        var all = text.Text;
        var at = 0;
        while (at < all.Length)
        {
            if (char.IsWhiteSpace(all[at]))
            {
                at++;
                continue;
            }

            var end = End(all, at, quotes, escape);
            var span = TextSpan.FromBounds(at, end);
            yield return new(all[at..end], span, text.ToSource(span));
            at = end;
        }
    }

    private static int End(string text, int at, bool quotes, char escape)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quotes && c == escape && quote != '\'')
                at++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (quotes && c is '"' or '\'')
                quote = c;
            else if (char.IsWhiteSpace(c))
                break;
        }

        return Math.Min(at, text.Length);
    }

    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Word(string Text, TextSpan Span, TextSpan Source);
}
