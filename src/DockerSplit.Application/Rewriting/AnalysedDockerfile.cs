using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Description;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Application.Rewriting;

/// <summary>A Dockerfile as far as it can be understood without an engine: text, tree, meaning, steps, and what a person wishes.</summary>
internal sealed class AnalysedDockerfile
{
    private readonly Settings _settings;
    private readonly IBuildContext? _context;

    private AnalysedDockerfile(DockerfileModel model, StageAnalysis? analysis, IBuildContext? context, Settings settings) =>
        (Model, Analysis, _context, _settings) = (model, analysis, context, settings);

    public DockerfileModel Model { get; }

    /// <summary>The steps of the only stage; null where there is not exactly one.</summary>
    public StageAnalysis? Analysis { get; }

    public static AnalysedDockerfile Read(RewriteRequest request)
    {
        var syntax = DockerfileSyntax.Parse(request.Source);
        var settings = DockerfileComments.Apply(syntax, request.Settings);
        var model = DockerfileModel.Create(syntax, request.Inputs.Arguments);
        var context = model.Stages is [var stage] ? new ContextFiles(stage, request.Inputs.Context, request.Source.Name) : null;
        var analysis = context is null
            ? null
            : StageAnalyzer.Analyze(
                model.Stages[0],
                ShippedCommands.Catalog,
                context,
                start: DescribedBases.StartOf(model.Stages[0].Image)
            );

        return new(model, analysis, context, settings);
    }

    /// <summary>What is certain before any image is looked at; null when there may be something to split.</summary>
    public Refusal? Refuse() =>
        _settings.IgnoredAtLine is { } line
            ? new NothingToSplit(string.Create(CultureInfo.InvariantCulture, $"the comment in line {line} asks to leave it alone"), [])
            : Splitter.Refuse(Model, Analysis);

    /// <summary>Plans by the text alone.</summary>
    public SplitResult SplitByText() => (SplitResult?)Refuse() ?? Splitter.SplitByText(Model, Analysis!, _context, _settings.Options);

    /// <summary>Drafts a plan by what an image holds.</summary>
    /// <param name="further">Decisions besides those that the user wrote down.</param>
    public PlanDraft Draft(IImageView image, RuntimeImage ownBase, Lessons lessons, Overrides further) =>
        PlanDraft.Make(Analysis!, image, ownBase, _settings.Options with { Overrides = _settings.Options.Overrides.And(further) }, lessons);

    /// <summary>Plans a draft to its end.</summary>
    public SplitResult Split(PlanDraft draft, RuntimeImage runtime) => Splitter.Split(Model, draft, runtime);
}
