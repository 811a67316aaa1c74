using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>How strace writes arguments, strings and what it notes behind file descriptors.</summary>
internal static class StraceText
{
    private const char Quote = '"';

    /// <summary>The arguments of a call, and where the text goes on behind them.</summary>
    /// <param name="start">Behind the opening bracket.</param>
    public static (ImmutableArray<string> Arguments, int End) Arguments(string line, int start)
    {
        var arguments = ImmutableArray.CreateBuilder<string>();
        var from = start;
        var depth = 0;
        for (var at = start; at < line.Length; at++)
        {
            switch (line[at])
            {
                case Quote:
                    at = EndOfString(line, at);
                    break;
                case '<' when at > start && char.IsLetterOrDigit(line[at - 1]):
                    at = line.IndexOf('>', at) is var close and > 0 ? close : line.Length;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' when depth == 0:
                    arguments.AddUnlessEmpty(line[from..at].Trim());
                    return (arguments.ToImmutable(), at + 1);
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ',' when depth == 0:
                    arguments.Add(line[from..at].Trim());
                    from = at + 1;
                    break;
                default:
                    break;
            }
        }

        return (arguments.ToImmutable(), line.Length);
    }

    /// <summary>The text of a string in quotes, its escapes resolved (C's, bytes in octal); null for anything else.</summary>
    public static string? Unquote(string argument)
    {
        if (argument is not [Quote, ..])
            return null;

        var end = EndOfString(argument, 0);

        return end >= argument.Length ? null : Unescape(argument.AsSpan(1, end - 1));
    }

    /// <summary>What stands in angle brackets, without the note that the file was deleted since; null for nothing.</summary>
    public static string? Annotation(string descriptor)
    {
        var open = descriptor.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : descriptor.IndexOf('>', open);
        if (close < 0)
            return null;

        var path = Unescape(descriptor.AsSpan(open + 1, close - open - 1));
        const string deleted = " (deleted)";

        return path.EndsWith(deleted, StringComparison.Ordinal) ? path[..^deleted.Length] : path;
    }

    /// <summary>The place of the closing quote; the text's length where there is none.</summary>
    private static int EndOfString(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == Quote)
                return at;
        }

        return text.Length;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
            return text.ToString();

        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at = Escaped(text, at + 1, bytes);
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([text[at]]));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Reads what stands behind a backslash.</summary>
    /// <returns>The place of its last character.</returns>
    private static int Escaped(ReadOnlySpan<char> text, int at, List<byte> bytes)
    {
        if (
            text[at] is 'x'
            && at + 2 < text.Length
            && byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, null, out var hex)
        )
        {
            bytes.Add(hex);
            return at + 2;
        }

        if (text[at] is >= '0' and <= '7')
        {
            var value = 0;
            var end = at;
            for (; end < text.Length && end < at + 3 && text[end] is >= '0' and <= '7'; end++)
                value = 8 * value + (text[end] - '0');
            bytes.Add((byte)value);
            return end - 1;
        }

        bytes.Add(
            text[at] switch
            {
                'n' => (byte)'\n',
                't' => (byte)'\t',
                'r' => (byte)'\r',
                'v' => (byte)'\v',
                'f' => (byte)'\f',
                var other => (byte)other,
            }
        );
        return at;
    }

    private static void AddUnlessEmpty(this ImmutableArray<string>.Builder arguments, string argument)
    {
        if (argument.Length > 0 || arguments.Count > 0)
            arguments.Add(argument);
    }
}
