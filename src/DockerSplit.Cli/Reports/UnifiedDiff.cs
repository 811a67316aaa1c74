using System.Globalization;
using System.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>The difference of two texts in the form that <c>diff -u</c> prints.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Two texts with more pairs of lines than this between their first and last difference are shown as replaced.</summary>
    private const long MostPairs = 16_000_000;

    /// <summary>The diff; empty where nothing differs.</summary>
    public static string Of(string oldName, string oldText, string newName, string newText)
    {
        var lines = Compare(Lines(oldText), Lines(newText));
        if (lines.TrueForAll(line => line.Mark == ' '))
            return "";

        var diff = new StringBuilder().Append($"--- {oldName}\n+++ {newName}\n");
        for (var at = 0; Hunk(lines, at) is { } hunk; at = hunk.End)
            Append(diff, lines, hunk.Start, hunk.End);

        return diff.ToString();
    }

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');

        return lines is [.., ""] ? lines[..^1] : lines;
    }

    private static List<Line> Compare(string[] old, string[] now)
    {
        var head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(old.Length, now.Length) - head;
        var tail = old.Reverse().Zip(now.Reverse()).Take(most).TakeWhile(pair => pair.First == pair.Second).Count();

        return
        [
            .. old.Take(head).Select(text => new Line(' ', text)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old.TakeLast(tail).Select(text => new Line(' ', text)),
        ];
    }

    private static IEnumerable<Line> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
            return [.. old.Select(text => new Line('-', text)), .. now.Select(text => new Line('+', text))];

        return Walk(old, now, Common(old, now));
    }

    /// <summary>How many lines the rests of both texts have in common, by where the rests begin.</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    private static IEnumerable<Line> Walk(string[] old, string[] now, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return new(' ', old[i++]);
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new('-', old[i++]);
            }
            else
            {
                yield return new('+', now[j++]);
            }
        }
    }

    /// <summary>The next stretch of differences that lie close together, with the lines around it; null when there is none.</summary>
    private static (int Start, int End)? Hunk(List<Line> lines, int from)
    {
        var first = lines.FindIndex(from, line => line.Mark != ' ');
        if (first < 0)
            return null;

        var last = first;
        for (var at = first; at < lines.Count && at - last <= 2 * Context; at++)
            last = lines[at].Mark == ' ' ? last : at;

        return (Math.Max(from, first - Context), Math.Min(lines.Count, last + Context + 1));
    }

    private static void Append(StringBuilder diff, List<Line> lines, int start, int end)
    {
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(lines, start, end, '+')} +{Range(lines, start, end, '-')} @@\n");
        foreach (var (mark, text) in lines[start..end])
            diff.Append(mark).Append(text).Append('\n');
    }

    /// <summary>First line and count of one side, whose lines are all but those of the other's mark.</summary>
    private static string Range(List<Line> lines, int start, int end, char other)
    {
        var before = lines.Take(start).Count(line => line.Mark != other);
        var count = lines[start..end].Count(line => line.Mark != other);

        return string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");
    }

    private readonly record struct Line(char Mark, string Text);
}
