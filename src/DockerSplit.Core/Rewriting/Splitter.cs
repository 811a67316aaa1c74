using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Rewriting;

/// <summary>Decides whether and how a Dockerfile is split. Pure: the same input gives the same result.</summary>
public static class Splitter
{
    /// <summary>Plans and writes the rewritten Dockerfile.</summary>
    /// <param name="analysis">The steps of the only stage; null only where the model has several or is in error.</param>
    /// <param name="seen">Facts of the built original; null plans by the text alone.</param>
    /// <param name="lessons">What earlier rounds of building and asking taught.</param>
    public static SplitResult Split(
        DockerfileModel model,
        StageAnalysis? analysis,
        Observation? seen,
        SplitOptions options,
        Lessons? lessons = null
    )
    {
        _ = lessons ?? Lessons.None;
        var errors = model
            .Diagnostics.Concat(analysis?.Diagnostics ?? [])
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToImmutableArray();
        if (!errors.IsEmpty)
            return new Unsupported(errors);
        if (model.Stages.Length > 1)
            return new AlreadyMultiStage(model.Stages.Length);
        ArgumentNullException.ThrowIfNull(analysis);
        if (Refusal(analysis) is { } refusal)
            return refusal;

        var plan = Plan(analysis, seen, options);
        if (!plan.Copies.Any() && !plan.Replays.Any(replay => replay.Moment == ReplayMoment.AfterCopies))
            return new NothingToSplit("the build leaves nothing behind that run time could need", []);

        var text = Emitter.Emit(model, plan);
        var broken = Promises.Check(model, plan, text);

        return broken.IsEmpty ? new Split(plan, text) : new Unsupported(broken);
    }

    private static NothingToSplit? Refusal(StageAnalysis analysis)
    {
        if (analysis.Stage.From.Image.Equals("scratch", StringComparison.OrdinalIgnoreCase))
            return new("the image starts from scratch and holds nothing but what is copied into it", []);

        var effects = analysis.Steps.SelectMany(step => step.Effects).ToList();
        var builds = effects.Exists(effect => effect is Compile or ConfigureBuild or InstallArtifacts);
        var installsBuildPackages = effects
            .OfType<InstallPackages>()
            .SelectMany(install => install.Packages)
            .Any(package =>
                PackageKnowledge.BuildOnly(package.Name)
                    is { Id: not ("fetching" or "unpacking" or "checking" or "trust-for-fetching" or "packaging") }
            );

        return builds || installsBuildPackages
            ? null
            : new("no package that is only for building is installed, and nothing is compiled", []);
    }

    private static SplitPlan Plan(StageAnalysis analysis, Observation? seen, SplitOptions options)
    {
        var stage = analysis.Stage;
        var placements = PlacementRules.Place(stage);
        var build = new BuildPaths(analysis);
        var packages = new PackagePlanner(analysis, seen, RuntimeText(placements)).Plan();
        var paths = seen is null ? PathPlanner.Static(analysis, build) : PathPlanner.Observed(seen);
        var installs = packages.Any(package => package.Install);
        var builder = stage.From.Alias ?? "builder";

        return new()
        {
            Stage = stage,
            BuilderName = builder,
            Placements = placements,
            Base = new(
                stage.From.Image,
                stage.From.Platform,
                new("same-base", "the same image, so that libraries and accounts fit", stage.From.ImageSpan)
            ),
            Packages = packages,
            Paths = paths,
            Replays = new ReplayPlanner(analysis, build, [.. paths.Where(path => path.Verdict == PathVerdict.Copy)], installs).Plan(seen),
            Strip = options.Strip && seen is not null ? StripPlanner.Plan(builder, packages, paths, seen) : null,
            Observed = seen is not null,
            Cautions = seen is null ? Cautions(analysis) : [],
        };
    }

    private static string RuntimeText(ImmutableArray<Placement> placements) =>
        string.Join(
            '\n',
            placements
                .Where(placement => placement.Instruction.Instruction is EntrypointInstruction or CmdInstruction or HealthcheckInstruction)
                .Select(placement => placement.Instruction.Instruction.Syntax.Arguments.Text)
        );

    private static ImmutableArray<Diagnostic> Cautions(StageAnalysis analysis) =>
        [
            .. from step in analysis.Steps
            from effect in step.Effects.OfType<UnknownEffect>()
            select RewritingDescriptors.UnknownCommand.At(analysis.Stage.From.Syntax.Arguments.Source, step.Span, effect.Reason),
        ];
}
