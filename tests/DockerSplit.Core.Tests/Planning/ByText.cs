using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Core.Tests.Description;
using DockerSplit.Description;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>Plans a whole Dockerfile by its text alone, and tells what came of it in short.</summary>
internal static class ByText
{
    public static SplitResult Split(string text, MemoryContext? context = null, SplitOptions? options = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
        if (model.HasErrors || model.Stages is not [var stage])
            return Splitter.Refuse(model, null)!;

        var analysis = StageAnalyzer.Analyze(stage, ShippedCommands.Catalog, context, start: DescribedBases.StartOf(stage.Image));

        return (SplitResult?)Splitter.Refuse(model, analysis) ?? Splitter.SplitByText(model, analysis, context, options ?? new());
    }

    /// <summary>The runtime stage; where there is none, the reasons in brackets.</summary>
    public static string Runtime(string text, MemoryContext? context = null) =>
        Split(text, context) switch
        {
            Split split => LastStage(split.Text),
            NothingToSplit nothing => $"[nothing: {nothing.Reason}]",
            NeedsEngine engine => $"[engine: {string.Join("; ", engine.Doubts.Select(doubt => doubt.Message))}]",
            var other => $"[{other.GetType().Name}]",
        };

    /// <summary>The same without comments and empty lines, which are for people.</summary>
    public static string Meaning(string text, MemoryContext? context = null) =>
        string.Join('\n', Runtime(text, context).Split('\n').Where(line => line.Trim() is not ("" or ['#', ..])));

    public static string LastStage(string text) => text[(text.LastIndexOf("\nFROM ", StringComparison.Ordinal) + 1)..];
}
