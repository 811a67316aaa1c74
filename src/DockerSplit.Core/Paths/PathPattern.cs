namespace DockerSplit.Paths;

/// <summary>Patterns of paths: <c>*</c> stands for any run of characters but <c>/</c>, <c>**</c> for any run.</summary>
public static class PathPattern
{
    public static bool IsPattern(string text) => text.Contains('*', StringComparison.Ordinal);

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Backtracking needs only the last star of each kind: what a later one matched, an earlier one need not take back.
        var (p, t) = (0, 0);
        var (star, starText, deepStar, deepText) = (-1, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                var deep = p + 1 < pattern.Length && pattern[p + 1] == '*';
                p += deep ? 2 : 1;
                if (deep)
                    (deepStar, deepText, star) = (p, t, -1);
                else
                    (star, starText) = (p, t);
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0 && text[starText] != '/')
            {
                (p, t) = (star, ++starText);
            }
            else if (deepStar >= 0)
            {
                (p, t, star) = (deepStar, ++deepText, -1);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
