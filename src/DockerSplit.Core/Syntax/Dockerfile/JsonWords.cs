using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>
/// Reads the JSON form of an instruction, an array of strings. It is written by hand because most of what begins with a bracket is
/// a shell's test, which must not cost an exception.
/// </summary>
internal static class JsonWords
{
    private const string Letters = "\"\\/bfnrt";
    private const string Values = "\"\\/\b\f\n\r\t";

    /// <summary>What a string does not hold as it is: quotes, backslashes and control characters.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create([
        '"',
        '\\',
        .. Enumerable.Range(0, ' ').Select(code => (char)code),
    ]);

    /// <summary>Whether a text is a JSON array of strings; BuildKit reads any other as the shell form.</summary>
    /// <param name="otherThanText">Whether it is a valid array that holds something else than strings: that is an error there.</param>
    public static bool Recognise(ReadOnlySpan<char> text, out bool otherThanText)
    {
        otherThanText = false;
        if (text.IsEmpty || text[0] != '[')
            return false;
        if (Walk(text, null, out var stop))
            return true;

        otherThanText = BeginsValue(text[stop..]) && IsValid(text);

        return false;
    }

    /// <summary>The elements of a text that <see cref="Recognise"/> took.</summary>
    public static string[] Read(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        Walk(text, words, out _);

        return [.. words];
    }

    /// <summary>Goes through the elements, and adds them where <paramref name="words"/> is given; false where the array breaks off.</summary>
    private static bool Walk(ReadOnlySpan<char> text, List<string>? words, out int at)
    {
        at = Skip(text, 1);
        if (Is(text, at, ']'))
            return Skip(text, at + 1) == text.Length;

        while (EndOfString(text, at) is > 0 and var end)
        {
            words?.Add(Unescape(text[(at + 1)..(end - 1)]));
            at = Skip(text, end);
            if (Is(text, at, ']'))
                return Skip(text, at + 1) == text.Length;
            if (!Is(text, at, ','))
                return false;
            at = Skip(text, at + 1);
        }

        return false;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;

        return at;
    }

    private static bool Is(ReadOnlySpan<char> text, int at, char c) => at < text.Length && text[at] == c;

    /// <summary>The offset behind the string that begins here, or -1.</summary>
    private static int EndOfString(ReadOnlySpan<char> text, int at)
    {
        if (!Is(text, at++, '"'))
            return -1;

        while (text[at..].IndexOfAny(Special) is >= 0 and var next)
        {
            at += next;
            if (text[at] == '"')
                return at + 1;
            if (WidthOfEscape(text[at..]) is not (> 0 and var width))
                return -1;
            at += width;
        }

        return -1;
    }

    private static int WidthOfEscape(ReadOnlySpan<char> text) =>
        text switch
        {
            ['\\', 'u', var a, var b, var c, var d, ..] => IsHex(a) && IsHex(b) && IsHex(c) && IsHex(d) ? 6 : 0,
            ['\\', var letter, ..] when Letters.Contains(letter) => 2,
            _ => 0,
        };

    private static bool IsHex(char c) => char.IsAsciiHexDigit(c);

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var word = new StringBuilder(raw.Length);
        while (raw.IndexOf('\\') is >= 0 and var next)
        {
            var width = WidthOfEscape(raw[next..]);
            word.Append(raw[..next]).Append(ValueOfEscape(raw.Slice(next, width)));
            raw = raw[(next + width)..];
        }

        return word.Length == 0 ? raw.ToString() : word.Append(raw).ToString();
    }

    private static char ValueOfEscape(ReadOnlySpan<char> escape) =>
        escape[1] == 'u'
            ? (char)ushort.Parse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : Values[Letters.IndexOf(escape[1], StringComparison.Ordinal)];

    /// <summary>Whether a number, a constant, an object or an array may begin here; a shell's test begins with something else.</summary>
    private static bool BeginsValue(ReadOnlySpan<char> text) =>
        text is ['[' or '{' or 't' or 'f' or 'n' or (>= '0' and <= '9'), ..] or ['-', >= '0' and <= '9', ..];

    private static bool IsValid(ReadOnlySpan<char> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.ToString());

            return true;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
