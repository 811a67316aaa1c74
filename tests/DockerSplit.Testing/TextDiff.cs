using System.Text;

namespace DockerSplit.Testing;

/// <summary>A line difference, for people who read a failed test.</summary>
public static class TextDiff
{
    private const int Context = 3;

    /// <summary>The lines from the first difference to the last, with a few around them: <c>-</c> expected, <c>+</c> received.</summary>
    public static string Of(string expected, string received)
    {
        var (old, now) = (expected.Split('\n'), received.Split('\n'));
        var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var rest = Math.Min(old.Length, now.Length) - same;
        var tail = old.Reverse().Zip(now.Reverse()).Take(rest).TakeWhile(pair => pair.First == pair.Second).Count();
        var diff = new StringBuilder().AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"from line {same + 1}:");
        Append(diff, ' ', old[Math.Max(0, same - Context)..same]);
        Append(diff, '-', old[same..^tail]);
        Append(diff, '+', now[same..^tail]);
        Append(diff, ' ', old[^tail..].Take(Context));

        return diff.ToString();
    }

    private static void Append(StringBuilder diff, char mark, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            diff.Append(mark).Append(' ').AppendLine(line);
    }
}
