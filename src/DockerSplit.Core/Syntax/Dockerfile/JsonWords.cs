using System.Collections.Immutable;
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

    /// <summary>The elements; null when the text is no JSON array of strings, which BuildKit then reads as the shell form.</summary>
    /// <param name="otherThanText">Whether it is a valid array that holds something else than strings: that is an error there.</param>
    public static ImmutableArray<string>? Read(ReadOnlySpan<char> text, out bool otherThanText)
    {
        otherThanText = false;
        if (text.IsEmpty || text[0] != '[')
            return null;

        var words = ImmutableArray.CreateBuilder<string>();
        var at = Skip(text, 1);
        if (Is(text, at, ']'))
            return Skip(text, at + 1) == text.Length ? [] : null;

        while (TryReadString(text, ref at) is { } word)
        {
            words.Add(word);
            at = Skip(text, at);
            if (Is(text, at, ']'))
                return Skip(text, at + 1) == text.Length ? words.ToImmutable() : null;
            if (!Is(text, at, ','))
                return null;
            at = Skip(text, at + 1);
        }

        otherThanText = BeginsValue(text[at..]) && IsValid(text);

        return null;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;

        return at;
    }

    private static bool Is(ReadOnlySpan<char> text, int at, char c) => at < text.Length && text[at] == c;

    private static string? TryReadString(ReadOnlySpan<char> text, ref int at)
    {
        if (!Is(text, at, '"'))
            return null;

        var start = at + 1;
        var stop = text[start..].IndexOfAny('"', '\\');
        if (stop >= 0 && text[start + stop] == '"' && !HasControl(text.Slice(start, stop)))
        {
            at = start + stop + 1;

            return text.Slice(start, stop).ToString();
        }

        return TryReadEscaped(text, start, ref at);
    }

    private static bool HasControl(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\0', '\u001F');

    private static string? TryReadEscaped(ReadOnlySpan<char> text, int start, ref int at)
    {
        var word = new StringBuilder();
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] < ' ')
                return null;
            if (text[i] == '"')
            {
                at = i + 1;

                return word.ToString();
            }

            if (text[i] != '\\')
                word.Append(text[i]);
            else if (TryReadEscape(text, ref i) is { } value)
                word.Append(value);
            else
                return null;
        }

        return null;
    }

    /// <summary>Reads the escape at <paramref name="at"/> and moves to its last character.</summary>
    private static char? TryReadEscape(ReadOnlySpan<char> text, ref int at)
    {
        if (++at >= text.Length)
            return null;
        if (Letters.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var known)
            return Values[known];
        if (text[at] != 'u' || at + 4 >= text.Length)
            return null;

        var digits = text.Slice(at + 1, 4);
        at += 4;

        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;
    }

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
