using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Planning.Stages;

namespace DockerSplit.Planning;

/// <summary>Says of a solved plan what becomes of everything that the original has, so that the built image can be checked against it.</summary>
internal sealed class ExpectationOf
{
    private static readonly LedgerReason Unreached = new(
        "unreached",
        "nothing that is started reaches it, and no rule keeps it",
        IsWeak: true
    );

    private static readonly LedgerReason ForWhatGoes = new("for-what-goes", "only packages that are left out ask for it");

    private static readonly LedgerReason OtherBase = new("other-base", "nothing that stays needs it, and the runtime base does without it");

    private static readonly LedgerReason OfBase = new("of-the-base", "the runtime base brings it");

    private static readonly LedgerReason DroppedByUser = new(
        PathRules.DroppedByUser.Id,
        "the configuration, a comment or --minimise leaves it out"
    );

    private static readonly LedgerReason WithoutSymbols = new(StageRules.Strip.Id, "symbols are taken out, which are for debuggers alone");

    private static readonly LedgerReason WithoutDevelopment = new(
        StageRules.Prune.Id,
        "the tool that takes dependencies for development out writes it anew"
    );

    private readonly Solution _solution;
    private readonly PathSet _copied;

    private ExpectationOf(Solution solution)
    {
        _solution = solution;
        _copied = PathSet.Of(Copied(solution).Concat(Kept()));
    }

    /// <summary>Without a base the files are gathered one by one, and no directory comes whole.</summary>
    private static IEnumerable<string> Copied(Solution solution) =>
        solution.Runtime.IsScratch ? solution.Equation.Copies.Keys : solution.Copies.Select(copy => copy.Path);

    /// <summary>The expectation of a plan.</summary>
    public static Expectation Plan(Solution solution) => new ExpectationOf(solution).Make();

    private Expectation Make()
    {
        var installed = Installed();

        return new()
        {
            Copied = _copied,
            Installed = installed,
            DroppedPaths = DroppedPaths(),
            DroppedPackages = DroppedPackages(installed),
            Added = Added(),
            Altered = Altered(),
            Replaced = _solution.Runtime.IsForeign
                ? ForeignBase.Replaces(_solution.Available, _solution.Original, _copied)
                : ImmutableSortedDictionary.Create<string, LedgerReason>(StringComparer.Ordinal),
            Rest = Unreached,
            ReadVariables =
            [
                .. AddedVariables.Find(_solution.Facts, _solution.Runtime.Config).Where(pair => pair.Value).Select(pair => pair.Key),
            ],
            KeepsBase = _solution.Draft.Image.IsSeen && _solution.Runtime.IsOriginalBase,
        };
    }

    private ImmutableSortedDictionary<string, LedgerReason> Altered()
    {
        var altered = ImmutableSortedDictionary.CreateBuilder<string, LedgerReason>(StringComparer.Ordinal);
        foreach (var path in _solution.Draft.Options.Strip ? StripPlanner.Stripped(_solution) : [])
            altered[path] = WithoutSymbols;
        foreach (var path in _solution.Draft.Pruned.Taken.SelectMany(pruning => pruning.Rewrites))
            altered[path] = WithoutDevelopment;

        return altered.ToImmutable();
    }

    /// <summary>What the build left and no rule drops is there, whether a copy brings it or the base had it all along.</summary>
    private IEnumerable<string> Kept() =>
        _solution
            .Draft.Judged.Where(judged => judged.Fate == PathFate.Copy && CopyPlanner.IsContent(judged.File))
            .Select(judged => judged.File.Path);

    /// <summary>What is needed, with all that it pulls in.</summary>
    private ImmutableSortedSet<string> Installed() =>
        _solution
            .Packages.Where(package => package.Role == PackageRole.Runtime && !IsOutByUser(package.Name))
            .SelectMany(package => _solution.Draft.Graph.Implied(package.Name).Append(package.Name))
            .Where(name => !IsOutByUser(name))
            .ToImmutableSortedSet(StringComparer.Ordinal);

    private bool IsOutByUser(string package) => _solution.Draft.Options.Overrides.BuildPackages.Contains(package);

    /// <summary>One for each tree that is left out as a whole, else one for each file and for each directory that holds nothing.</summary>
    private ImmutableSortedDictionary<string, LedgerReason> DroppedPaths()
    {
        var filled = _solution.Original.Files.Keys.Select(ContainerPath.Parent).ToHashSet(StringComparer.Ordinal);
        var dropped = ImmutableSortedDictionary.CreateBuilder<string, LedgerReason>(StringComparer.Ordinal);
        foreach (var pruning in _solution.Draft.Pruned.Taken)
        {
            foreach (var path in pruning.Leaves)
                dropped[path] = new(PathRules.Development.Id, pruning.Why);
        }

        foreach (var judged in _solution.Draft.Judged.Where(judged => judged.Fate == PathFate.Drop))
        {
            var path = judged.File.Path;
            if (!_solution.Draft.Pruned.Leaves.Covers(path) && (CopyPlanner.IsContent(judged.File) || !filled.Contains(path)))
                dropped.TryAdd(_solution.Draft.Rules.Build.TreeOf(path) ?? path, new(judged.Why.Rule, judged.Why.Reason));
        }

        foreach (var path in _solution.Draft.Options.Overrides.DroppedPaths)
            dropped[path] = DroppedByUser;

        return dropped.ToImmutable();
    }

    private ImmutableSortedDictionary<string, LedgerReason> DroppedPackages(ImmutableSortedSet<string> installed)
    {
        var dropped = ImmutableSortedDictionary.CreateBuilder<string, LedgerReason>(StringComparer.Ordinal);
        foreach (var package in _solution.Packages.Where(package => package.Role == PackageRole.BuildOnly || IsOutByUser(package.Name)))
            dropped[package.Name] = Reason(package.Evidence[0]);
        var unknown = _solution.Draft.Lessons.UnknownPackages.ToHashSet(StringComparer.Ordinal);
        var askedFor = dropped.Keys.SelectMany(_solution.Draft.Graph.Implied).ToHashSet(StringComparer.Ordinal);
        foreach (
            var name in _solution.Original.Packages.Packages.Keys.Where(name =>
                !installed.Contains(name) && !dropped.ContainsKey(name) && !unknown.Contains(name)
            )
        )
            dropped[name] =
                IsOfBase(name) ? OtherBase
                : askedFor.Contains(name) ? ForWhatGoes
                : Unreached;

        return dropped.ToImmutable();
    }

    private bool IsOfBase(string package) => _solution.Draft.OwnBase.Content.Packages.Packages.ContainsKey(package);

    private static LedgerReason Reason(Evidence why) => new(why.Rule, why.Reason, why.Of == PackageRules.NothingReachesIt);

    /// <summary>Packages and files of the runtime base that the original has no longer, or its own base never had.</summary>
    private ImmutableSortedDictionary<string, LedgerReason> Added()
    {
        var added = ImmutableSortedDictionary.CreateBuilder<string, LedgerReason>(StringComparer.Ordinal);
        foreach (
            var name in _solution.Available.Packages.Packages.Keys.Where(name => !_solution.Original.Packages.Packages.ContainsKey(name))
        )
            added[name] = OfBase;
        foreach (var file in _solution.Available.Files.Values.Where(IsOfRuntimeBaseAlone))
            added[file.Path] = OfBase;
        foreach (var account in BaseAccounts.AddedBy(_solution.Available, _solution.Original))
            added[account] = OfBase;

        return added.ToImmutable();
    }

    private bool IsOfRuntimeBaseAlone(FileFacts file) =>
        CopyPlanner.IsContent(file)
        && !_solution.Original.Files.ContainsKey(file.Path)
        && !_solution.Draft.OwnBase.Content.Files.ContainsKey(file.Path);
}
