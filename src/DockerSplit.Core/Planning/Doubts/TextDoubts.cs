using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Description;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Replays;
using DockerSplit.Planning.Rules;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Text;

namespace DockerSplit.Planning.Doubts;

/// <summary>
/// What has to be known before a split by the text alone is more than a guess. Each condition that does not hold is a diagnostic at its
/// place; where there is none, the plan rests on nothing that is not written down.
/// </summary>
internal sealed class TextDoubts(PlanDraft draft, RuntimeImage runtime, SplitPlan plan)
{
    private readonly Stage _stage = draft.Analysis.Stage;

    /// <summary>In the order of the text, each once.</summary>
    public ImmutableArray<Diagnostic> Find() =>
        [
            .. NotTold()
                .Concat(Starts())
                .Concat(Libraries())
                .Concat(SharedDirectories())
                .Concat(Base())
                .Concat(Accounts())
                .Concat(Packages())
                .Concat(Recommended())
                .Concat(PackageUpgrades.Doubts(draft, runtime).Select(doubt => At(RewritingDescriptors.NotTold, doubt.Span, doubt.Reason)))
                .Concat(new PackagedFileDoubts(draft, plan).Find())
                .DistinctBy(doubt => (doubt.Span, doubt.Message))
                .OrderBy(doubt => doubt.Span.Start),
        ];

    /// <summary>
    /// Whether the doubts are all about where something lies that run time would get: then there is nothing to save, whatever the place is.
    /// </summary>
    public bool AreOfWhatIsKept(ImmutableArray<Diagnostic> doubts)
    {
        var kept = draft.Closure.Doubts.Where(doubt => doubt.IsKept).Select(doubt => doubt.Span).ToHashSet();

        return doubts.All(doubt =>
            doubt.Descriptor == RewritingDescriptors.SharedDirectory
            || (doubt.Descriptor == RewritingDescriptors.NotTold && kept.Contains(doubt.Span))
        );
    }

    private Diagnostic At(DiagnosticDescriptor kind, TextSpan span, params object[] words) =>
        kind.At(_stage.From.Syntax.Arguments.Source, span, words);

    /// <summary>What an unknown base image brings, the runtime stage has too where it starts from the same.</summary>
    private IEnumerable<Diagnostic> NotTold() =>
        from doubt in draft.Closure.Doubts
        where !(runtime.IsOriginalBase && doubt.Span == _stage.From.ImageSpan && !MayBeToolchain())
        select At(RewritingDescriptors.NotTold, doubt.Span, doubt.Remedy is { } remedy ? $"{doubt.Reason} ({remedy})" : doubt.Reason);

    /// <summary>Whether something is built, and with what no package brings, so that an unknown base may be there to build.</summary>
    private bool MayBeToolchain() =>
        draft.Analysis.Steps.SelectMany(step => step.Effects).Any(effect => effect is Compile or BuildResults or ConfigureBuild)
        && !draft.Requested.Any(package => package.BuildOnly is not null);

    private IEnumerable<Diagnostic> Starts() =>
        from missing in draft.Closure.Missing
        where missing.Kind == NeedKind.Root
        select At(RewritingDescriptors.UnknownStart, SpanOf(missing.From), missing.From, missing.Detail);

    /// <summary>The last instruction of the name, or FROM, which inherits it.</summary>
    private TextSpan SpanOf(string keyword) =>
        _stage
            .Instructions.LastOrDefault(at => at.Instruction.Syntax.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase))
            ?.Instruction.Syntax.Span
        ?? _stage.From.Syntax.Span;

    private IEnumerable<Diagnostic> Libraries() =>
        from name in plan.PackageList is null ? draft.Closure.Unresolved : []
        let request = draft.Requested.FirstOrDefault(package => package.Name == name)
        select At(RewritingDescriptors.UnknownLibraries, request?.Request.Span ?? _stage.From.Syntax.Span, name);

    private IEnumerable<Diagnostic> SharedDirectories() =>
        from copy in plan.Copies
        where copy.IsDirectory && !IsTheSame(copy.Path) && IsFilledByBase(copy.Path)
        select At(RewritingDescriptors.SharedDirectory, copy.Evidence[0].Span ?? WriterOf(copy.Path), copy.Path);

    /// <summary>Whether what the original's base has there stands in the runtime base just so, and is little.</summary>
    private bool IsTheSame(string directory) =>
        DescribedBases.TakesPrograms(_stage.Image, directory) && (runtime.IsOriginalBase || runtime.Evidence.Of == BaseRules.Variant);

    /// <summary>
    /// A directory of the distribution that its base leaves empty, such as /srv, is the build's alone. What a base that no table knows has
    /// there, nobody knows.
    /// </summary>
    private bool IsFilledByBase(string directory) =>
        draft.Knowledge.Directories.KindOf(directory) is { } kind
        && (
            DescribedBases.StartOf(_stage.Image) is null
            || (
                kind == SharedDirectoryKind.Programs
                && draft.Knowledge.Images.VariantOf(_stage.Image ?? "") is { Holds: VariantContent.Language }
            )
            || draft.Image.Facts.Base.Files.Values.Any(file =>
                file.Kind != FileKind.Directory && ContainerPath.IsWithin(file.Path, directory)
            )
        );

    /// <summary>
    /// What a package recommends comes along with it in the original, and may bring accounts. Where the author makes accounts himself, their
    /// numbers and those of the packages are ones that somebody relies on.
    /// </summary>
    private IEnumerable<Diagnostic> Recommended() =>
        from install in draft.Analysis.Steps.Any(step => step.Effects.Any(StatementReplays.IsAboutAccount))
            ? draft.Analysis.Steps.SelectMany(step => step.Effects).OfType<InstallPackages>()
            : []
        where install.WithRecommended
        from request in install.Packages
        where plan.Packages.Any(package => package is { Install: true, Requested: true } && package.Name == request.Name)
        select At(
            RewritingDescriptors.NotTold,
            request.Span,
            $"what {request.Name} recommends is not known, and the numbers of accounts depend on it; --no-install-recommends makes it certain"
        );

    private TextSpan WriterOf(string directory) =>
        draft
            .Analysis.Steps.LastOrDefault(step =>
                step.Effects.Any(effect => effect is InstallArtifacts { Roots: var roots } && roots.Any(root => root.Value == directory))
            )
            ?.Span
        ?? _stage.From.Syntax.Span;

    /// <summary>A person's own choice may be any image.</summary>
    private IEnumerable<Diagnostic> Base()
    {
        if (!runtime.IsOriginalBase && runtime.Content.Distribution.Id.Length == 0 && runtime.Evidence.Of != BaseRules.Variant)
            yield return At(RewritingDescriptors.UnknownBase, _stage.From.ImageSpan, runtime.Reference);
        if (runtime.IsOriginalBase && InheritedStart() is { } start)
            yield return At(
                RewritingDescriptors.NotTold,
                _stage.From.ImageSpan,
                $"the image starts by its own {start}, and what that needs of the image is not known"
            );
        if (runtime.IsOriginalBase && draft.Options.RuntimeBase is "auto" or "slim" && IsLeftWithToolchain())
            yield return At(RewritingDescriptors.UnknownRelease, _stage.From.ImageSpan, _stage.From.Image);
    }

    /// <summary>A program that only the base image names and that no smaller image has, so that none of them serves.</summary>
    private string? InheritedStart() =>
        _stage.Instructions.Any(at => at.Instruction is EntrypointInstruction) || draft.Candidates.IsEmpty
            ? null
            : draft
                .Closure.Reached.Where(pair => pair.Value is { From: "ENTRYPOINT", Kind: NeedKind.Root })
                .Select(pair => pair.Key)
                .FirstOrDefault(path => draft.OwnBase.Content.Binaries.ContainsKey(path));

    /// <summary>Whether nothing that the base brings besides its distribution is needed, and something that the build made is.</summary>
    private bool IsLeftWithToolchain() => RuntimeBases.IsToolchainOnly(draft) && draft.Candidates.IsEmpty && !plan.Copies.IsEmpty;

    private IEnumerable<Diagnostic> Accounts() =>
        from step in draft.Analysis.Steps
        where
            step.Effects.Any(StatementReplays.IsAboutAccount) && !PasswordReplays.IsSettled(step) && RepeatedStatement.Of(step, []) is null
        select At(RewritingDescriptors.UncertainAccount, step.Span, step.Text.Length > 0 ? step.Text : step.Name);

    private IEnumerable<Diagnostic> Packages() =>
        from step in draft.Analysis.Steps
        from install in step.Effects.OfType<InstallPackages>()
        where !IsRemoved(install.VirtualName)
        from unknown in Unknown(install)
        where !draft.Closure.Doubts.Any(doubt => doubt.Span == unknown.Span)
        select At(RewritingDescriptors.UnknownPackages, unknown.Span, step.Name, unknown.Reason);

    private bool IsRemoved(string? group) =>
        group is not null
        && draft
            .Analysis.Steps.SelectMany(step => step.Effects)
            .OfType<RemovePackages>()
            .SelectMany(remove => remove.Packages)
            .Any(package => package.Name == group);

    private static IEnumerable<(TextSpan Span, string Reason)> Unknown(InstallPackages install) =>
        install
            .Unknown.Where(unknown => !unknown.AreLinked)
            .Select(unknown => (unknown.Span, $"{unknown.Text} ({unknown.Reason})"))
            .Concat(install.Files.Select(file => (file.Span, $"the name stands in {file.Url ?? file.Path?.Text}")));
}
