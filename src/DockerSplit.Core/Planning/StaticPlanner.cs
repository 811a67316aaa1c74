using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Ecosystems;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Replays;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>Plans by the text and the knowledge alone.</summary>
internal static class StaticPlanner
{
    public static SplitPlan Plan(StageAnalysis analysis, SplitOptions options)
    {
        var stage = analysis.Stage;
        var placements = PlacementRules.Place(stage, options.Overrides.BuildVariables);
        var rules = ArtifactRules.OfText(analysis, options);
        var requested = new RequestedPackages(analysis, PlacementRules.RuntimeText(placements), options.Overrides).Find();
        var packages = new StaticPackages(requested, stage.Image).Plan();

        return new()
        {
            Stage = stage,
            BuilderName = PlacementRules.BuilderName(stage),
            Placements = placements,
            Base = Base(stage, options),
            Packages = packages,
            Paths = StaticPaths.Plan(analysis, rules),
            Replays = StaticReplays.Plan(analysis, rules, packages.Any(package => package.Install)),
            Observed = false,
            Cautions = Cautions(analysis),
        };
    }

    /// <summary>A variant of the same image, where its name tells that it has the same system; anything else needs to be seen.</summary>
    private static RuntimeBase Base(Stage stage, SplitOptions options)
    {
        var from = stage.From;
        if (options.RuntimeBase is not ("auto" or "slim" or "same"))
            return new(options.RuntimeBase, from.Platform, new("named-base", "the user names it"));
        if (options.RuntimeBase is not "same" && stage.Image is { } image && RuntimeBaseKnowledge.VariantOf(image) is { } variant)
            return new(variant.Reference, from.Platform, new("variant", variant.Why, from.ImageSpan, image));

        return new(from.Image, from.Platform, new("same-base", "the same image, so that libraries and accounts fit", from.ImageSpan));
    }

    private static ImmutableArray<Diagnostic> Cautions(StageAnalysis analysis) =>
        [
            .. from step in analysis.Steps
            from effect in step.Effects.OfType<UnknownEffect>()
            select RewritingDescriptors.UnknownCommand.At(analysis.Stage.From.Syntax.Arguments.Source, step.Span, effect.Reason),
        ];
}
