using System.Globalization;
using System.Text;

namespace DockerSplit.Cli.Terminal;

/// <summary>Text from outside, made safe to show.</summary>
internal static class Printable
{
    private const char Mark = '\uFFFD';

    /// <summary>
    /// One line: white space becomes blanks, and what could move the cursor, recolour the terminal, turn the direction of writing or
    /// stay invisible is marked.
    /// </summary>
    public static string Line(string text) => Show(text.ReplaceLineEndings(" "), keepLineFeeds: false);

    /// <summary>The same for a text of several lines, which stay lines.</summary>
    public static string Lines(string text) => Show(text.ReplaceLineEndings("\n"), keepLineFeeds: true);

    private static string Show(string text, bool keepLineFeeds)
    {
        if (text.All(IsHarmless))
            return text;

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLineFeeds)
                shown.Append('\n');
            else if (rune.Value == '\t')
                shown.Append(' ');
            else if (IsShown(rune))
                shown.Append(rune.ToString());
            else
                shown.Append(Mark);
        }

        return shown.ToString();
    }

    private static bool IsHarmless(char character) => character is >= ' ' and <= '~';

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate
            );
}
