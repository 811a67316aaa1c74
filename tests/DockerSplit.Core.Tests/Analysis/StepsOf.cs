using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Composition;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>Analyses the only stage of a Dockerfile.</summary>
internal static class StepsOf
{
    /// <param name="files">Scripts of the build context, by their path in the image.</param>
    public static ImmutableArray<Step> Dockerfile(string text, params (string Path, string Text)[] files) => Dockerfile(text, null, files);

    public static ImmutableArray<Step> Dockerfile(string text, CommandCatalog? catalog, params (string Path, string Text)[] files)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
        Assert.Empty(model.Diagnostics);
        var analysis = StageAnalyzer.Analyze(
            model.Stages[^1],
            catalog ?? ShippedCommands.Catalog,
            new Files(files.ToDictionary(file => file.Path, file => file.Text))
        );
        Assert.Empty(analysis.Diagnostics);

        return analysis.Steps;
    }

    /// <summary>The steps of a RUN for bash.</summary>
    public static ImmutableArray<Step> Bash(string program, params (string Path, string Text)[] files) =>
        Dockerfile($"FROM debian\nSHELL [\"/bin/bash\", \"-c\"]\nWORKDIR /w\nRUN {program}\n", files)[1..];

    /// <summary>The steps of a RUN for sh.</summary>
    public static ImmutableArray<Step> Sh(string program, params (string Path, string Text)[] files) =>
        Dockerfile($"FROM debian\nWORKDIR /w\nRUN {program}\n", files)[1..];

    /// <summary>The arguments of the commands with a name, a question mark for what is unknown.</summary>
    public static string[] Calls(this IEnumerable<Step> steps, string name) =>
        [
            .. steps
                .Where(step => step.Name == name)
                .Select(step => string.Join(' ', step.Arguments.Select(argument => argument.Value is { } value ? $"<{value}>" : "?"))),
        ];

    public static LinePosition PositionIn(string text, TextSpan span) => new SourceText(text).PositionOf(span.Start);

    private sealed class Files(Dictionary<string, string> files) : IBuildContext
    {
        public string? ReadText(string path) => files.GetValueOrDefault(path);
    }
}
