using System.Globalization;
using System.Text;

namespace DockerSplit.Cli.Configuration;

/// <summary>The escapes with which a command line names characters that cannot be typed.</summary>
internal static class Escapes
{
    /// <summary>The text with <c>\r \n \t \0 \xHH \\</c> replaced; any other backslash stays.</summary>
    public static string Read(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                result.Append(text[at]);
                continue;
            }

            var (character, length) = ReadOne(text.AsSpan(at + 1));
            result.Append(length == 0 ? '\\' : character);
            at += length;
        }

        return result.ToString();
    }

    /// <summary>The character behind a backslash, and how many characters name it; 0 where none is named.</summary>
    private static (char Character, int Length) ReadOne(ReadOnlySpan<char> text) =>
        text[0] switch
        {
            'r' => ('\r', 1),
            'n' => ('\n', 1),
            't' => ('\t', 1),
            '0' => ('\0', 1),
            '\\' => ('\\', 1),
            'x'
                when text.Length > 2
                    && byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => (
                (char)code,
                3
            ),
            _ => ('\0', 0),
        };
}
