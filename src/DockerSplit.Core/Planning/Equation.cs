using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning;

/// <summary>
/// needed - available = install + copy: every file that run time needs and the runtime base has not is brought by the package that owns
/// it, or copied where none does. Nothing else decides what is in the runtime stage.
/// </summary>
internal sealed class Equation
{
    private static readonly string[] AccountFiles = ["/etc/passwd", "/etc/group"];

    private readonly PlanDraft _draft;
    private readonly RuntimeImage _runtime;
    private readonly ImageSnapshot _original;
    private readonly ImageSnapshot _available;
    private readonly HashSet<string> _unknown;
    private readonly int _lastLayer;
    private readonly SortedDictionary<string, Evidence> _copies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Evidence> _packages = new(StringComparer.Ordinal);

    private Equation(PlanDraft draft, RuntimeImage runtime)
    {
        (_draft, _runtime, _original, _available) = (draft, runtime, draft.Image.Facts.Final, runtime.Content);
        _unknown = [.. draft.Lessons.UnknownPackages];
        _lastLayer = BuildLayers.Last(draft.Image.Facts);
    }

    /// <summary>The paths to copy, directories among them only where they are empty, each with the reason.</summary>
    public IReadOnlyDictionary<string, Evidence> Copies => _copies;

    /// <summary>The packages that run time needs, those of the runtime base included, each with the reason.</summary>
    public IReadOnlyDictionary<string, Evidence> Packages => _packages;

    public static Equation Solve(PlanDraft draft, RuntimeImage runtime)
    {
        var equation = new Equation(draft, runtime);
        foreach (var need in draft.Needs)
            equation.Meet(need);
        if (draft.Image.IsSeen && runtime.TakesPackages)
        {
            foreach (var need in RecommendedNeeds.Of(draft, equation._packages))
                equation.Meet(need);
            equation.KeepTrust();
            equation.LeaveStoreThatIsMadeAnew();
        }

        foreach (var path in runtime.IsScratch ? AccountFiles : [])
            equation.NeedPath(path, PathRules.Accounts.Because("users and groups have names in these files", subject: path));

        return equation;
    }

    /// <summary>What the original's base trusts of its own, the runtime stage trusts where it has a store at all.</summary>
    private void KeepTrust()
    {
        var trusted = TrustStore
            .OfBase(_draft.Image.Facts)
            .Where(file => !IsAvailable(file) && !_draft.Rules.IsDroppedByUser(file.Path))
            .ToList();
        foreach (var file in trusted.Count > 0 && HasTrustStore() ? trusted : [])
            _copies.TryAdd(file.Path, ReplayRules.TrustStore.Because("the original's base trusts it", subject: file.Path));
    }

    /// <summary>The tool that makes the store makes it in the runtime stage too, of the certificates that come there: nothing of it is copied.</summary>
    private void LeaveStoreThatIsMadeAnew()
    {
        var isMade = _draft.Analysis.Steps.SelectMany(step => step.Effects).Any(effect => effect is UpdateTrustStore);
        if (!isMade || !_copies.Keys.Any(TrustStore.IsCertificate) || !HasTrustStore())
            return;
        // Where the tool was seen not to make the same, the file itself comes.
        var differing = _draft.Lessons.Facts.OfType<OtherContent>().Select(fact => fact.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in _copies.Keys.Where(path => TrustStore.IsMade(path) && !differing.Contains(path)).ToList())
            _copies.Remove(path);
    }

    /// <summary>Whether the runtime stage has a store, from its base or from a package, be it one that others pull in.</summary>
    private bool HasTrustStore() =>
        _available.Packages.Packages.ContainsKey(TrustStore.Package)
        || _packages.Keys.Any(name => name == TrustStore.Package || _draft.Graph.Implied(name).Contains(TrustStore.Package));

    private void Meet(Need need)
    {
        switch (need)
        {
            case PathNeed path:
                NeedPath(path.Path, path.Why, path.ByHabit);
                break;
            // Of an image that was seen the database knows all packages; a name that it does not know is none.
            case PackageNeed package when !_draft.Image.IsSeen || _original.Packages.Packages.ContainsKey(package.Name):
                NeedWholePackage(package.Name, package.Why);
                break;
            case ChangedFileNeed changed when changed.IsSeen ? IsFile(changed.Path) : IsChanged(changed.Path):
                _copies.TryAdd(changed.Path, changed.Why);
                break;
        }
    }

    /// <param name="byHabit">Whether a habit led to it, which opens whole directories: a package that exists to build is not needed for that.</param>
    private void NeedPath(string path, Evidence why, bool byHabit = false)
    {
        if (!_original.Files.TryGetValue(path, out var file) || _draft.Rules.IsDroppedByUser(path))
            return;
        if (
            !_runtime.IsScratch
            && _draft.Knowledge.Paths.ClassOf(path) is var known
            && (known is PathClass.Accounts or PathClass.PackageDatabase || (known == PathClass.Generated && _runtime.TakesPackages))
        )
            return;
        // What stands behind the last RUN moves to the runtime stage as it is.
        if (file.Layer > _lastLayer)
            return;
        if (!_runtime.TakesPackages)
        {
            if (!IsAvailable(file))
                _copies.TryAdd(path, why);

            return;
        }

        var owner = OwnerOf(file);
        if (owner is not null && file.Kind != FileKind.Directory && !(byHabit && (IsForBuilding(owner) || IsForMachines(owner))))
            NeedPackage(owner, why);
        if (owner is null && !IsAvailable(file))
            _copies.TryAdd(path, why);
    }

    /// <summary>Without a package manager a package is its files, and so is one that no repository has.</summary>
    private void NeedWholePackage(string name, Evidence why)
    {
        if (_runtime.TakesPackages && !_unknown.Contains(name))
        {
            _packages.TryAdd(name, why);

            return;
        }

        var files = _original.Packages.Packages.TryGetValue(name, out var package) ? package.Files : [];
        foreach (var path in files.Where(path => _draft.Knowledge.Paths.ClassOf(path) == PathClass.Other))
            NeedPath(path, why);
    }

    private bool IsForBuilding(string package) =>
        _draft.Knowledge.Packages.BuildOnly(package) is { Purpose: not PackagePurpose.TrustForFetching };

    /// <summary>Whether the package manager brought it for a machine that starts up, and nobody asked for it.</summary>
    private bool IsForMachines(string package) =>
        _original.Packages.Packages.GetValueOrDefault(package) is { Manual: false }
        && _draft.Knowledge.Packages.ForMachines(package) is not null;

    /// <summary>Of several reasons for a package the plainest is kept: a link says less than what is linked to.</summary>
    private void NeedPackage(string name, Evidence why)
    {
        if (!_packages.TryGetValue(name, out var known) || Weight(why) > Weight(known))
            _packages[name] = why;
    }

    private static int Weight(Evidence why) =>
        why switch
        {
            _ when why.Of == NeedRules.Linked => 3,
            _ when why.Of == NeedRules.Entry || why.Of == NeedRules.Called => 2,
            { IsWeak: false } => 1,
            _ => 0,
        };

    /// <summary>A link that only a development package has is made again by itself: the package would bring the compiler's things along.</summary>
    private string? OwnerOf(FileFacts file) =>
        _draft.Image.PackageOf(file.Path) is { } owner
        && !_unknown.Contains(owner)
        && !(file.Kind == FileKind.SymbolicLink && _draft.Knowledge.Packages.BuildOnly(owner) is { Purpose: PackagePurpose.Headers })
            ? owner
            : null;

    /// <summary>Whether the runtime base has the same: content, or for a link its target.</summary>
    private bool IsAvailable(FileFacts file) =>
        (_draft.Image.IsSeen || !CopyPlanner.IsChangedByText(file, _draft.Image.Facts))
        && _available.Files.TryGetValue(file.Path, out var there)
        && there.Kind == file.Kind
        && there.LinkTarget == file.LinkTarget
        && there.Fingerprint == file.Fingerprint
        && (there.Mode, there.UserId, there.GroupId) == (file.Mode, file.UserId, file.GroupId);

    private bool IsFile(string path) => _original.Files.GetValueOrDefault(path) is { Kind: FileKind.Regular };

    /// <summary>Whether a file of a package that the runtime stage has differs from what the runtime base brings.</summary>
    private bool IsChanged(string path) =>
        _original.Files.TryGetValue(path, out var file)
        && file.Kind == FileKind.Regular
        && file.Layer >= _draft.Image.Facts.BaseLayers
        && file.Layer <= _lastLayer
        && _draft.Image.PackageOf(path) is { } owner
        && (_packages.ContainsKey(owner) || _available.Packages.Packages.ContainsKey(owner))
        && !IsAvailable(file);
}
