using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Description.Starting;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Description;

/// <summary>
/// The image that a stage's text describes: the base image's table with the effects of all steps run on it. What the text does not tell is
/// a doubt, never silence.
/// </summary>
public sealed class DescribedImage : IImageView
{
    private readonly DescribedImageState _state;
    private readonly StartSources _sources;

    private DescribedImage(
        StageAnalysis analysis,
        IBuildContext? context,
        ImageSnapshot content,
        ImageConfig config,
        DescribedImageState state
    )
    {
        _state = state;
        var own = DescribedConfig.Of(analysis.Stage, config);
        _sources = new(analysis, context, own);
        UnnamedPrograms.Settle(state, _sources);
        var files = FileWalk.Facts("/", state.Files.Root, state.Accounts).Skip(1).ToList();
        var final = content with
        {
            Files = files.ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal),
            Packages = content.Packages with { Packages = state.Packages.Facts() },
            Users = state.Accounts.Users,
            Groups = state.Accounts.Groups,
        };
        final = DescribedSources.AddTo(final, state.Files.Root, analysis.Knowledge, context);
        Left = [.. final.Files.Values.Where(file => file.Layer > 0)];
        Facts = new()
        {
            Config = own,
            Layers = [new("", 0, null), .. analysis.Stage.Instructions.Select(Layer)],
            BaseLayers = 1,
            Base = content,
            Final = final,
        };
        Facts = Facts with { Final = final with { Binaries = Programs() } };
    }

    /// <inheritdoc/>
    public bool IsSeen => false;

    /// <inheritdoc/>
    public ImageFacts Facts { get; }

    /// <inheritdoc/>
    public ImmutableArray<FileFacts> Left { get; }

    /// <summary>Describes the image that a stage makes.</summary>
    /// <param name="context">The build context; null when there is none to read.</param>
    public static DescribedImage Of(StageAnalysis analysis, IBuildContext? context)
    {
        var image = analysis.Stage.Image;
        var (content, config) = DescribedBases.Of(image, analysis.Knowledge.Images);
        var state = new DescribedImageState(
            new(DescribedBases.Files(image, analysis.Knowledge.Images)),
            new(content.Packages.Packages.Keys, RuntimeOf(content.Distribution, analysis.Knowledge.Packages), analysis.Knowledge.Packages),
            new(content.Users, content.Groups),
            new()
        );
        if (!DescribedBases.Knows(image))
            state.Uncertainties.Add(
                UncertaintyKind.Added,
                "/",
                $"what the image '{image ?? analysis.Stage.From.Image}' brings is not known",
                analysis.Stage.From.ImageSpan
            );
        foreach (var unread in analysis.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            state.Uncertainties.Add(UncertaintyKind.Unlisted, "/", $"what this runs cannot be read: {unread.Message}", unread.Span);
        new EffectRunner(analysis, context, state, DescribedBases.StartOf(image) ?? "").Run();

        return new(analysis, context, content, config, state);
    }

    /// <summary>
    /// No package is known to own a path: a file that the build writes or edits is as the build left it, whoever brought it, and programs
    /// of packages are reached as packages.
    /// </summary>
    public string? PackageOf(string path) => null;

    /// <inheritdoc/>
    public Closure Reach(IEnumerable<ClosureRoot> roots, bool nearMisses = false) => new Reacher(_state, _sources).Reach(roots);

    /// <summary>What the text describes is told by no program, so nothing is known to misfit.</summary>
    public ImmutableArray<MissingNeed> Misfits(IEnumerable<string> paths, ImageSnapshot onto) => [];

    private static LayerFacts Layer(Semantics.StageInstruction at) =>
        new("", 0, $"{at.Instruction.Syntax.Keyword} {at.Instruction.Syntax.Arguments.Text}");

    /// <summary>What the container starts is a program; of the others nobody knows.</summary>
    private ImmutableSortedDictionary<string, BinaryFacts> Programs() =>
        Facts.Base.Binaries.SetItems(
            Reach(ClosureRoot.OfConfig(Facts.Config))
                .Reached.Where(pair => pair.Value.Kind is NeedKind.Root or NeedKind.Command or NeedKind.Interpreter)
                .Where(pair => Facts.Final.Files.GetValueOrDefault(pair.Key) is { Kind: FileKind.Regular })
                .Select(pair => KeyValuePair.Create(pair.Key, DescribedBases.Program))
        );

    private static Func<string, IReadOnlyList<string>?> RuntimeOf(Distribution distribution, PackageTable packages) =>
        package =>
            DescriptionData.FamilyOf(distribution.Id)?.Libraries.GetValueOrDefault(package) is { } always ? always
            : packages.Runtime.Knows(distribution.Id)
                ? packages.Runtime.Of(distribution.Id, distribution.Codename ?? distribution.Release, package)?.Runtime
            : null;
}
