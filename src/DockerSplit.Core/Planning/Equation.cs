using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Paths;

namespace DockerSplit.Planning;

/// <summary>
/// needed - available = install + copy, from facts: every file that run time needs and the runtime base has not is brought by the
/// package that owns it, or copied where none does.
/// </summary>
internal sealed class Equation
{
    private static readonly string[] AccountFiles = ["/etc/passwd", "/etc/group"];

    private readonly ArtifactRules _rules;
    private readonly Observation _seen;
    private readonly ImageSnapshot _original;
    private readonly ImageSnapshot _available;
    private readonly int _lastLayer;
    private readonly SortedDictionary<string, Evidence> _copies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Evidence> _packages = new(StringComparer.Ordinal);

    private Equation(Observation seen, ArtifactRules rules)
    {
        (_rules, _seen, _original, _available) = (rules, seen, seen.Facts.Final, seen.Runtime.Content);
        _lastLayer = BuildLayers.Last(seen.Facts);
    }

    /// <summary>The paths to copy, directories among them only where they are empty, each with the reason.</summary>
    public IReadOnlyDictionary<string, Evidence> Copies => _copies;

    /// <summary>The packages that run time needs, those of the runtime base included, each with the reason.</summary>
    public IReadOnlyDictionary<string, Evidence> Packages => _packages;

    public static Equation Solve(Observation seen, StageAnalysis analysis, ArtifactRules rules, IEnumerable<(string Name, Evidence Why)> wanted)
    {
        var equation = new Equation(seen, rules);
        foreach (var (path, edge) in seen.Closure.Reached)
            equation.Need(path, Reason(path, edge, seen.Closure.Why(path).Any(IsWeak)), edge.Kind is NeedKind.Opened or NeedKind.Suggested);
        foreach (var file in seen.Unowned)
        {
            if (rules.Judge(file.Path) is (PathVerdict.Copy, var why))
                equation.Need(file.Path, why);
        }

        foreach (var (name, why) in wanted.Where(package => seen.Facts.Final.Packages.Packages.ContainsKey(package.Name)))
            equation.NeedWholePackage(name, why);
        equation.KeepChangedConfiguration(analysis);
        foreach (var path in seen.Runtime.IsScratch ? AccountFiles : [])
            equation.Need(path, new("accounts", "users and groups have names in these files", Subject: path));

        return equation;
    }

    private static bool IsWeak(ClosureEdge edge) => edge.Kind == NeedKind.Suggested || edge.From == RootNames.Neighbour;

    /// <param name="isWeak">Whether the path is only reached over what weak evidence speaks for.</param>
    private static Evidence Reason(string path, ClosureEdge edge, bool isWeak) =>
        new(
            edge.Kind switch
            {
                NeedKind.Root => "entry",
                NeedKind.Library => "linked",
                NeedKind.Command or NeedKind.Interpreter => "called",
                NeedKind.Suggested => "near-miss",
                _ => "reached",
            },
            edge.Kind switch
            {
                NeedKind.Root => edge.From == RootNames.Artifact ? "the build made it, and no package owns it"
                : edge.From == RootNames.Neighbour ? "it lies beside a file that run time reaches"
                : char.IsUpper(edge.From[0]) ? $"{edge.From} names it"
                : $"an earlier round showed it: {edge.From}",
                NeedKind.Library => $"{edge.From} links to {edge.Detail}",
                NeedKind.Interpreter => $"{edge.From} is run by it",
                NeedKind.LinkTarget => $"{edge.From} points to it",
                NeedKind.Command => $"{edge.From} calls {edge.Detail}",
                NeedKind.Suggested => $"{edge.From} may open it ({edge.Detail})",
                _ => $"{edge.From} opens it ({edge.Detail})",
            },
            Subject: path
        )
        {
            IsWeak = isWeak,
        };

    /// <param name="weak">Whether a habit led to it, which opens whole directories: a package that exists to build is not needed for that.</param>
    private void Need(string path, Evidence why, bool weak = false)
    {
        if (!_original.Files.TryGetValue(path, out var file) || _rules.IsDroppedByUser(path))
            return;
        if (!_seen.Runtime.IsScratch && PathKnowledge.ClassOf(path) is PathClass.Accounts or PathClass.Generated or PathClass.PackageDatabase)
            return;
        // What stands behind the last RUN moves to the runtime stage as it is.
        if (file.Layer > _lastLayer)
            return;
        if (_seen.Runtime.IsScratch)
        {
            if (!IsAvailable(file))
                _copies.TryAdd(path, why);

            return;
        }

        var owner = OwnerOf(file);
        if (owner is not null && file.Kind != FileKind.Directory && !(weak && IsForBuilding(owner)))
            NeedPackage(owner, why);
        if (owner is null && !IsAvailable(file))
            _copies.TryAdd(path, why);
    }

    /// <summary>Without a package manager a package is its files.</summary>
    private void NeedWholePackage(string name, Evidence why)
    {
        if (!_seen.Runtime.IsScratch)
        {
            _packages.TryAdd(name, why);

            return;
        }

        foreach (var path in _original.Packages.Packages[name].Files.Where(path => PathKnowledge.ClassOf(path) == PathClass.Other))
            Need(path, why);
    }

    private static bool IsForBuilding(string package) => PackageKnowledge.BuildOnly(package) is { Purpose: not PackagePurpose.TrustForFetching };

    /// <summary>Of several reasons for a package the plainest is kept: a link says less than what is linked to.</summary>
    private void NeedPackage(string name, Evidence why)
    {
        if (!_packages.TryGetValue(name, out var known) || Weight(why) > Weight(known))
            _packages[name] = why;
    }

    private static int Weight(Evidence why) =>
        why switch
        {
            { Rule: "linked" } => 3,
            { Rule: "entry" or "called" } => 2,
            { IsWeak: false } => 1,
            _ => 0,
        };

    /// <summary>A link that only a development package has is made again by itself: the package would bring the compiler's things along.</summary>
    private string? OwnerOf(FileFacts file) =>
        _seen.Owners.GetValueOrDefault(file.Path) is { } owner
        && !(file.Kind == FileKind.SymbolicLink && PackageKnowledge.BuildOnly(owner) is { Purpose: PackagePurpose.Headers })
            ? owner
            : null;

    /// <summary>Whether the runtime base has the same: content, or for a link its target.</summary>
    private bool IsAvailable(FileFacts file) =>
        _available.Files.TryGetValue(file.Path, out var there)
        && there.Kind == file.Kind
        && there.LinkTarget == file.LinkTarget
        && there.Fingerprint == file.Fingerprint
        && (there.Mode, there.UserId, there.GroupId) == (file.Mode, file.UserId, file.GroupId);

    /// <summary>A package brings its configuration as it was; what the author made of it is copied over.</summary>
    private void KeepChangedConfiguration(StageAnalysis analysis)
    {
        var there = _packages.Keys.Concat(_available.Packages.Packages.Keys).ToHashSet(StringComparer.Ordinal);
        var byDatabase = there
            .Select(name => _original.Packages.Packages.GetValueOrDefault(name))
            .OfType<PackageFacts>()
            .SelectMany(package => package.Modified)
            .Select(path => (path, "the package's configuration was changed in the build"));
        var byText = analysis
            .Steps.SelectMany(step => step.Effects)
            .SelectMany(Written)
            .Where(path => path is { Value: not null, IsPattern: false })
            .Select(path => (path.Value!, "the build edits this file of a package"));
        foreach (var (path, reason) in byDatabase.Concat(byText))
        {
            if (IsChanged(path) && PathKnowledge.ClassOf(path) == PathClass.Other && !_copies.ContainsKey(path))
                _copies[path] = new("changed-configuration", reason, Subject: path);
        }
    }

    private static IEnumerable<StepPath> Written(Effect effect) =>
        effect switch
        {
            WriteFiles write => write.Paths,
            EditFiles edit => edit.Paths,
            _ => [],
        };

    /// <summary>Whether a file of a package that the runtime stage has differs from what the runtime base brings.</summary>
    private bool IsChanged(string path) =>
        _original.Files.TryGetValue(path, out var file)
        && file.Kind == FileKind.Regular
        && file.Layer >= _seen.Facts.BaseLayers
        && file.Layer <= _lastLayer
        && _seen.Owners.TryGetValue(path, out var owner)
        && (_packages.ContainsKey(owner) || _available.Packages.Packages.ContainsKey(owner))
        && !IsAvailable(file);
}
