using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Paths;

namespace DockerSplit.Planning;

/// <summary>
/// The first half of a plan, which needs no runtime base: where instructions go, what is judged by its place, what run time needs, and
/// which images may stand in for the original's base. Those have to be read before <see cref="Planner"/> can do the other half.
/// </summary>
public sealed class PlanDraft
{
    private PlanDraft(StageAnalysis analysis, IImageView image, RuntimeImage ownBase, SplitOptions options, Lessons lessons)
    {
        (Analysis, Image, OwnBase, Options, Lessons) = (analysis, image, ownBase, options, lessons);
        Graph = new(image.Facts.Final.Packages);
        _unneeded = new(() => PathSet.Of(EcosystemCatalog.Shipped.All.SelectMany(ecosystem => ecosystem.Unneeded(analysis, image))));
        Placements = PlacementRules.Place(analysis.Stage, options.Overrides.BuildVariables);
        Requested = new RequestedPackages(analysis, PlacementRules.RuntimeText(Placements), options.Overrides).Find();
        Pruned = PrunedDependencies.Of(analysis, image, options, lessons);
        Tools = LeftTools.Of(analysis, image, options, lessons);
        (Rules, Judged) = Judge();
        _used = TracedNeeds.Find(image.Facts, lessons, Rules, Knowledge);
        Closure = Close();
        var (settled, tools) = (Pruned.Without(Closure), Tools.Without(Closure));
        if (settled != Pruned || tools != Tools)
        {
            (Pruned, Tools) = (settled, tools);
            (Rules, Judged) = Judge();
            Closure = Close();
        }

        Candidates = RuntimeBases.Candidates(this);
    }

    /// <summary>Drafts a plan.</summary>
    /// <param name="image">The original, seen or described.</param>
    /// <param name="ownBase">The image that the original starts from.</param>
    /// <param name="lessons">What earlier rounds of building and asking taught.</param>
    public static PlanDraft Make(StageAnalysis analysis, IImageView image, RuntimeImage ownBase, SplitOptions options, Lessons lessons) =>
        new(analysis, image, ownBase, options, lessons);

    public IImageView Image { get; }

    /// <summary>The image that the original starts from.</summary>
    public RuntimeImage OwnBase { get; }

    /// <summary>Smaller images that may fit instead of the original's base, the best first; <see cref="FitOf"/> tells of each whether it does.</summary>
    public ImmutableArray<RuntimeVariant> Candidates { get; }

    internal StageAnalysis Analysis { get; }

    internal KnowledgeBase Knowledge => Analysis.Knowledge;

    internal SplitOptions Options { get; }

    internal Lessons Lessons { get; }

    internal ImmutableArray<Placement> Placements { get; }

    internal ArtifactRules Rules { get; }

    /// <summary>The dependencies for development that go, and those that stay.</summary>
    internal PrunedDependencies Pruned { get; }

    /// <summary>The tools of the build that stay behind.</summary>
    internal LeftTools Tools { get; }

    /// <summary>What the build left, in the order of the paths, each judged.</summary>
    internal ImmutableArray<JudgedFile> Judged { get; }

    internal ImmutableArray<RequestedPackage> Requested { get; }

    /// <summary>Which package of the original pulls in which.</summary>
    internal PackageGraph Graph { get; }

    /// <summary>What is reached from the configuration, from what the build left, and from the lessons.</summary>
    internal Closure Closure { get; }

    private readonly Lazy<PathSet> _unneeded;
    private readonly ImmutableArray<string> _used;

    /// <summary>What a habit opens and the program, as its language tells, does without.</summary>
    public PathSet Unneeded => _unneeded.Value;

    /// <summary>All that run time needs, of which the runtime base may have a part; the first reason given for a path counts.</summary>
    internal IEnumerable<Need> Needs =>
        [
            .. ReachedNeeds.Of(Closure).Where(need => need is not PathNeed { ByHabit: true, Path: var path } || !Unneeded.Covers(path)),
            .. TracedNeeds.Of(_used),
            .. LeftNeeds.Of(Judged),
            .. UserNeeds.Of(Options.Overrides),
            .. new RequestedPackageNeeds(this).Find(),
            .. RepositoryPackageNeeds.Of(this),
            .. TrustNeeds.Of(this),
            .. ChangedFileNeeds.Of(Analysis, Image.Facts, Lessons),
        ];

    /// <summary>Whether an image of the candidates can stand in for the original's base, and what is to be said about it.</summary>
    public BaseFit FitOf(RuntimeVariant candidate, RuntimeImage image) => RuntimeBases.FitOf(this, candidate, image);

    private (ArtifactRules Rules, ImmutableArray<JudgedFile> Judged) Judge()
    {
        var rules = new ArtifactRules(
            Analysis,
            Image.Facts.Config,
            StartedPrograms.Of(Image, Knowledge.Directories),
            Options,
            Lessons.Rung,
            Pruned,
            Tools
        );
        var last = BuildLayers.Last(Image.Facts);

        return (rules, [.. Image.Left.Where(file => file.Layer <= last).Select(rules.Judge)]);
    }

    /// <summary>What is reached, and from what the trace of the original shows besides.</summary>
    private Closure Close()
    {
        var roots = Roots();
        var closure = Reach(roots);

        return TracedNeeds.Roots(closure, _used).ToArray() is [_, ..] traced ? Reach([.. roots, .. traced]) : closure;
    }

    private ImmutableArray<ClosureRoot> Roots() =>
        [
            .. ClosureRoot.OfConfig(Image.Facts.Config),
            .. LeftNeeds.Roots(Judged, Pruned.Leaves),
            .. LessonNeeds.Roots(Image.Facts, Lessons, Knowledge),
        ];

    /// <summary>What is reached; from the second rung on with the near misses, and with what lies beside the files that were built.</summary>
    private Closure Reach(ImmutableArray<ClosureRoot> roots)
    {
        if (Lessons.Rung < Rung.Wide)
            return Image.Reach(roots);

        var narrow = Image.Reach(roots, nearMisses: true);

        return Image.Reach([.. roots, .. NeighbourNeeds.Roots(narrow, Image.Left, Knowledge)], nearMisses: true);
    }
}
