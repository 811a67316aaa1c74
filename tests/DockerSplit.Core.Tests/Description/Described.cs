using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Description;
using DockerSplit.Facts;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Description;

/// <summary>Describes the only stage of a Dockerfile, and asks short questions about the outcome.</summary>
internal static class Described
{
    /// <param name="context">The build context; null for none.</param>
    public static DescribedImage Of(string text, MemoryContext? context = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(
            model.Stages[^1],
            ShippedCommands.Catalog,
            context,
            start: DescribedBases.StartOf(model.Stages[^1].Image)
        );

        return DescribedImage.Of(analysis, context);
    }

    /// <summary>A RUN on Debian, in <c>/w</c>.</summary>
    public static DescribedImage Run(string program, MemoryContext? context = null) =>
        Of($"FROM debian:12\nWORKDIR /w\nRUN {program}\n", context);

    /// <summary>What the build left: a directory ends in a slash, an opaque one in <c>/**</c>, and a link tells its target.</summary>
    public static string Left(this DescribedImage image) =>
        string.Join(
            ' ',
            image
                .Left.Where(file => file.Path != "/w")
                .Select(file =>
                    file switch
                    {
                        { IsOpaque: true } => file.Path + "/**",
                        { Kind: FileKind.Directory } => file.Path + "/",
                        { LinkTarget: { } target } => $"{file.Path}->{target}",
                        _ => file.Path,
                    }
                )
        );

    public static FileFacts? At(this DescribedImage image, string path) => image.Facts.Final.Files.GetValueOrDefault(path);

    /// <summary>What is reached from the configuration.</summary>
    public static Closure Reach(this DescribedImage image, params string[] artifacts) =>
        image.Reach([
            .. ClosureRoot.OfConfig(image.Facts.Config),
            .. artifacts.Select(path => ClosureRoot.OfPath(RootNames.Artifact, path)),
        ]);

    /// <summary>The doubts where the configuration's needs reach, as <c>place: reason</c>.</summary>
    public static string[] Doubts(this DescribedImage image, params string[] artifacts) =>
        [.. image.Reach(artifacts).Doubts.Select(doubt => $"{doubt.Place}: {doubt.Reason}")];
}
