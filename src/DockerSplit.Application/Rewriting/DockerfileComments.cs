using System.Collections.Immutable;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Application.Rewriting;

/// <summary>
/// Reads the wishes in a Dockerfile's comments: <c># docksplit: keep /path</c>, <c>drop /path</c>, <c>runtime PACKAGE</c>,
/// <c>build PACKAGE</c>, <c>ignore</c>. Several subjects may follow one word.
/// </summary>
internal static class DockerfileComments
{
    private const string Mark = "docksplit:";

    /// <summary>The settings with what the comments say added.</summary>
    public static Settings Apply(DockerfileSyntax dockerfile, Settings settings)
    {
        var said = CommentsOf(dockerfile).Select(span => Read(dockerfile.Source, span)).OfType<Comment>().ToLookup(comment => comment.Word);
        var known = settings.Options.Overrides;

        return settings with
        {
            IgnoredAtLine = settings.IgnoredAtLine ?? said["ignore"].FirstOrDefault()?.Line,
            Options = settings.Options with
            {
                Overrides = known with
                {
                    KeptPaths = [.. known.KeptPaths, .. Subjects("keep")],
                    DroppedPaths = [.. known.DroppedPaths, .. Subjects("drop")],
                    RuntimePackages = [.. known.RuntimePackages, .. Subjects("runtime")],
                    BuildPackages = [.. known.BuildPackages, .. Subjects("build")],
                },
            },
        };

        IEnumerable<string> Subjects(string word) => said[word].SelectMany(comment => comment.Subjects);
    }

    private static IEnumerable<TextSpan> CommentsOf(DockerfileSyntax dockerfile) =>
        dockerfile.Items.SelectMany(
            IEnumerable<TextSpan> (item) =>
                item switch
                {
                    CommentSyntax comment => [comment.Span],
                    InstructionSyntax instruction => instruction.Comments,
                    _ => [],
                }
        );

    /// <summary>What a comment says; null when it says nothing to docksplit.</summary>
    private static Comment? Read(SourceText source, TextSpan span)
    {
        var text = source.ToString(span).TrimStart().TrimStart('#').Trim();
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return null;

        var words = text[Mark.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var place = source.PositionOf(span.Start);

        return words is [var word, .. var subjects] && IsUnderstood(word, subjects)
            ? new(word, subjects, place.Line)
            : throw EnvironmentFailure.At(
                source.Name,
                place.Line,
                place.Column,
                $"'{text}' is not understood; write keep PATH, drop PATH, runtime PACKAGE, build PACKAGE, or ignore"
            );
    }

    private static bool IsUnderstood(string word, ImmutableArray<string> subjects) =>
        word switch
        {
            "keep" or "drop" => subjects is not [] && subjects.All(subject => Values.Path(subject) is null),
            "runtime" or "build" => subjects is not [] && subjects.All(subject => Values.Package(subject) is null),
            "ignore" => subjects is [],
            _ => false,
        };

    private sealed record Comment(string Word, ImmutableArray<string> Subjects, int Line);
}
