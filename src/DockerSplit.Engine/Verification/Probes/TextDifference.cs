using System.Globalization;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Says where two texts part.</summary>
internal static class TextDifference
{
    private const int LongestExcerpt = 120;

    /// <summary>The first line that differs, as both have it.</summary>
    public static string Describe(string what, string original, string rewritten)
    {
        var before = original.Split('\n');
        var after = rewritten.Split('\n');
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();

        return string.Create(
            CultureInfo.InvariantCulture,
            $"the {what} differs in line {line + 1}: original {Excerpt(before, line)}, rewritten {Excerpt(after, line)}"
        );
    }

    private static string Excerpt(string[] lines, int index)
    {
        if (index >= lines.Length)
            return "ends";

        var line = lines[index].Trim();
        return line.Length <= LongestExcerpt ? $"'{line}'" : $"'{line[..LongestExcerpt]}...'";
    }
}
