using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>Which comments belong to which command: each to the first that begins behind it.</summary>
internal sealed class CommentMap
{
    private readonly Dictionary<int, ImmutableArray<TextSpan>> _byStart;

    private CommentMap(Dictionary<int, ImmutableArray<TextSpan>> byStart) => _byStart = byStart;

    public static CommentMap Create(ShellScript script, ImmutableArray<Comment> comments)
    {
        var all = comments
            .Select(comment => (comment.Span.Start, Source: script.Text.ToSource(comment.Span)))
            .Concat(BetweenPieces(script.Text))
            .OrderBy(comment => comment.Source.Start);
        var starts = script
            .Statements.SelectMany(statement => statement.DescendantsAndSelf())
            .OfType<ShellCommand>()
            .Select(command => command.Span.Start)
            .Distinct()
            .Order()
            .ToArray();

        return new(
            all.GroupBy(comment => NextOf(starts, comment.Start))
                .ToDictionary(group => group.Key, group => group.Select(comment => comment.Source).ToImmutableArray())
        );
    }

    public ImmutableArray<TextSpan> Before(ShellCommand command) => _byStart.GetValueOrDefault(command.Span.Start, []);

    private static int NextOf(int[] starts, int at)
    {
        var index = Array.BinarySearch(starts, at);
        index = index < 0 ? ~index : index;

        return index < starts.Length ? starts[index] : -1;
    }

    /// <summary>The builder drops whole comment lines from a continued instruction, so they lie in the gaps between its pieces.</summary>
    private static IEnumerable<(int Start, TextSpan Source)> BetweenPieces(LogicalText text)
    {
        for (var i = 1; i < text.Pieces.Length; i++)
        {
            var piece = text.Pieces[i];
            var gap = text.Pieces[i - 1].SourceStart + text.Pieces[i - 1].Length;
            foreach (var comment in CommentsIn(text.Source, gap, piece.SourceStart))
                yield return (piece.Start, comment);
        }
    }

    /// <summary>Begins behind the first line end, since what stands before that is the escape character.</summary>
    private static IEnumerable<TextSpan> CommentsIn(SourceText source, int start, int end)
    {
        for (var at = NextLine(source.Text, start, end); at < end; at = NextLine(source.Text, at, end))
        {
            var line = source.Text.AsSpan(at, NextLine(source.Text, at, end) - at);
            var trimmed = line.Trim();
            if (trimmed is ['#', ..])
                yield return new(at + line.Length - line.TrimStart().Length, trimmed.Length);
        }
    }

    private static int NextLine(string text, int at, int end)
    {
        var next = at < end ? text.IndexOf('\n', at, end - at) : -1;

        return next < 0 ? end : next + 1;
    }
}
