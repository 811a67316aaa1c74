using System.Runtime.InteropServices;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>Splits arguments into words.</summary>
internal static class WordSplitter
{
    /// <summary>Words between blanks; quotes mean nothing, as in COPY and EXPOSE.</summary>
    public static IEnumerable<Word> Blanks(LogicalText text) => Split(text, EndOfPlain);

    /// <summary>
    /// Words between blanks that quotes and the escape character keep together, as in ENV; both stay in the word
    /// (frontend/dockerfile/parser/line_parsers.go, parseWords).
    /// </summary>
    public static IEnumerable<Word> Quoted(LogicalText text, char escape) => Split(text, (all, at) => QuotedWord.EndOf(all, at, escape));

    private static IEnumerable<Word> Split(LogicalText text, Func<string, int, int> endOf)
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

            var end = endOf(all, at);
            var span = TextSpan.FromBounds(at, end);
            yield return new(all[at..end], span, text.ToSource(span));
            at = end;
        }
    }

    private static int EndOfPlain(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;

        return at;
    }

    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Word(string Text, TextSpan Span, TextSpan Source);
}
