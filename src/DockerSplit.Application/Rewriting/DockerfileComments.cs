using System.Collections.Immutable;
using DockerSplit.Planning;
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
    public static Settings Apply(DockerfileSyntax dockerfile, Settings settings) =>
        CommentsOf(dockerfile).Aggregate(settings, (known, span) => Apply(dockerfile.Source, span, known));

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

    private static Settings Apply(SourceText source, TextSpan span, Settings settings)
    {
        var text = source.ToString(span).TrimStart().TrimStart('#').Trim();
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return settings;

        var words = text[Mark.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var place = source.PositionOf(span.Start);
        if (words is ["ignore"])
            return settings with { IgnoredAtLine = settings.IgnoredAtLine ?? place.Line };

        return words is [var word, _, ..] && Decide(word, words[1..], settings.Options.Overrides) is { } overrides
            ? settings with
            {
                Options = settings.Options with { Overrides = overrides },
            }
            : throw EnvironmentFailure.At(
                source.Name,
                place.Line,
                place.Column,
                $"'{text}' is not understood; write keep PATH, drop PATH, runtime PACKAGE, build PACKAGE, or ignore"
            );
    }

    private static Overrides? Decide(string word, ImmutableArray<string> subjects, Overrides known)
    {
        var arePaths = subjects.All(subject => Values.Path(subject) is null);
        var arePackages = subjects.All(subject => Values.Package(subject) is null);

        return word switch
        {
            "keep" when arePaths => known with { KeptPaths = known.KeptPaths.AddRange(subjects) },
            "drop" when arePaths => known with { DroppedPaths = known.DroppedPaths.AddRange(subjects) },
            "runtime" when arePackages => known with { RuntimePackages = known.RuntimePackages.AddRange(subjects) },
            "build" when arePackages => known with { BuildPackages = known.BuildPackages.AddRange(subjects) },
            _ => null,
        };
    }
}
