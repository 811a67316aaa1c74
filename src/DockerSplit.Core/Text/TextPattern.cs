namespace DockerSplit.Text;

/// <summary>Shell patterns: <c>*</c>, <c>?</c>, <c>[a-z]</c> and backslash escapes (POSIX, XCU 2.13).</summary>
public static class TextPattern
{
    /// <summary>Takes the shortest or longest matching prefix or suffix away, as <c>${x#p}</c> and <c>${x%p}</c> do.</summary>
    public static string Trim(string value, string pattern, bool prefix, bool longest)
    {
        for (var step = 0; step <= value.Length; step++)
        {
            var length = longest ? value.Length - step : step;
            var part = prefix ? value[..length] : value[^length..];
            if (IsMatch(part, pattern))
                return prefix ? value[length..] : value[..^length];
        }

        return value;
    }

    /// <summary>Replaces the first or every longest match, as <c>${x/p/r}</c> does.</summary>
    public static string Replace(string value, string pattern, string replacement, bool all)
    {
        var result = new System.Text.StringBuilder();
        var at = 0;
        while (at < value.Length)
        {
            var length = LongestMatch(value, at, pattern);
            if (length <= 0)
            {
                result.Append(value[at++]);
                continue;
            }

            result.Append(replacement);
            at += length;
            if (!all)
                break;
        }

        return result.Append(value.AsSpan(at)).ToString();
    }

    private static int LongestMatch(string value, int at, string pattern)
    {
        for (var length = value.Length - at; length > 0; length--)
        {
            if (IsMatch(value.AsSpan(at, length), pattern))
                return length;
        }

        return 0;
    }

    /// <summary>Whether the whole text matches. <c>*</c> matches a slash too.</summary>
    public static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (t, p, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && MatchOne(text[t], pattern[p..], out var used))
            {
                p += used;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }

    private static bool MatchOne(char c, ReadOnlySpan<char> pattern, out int used)
    {
        used = 1;
        switch (pattern[0])
        {
            case '?':
                return true;
            case '\\' when pattern.Length > 1:
                used = 2;
                return c == pattern[1];
            case '[' when pattern[1..].IndexOf(']') is > 0 and var end:
                used = end + 2;
                return InSet(c, pattern.Slice(1, end));
            default:
                return c == pattern[0];
        }
    }

    private static bool InSet(char c, ReadOnlySpan<char> set)
    {
        var negated = set[0] is '!' or '^';
        var found = false;
        for (var i = negated ? 1 : 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= c >= set[i] && c <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= c == set[i];
            }
        }

        return found != negated;
    }
}
