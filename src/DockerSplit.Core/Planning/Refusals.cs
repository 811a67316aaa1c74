using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.References;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Planning;

/// <summary>Says where a split gains nothing: an honest answer is a result, too.</summary>
internal static class Refusals
{
    /// <summary>A smaller gain than this part of the image is none.</summary>
    private const int LeastPercent = 1;

    public static NothingToSplit? ByText(StageAnalysis analysis)
    {
        if (analysis.Stage.From.Image.Equals(RuntimeBases.Scratch, StringComparison.OrdinalIgnoreCase))
            return new("the image starts from scratch and holds nothing but what is copied into it", []);

        var known = analysis.Knowledge;
        var effects = analysis.Steps.Where(step => !step.IsOff).SelectMany(step => step.Effects).ToList();
        var makes = effects.Exists(effect => effect is Compile or ConfigureBuild or InstallArtifacts or BuildResults);
        var builds = makes || effects.Exists(effect => effect is InstallLanguagePackages);
        var installsBuildPackages = effects
            .OfType<InstallPackages>()
            .SelectMany(install => install.Packages)
            .Any(package => IsForBuilding(package.Name, known.Packages));
        if (installsBuildPackages && !builds && !StartsSomething(analysis.Stage, analysis.Commands))
            return new("it is an image of tools: it starts nothing of its own, and the compilers that it installs are what it is for", []);
        var brings = effects.Exists(effect => effect is Fetch or Unpack or CopyFiles);
        var installsTools =
            brings
            && effects.OfType<InstallPackages>().SelectMany(install => install.Packages).Any(package => IsTool(package, known.Packages));
        var leavesDownloads = effects.OfType<InstallLanguagePackages>().Any(install => !install.Downloads.IsEmpty);
        var startsLarge = analysis.Stage.Image is { } image && known.Images.VariantOf(image) is { Holds: VariantContent.Language };

        return makes || installsBuildPackages || installsTools || leavesDownloads || (startsLarge && effects.Count > 0)
            ? null
            : new(
                analysis.Steps.Any(step => step.IsOff && step.Effects.Any(effect => effect is Compile or InstallArtifacts))
                    ? "with the defaults of its arguments nothing is compiled, and no package that is only for building is installed"
                    : "no package that is only for building is installed, and nothing is compiled",
                []
            );
    }

    /// <summary>
    /// Triggers of the runtime base would bring back into the runtime stage what they do in the builder. By the text alone only the name tells of
    /// them, by the custom of the images that have some.
    /// </summary>
    public static Unsupported? ByTriggers(PlanDraft draft, RuntimeImage runtime) =>
        !runtime.Config.OnBuild.IsEmpty || (!draft.Image.IsSeen && IsNamedForTriggers(runtime.Reference))
            ? new([
                RewritingDescriptors.Triggers.At(
                    draft.Analysis.Stage.From.Syntax.Arguments.Source,
                    draft.Analysis.Stage.From.ImageSpan,
                    runtime.Reference
                ),
            ])
            : null;

    private static bool IsNamedForTriggers(string reference) =>
        ImageReference.TryParse(reference)?.EffectiveTag.Split('-').Contains("onbuild", StringComparer.Ordinal) == true;

    /// <summary>What the container starts by itself tells by the text alone that its compilers are for run time.</summary>
    public static NothingToSplit? ByStart(PlanDraft draft)
    {
        var config = draft.Image.Facts.Config;
        ImmutableArray<ImmutableArray<string>> commands = [config.Entrypoint, config.Command, [.. config.Entrypoint, .. config.Command]];
        var started = commands.SelectMany(words => StartedSteps.Of(draft.Analysis.Stage, words, draft.Analysis.Commands)).ToList();
        var compiler = started.Find(step => StartedSteps.Compiles(step) && !IsMade(draft, step.Name));

        return compiler is not null
                ? new($"what it starts compiles with {compiler.Name}, so that the compilers are there for run time", []) { IsGuess = true }
            : !Builds(draft.Analysis) && started.Find(step => IsBuildTool(draft, step.Name)) is { } tool
                ? new($"it builds nothing itself and starts {tool.Name}, so that the compilers are there for run time", [])
                {
                    IsGuess = true,
                }
            : IsForPeople(draft)
                ? new("it starts a shell for people who work in it, and the compilers that it has may be what they work with", [])
                {
                    IsGuess = true,
                }
            : null;
    }

    /// <summary>Whether the stage makes anything that its compilers could be for.</summary>
    private static bool Builds(StageAnalysis analysis) =>
        analysis
            .Steps.Where(step => !step.IsOff)
            .SelectMany(step => step.Effects)
            .Any(effect => effect is Compile or ConfigureBuild or InstallArtifacts or BuildResults or InstallLanguagePackages);

    /// <summary>Whether the author installs the program by its own name, and it is there to build.</summary>
    private static bool IsBuildTool(PlanDraft draft, string program) =>
        draft.Requested.Any(package => package.Name == program) && IsForBuilding(program, draft.Knowledge.Packages);

    /// <summary>Whether the build made the program, which then is no compiler, whatever it is called.</summary>
    private static bool IsMade(PlanDraft draft, string program) =>
        draft.Closure.Reached.Any(pair =>
            pair.Value.Kind is NeedKind.Root or NeedKind.Command
            && ContainerPath.Name(pair.Value.Detail) == program
            && draft.Image.Facts.Final.Files.GetValueOrDefault(pair.Key)?.Layer >= draft.Image.Facts.BaseLayers
        );

    /// <summary>
    /// Where the author lets the container start in a shell, people work in it, and the compilers that he leaves there may be what they work
    /// with; nobody knows that by the text.
    /// </summary>
    private static bool IsForPeople(PlanDraft draft) =>
        IsShellByDefault(draft)
        && draft
            .Image.Facts.Final.Packages.Packages.Keys.Except(draft.OwnBase.Content.Packages.Packages.Keys, StringComparer.Ordinal)
            .Any(name => IsForBuilding(name, draft.Knowledge.Packages));

    /// <summary>The author's own CMD counts whatever goes before it; the base's counts alone.</summary>
    private static bool IsShellByDefault(PlanDraft draft) =>
        draft.Analysis.Stage.Instructions.LastOrDefault(at => at.Instruction is CmdInstruction)?.Instruction is CmdInstruction own
            ? IsShell(own.Command, draft.Analysis.Commands)
            : draft.Image.Facts.Config is { Entrypoint.IsEmpty: true, Command: [_, ..] command }
                && IsShell(new ExecForm(command), draft.Analysis.Commands);

    private static bool StartsSomething(Stage stage, CommandCatalog commands) =>
        stage.Instructions.Any(at =>
            at.Instruction switch
            {
                CmdInstruction { Command: var command } => !IsShell(command, commands),
                EntrypointInstruction { Command: var command } => !IsShell(command, commands),
                _ => false,
            }
        );

    /// <summary>A shell by itself is for people who work in the container.</summary>
    private static bool IsShell(CommandLine command, CommandCatalog commands) =>
        command switch
        {
            ExecForm { Words: [var word, .. var options] } => IsShell(word, commands)
                && options.All(option => option.StartsWith('-') && option != "-c"),
            ShellForm { Text.Text: var text } => IsShell(text.Trim(), commands),
            _ => false,
        };

    private static bool IsShell(string word, CommandCatalog commands) => commands.IsShell(ContainerPath.Name(word));

    /// <summary>What only fetches or unpacks is not needed for what it brought.</summary>
    private static bool IsTool(PackageRequest package, PackageTable packages) => packages.BuildOnly(package.Name) is { UnlessReached: [] };

    private static bool IsForBuilding(string package, PackageTable packages) =>
        packages.BuildOnly(package) is { Purpose: PackagePurpose.Compiler or PackagePurpose.BuildSystem or PackagePurpose.Headers };

    /// <summary>The refusal that the sizes show.</summary>
    public static NothingToSplit? BySize(SplitPlan plan, ImageFacts seen) =>
        plan.EstimatedSize is { } size && (seen.Size - size) * 100 < seen.Size * LeastPercent
            ? new($"the image would be about as large as it is: {seen.Size / 1_000_000} MB, and {size / 1_000_000} MB split", [])
            : null;
}
