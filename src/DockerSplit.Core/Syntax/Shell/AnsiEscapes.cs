using System.Globalization;
using System.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>The escapes of bash's <c>$'...'</c> (bash reference manual, ANSI-C quoting).</summary>
internal static class AnsiEscapes
{
    private const string Letters = "abeEfnrtv\\'\"?";
    private const string Values = "\a\b\u001b\u001b\f\n\r\t\v\\'\"?";

    public static string Resolve(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\' || at + 1 >= raw.Length)
                text.Append(raw[at]);
            else
                at = ResolveOne(raw, at + 1, text);
        }

        return text.ToString();
    }

    /// <summary>Resolves the escape whose letter stands at <paramref name="at"/>; returns the offset of its last character.</summary>
    private static int ResolveOne(string raw, int at, StringBuilder text)
    {
        var known = Letters.IndexOf(raw[at], StringComparison.Ordinal);
        if (known >= 0)
        {
            text.Append(Values[known]);

            return at;
        }

        var (start, most, radix) = raw[at] switch
        {
            'x' => (at + 1, 2, 16),
            'u' => (at + 1, 4, 16),
            'U' => (at + 1, 8, 16),
            >= '0' and <= '7' => (at, 3, 8),
            _ => (at, 0, 0),
        };
        var end = start;
        while (end < raw.Length && end - start < most && (radix == 16 ? char.IsAsciiHexDigit(raw[end]) : raw[end] is >= '0' and <= '7'))
            end++;
        if (end == start)
        {
            text.Append('\\').Append(raw[at]);

            return at;
        }

        var digits = raw[start..end];
        var number = radix == 16 ? int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : Convert.ToInt32(digits, 8);
        text.Append(Rune.IsValid(number) ? new Rune(number).ToString() : "\uFFFD");

        return end - 1;
    }
}
