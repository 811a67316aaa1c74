using System.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>
/// Words that quotes and an escape character keep together. They are of two kinds: in a shell's word and in ENV the escape character
/// is plain text between single quotes, in a flag it escapes there too.
/// </summary>
internal static class QuotedWord
{
    /// <summary>The end of the word that begins here: the next blank that is neither quoted nor escaped, or the end of the text.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int at, char escape = '\\', bool escapesEverywhere = false)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == escape && (quote != '\'' || escapesEverywhere))
                at++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (char.IsWhiteSpace(c))
                break;
        }

        return Math.Min(at, text.Length);
    }

    /// <summary>A word without its quotes and backslashes.</summary>
    public static string Unquote(ReadOnlySpan<char> word, bool escapesEverywhere = false)
    {
        if (!word.ContainsAny('"', '\'', '\\'))
            return word.ToString();

        var text = new StringBuilder(word.Length);
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var c = word[at];
            if (c == '\\' && (quote != '\'' || escapesEverywhere) && at + 1 < word.Length)
                text.Append(word[++at]);
            else if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else if (quote != '\0' && c == quote)
                quote = '\0';
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
