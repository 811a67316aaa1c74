using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Packages;

/// <summary>Gives every package that is asked for or needed its role, and says which of them the runtime stage installs.</summary>
internal sealed class PackagePlanner(PlanDraft draft, RuntimeImage runtime)
{
    private readonly PackageDatabase _database = draft.Image.Facts.Final.Packages;

    private readonly Dictionary<string, RequestedPackage> _requested = draft.Requested.ToDictionary(
        package => package.Name,
        StringComparer.Ordinal
    );

    public ImmutableArray<PackageDecision> Plan(IReadOnlyDictionary<string, Evidence> needed)
    {
        var wanted = new Dictionary<string, Evidence>(needed, StringComparer.Ordinal);
        var install = Installed(wanted);
        var bringers = Bringers(install);
        var manager = Manager;

        return
        [
            .. wanted
                .Select(pair => Keep(pair.Key, pair.Value, manager, install.Contains(pair.Key), bringers.GetValueOrDefault(pair.Key)))
                .Concat(_requested.Values.Where(package => !wanted.ContainsKey(package.Name)).Select(Drop))
                .OrderBy(decision => decision.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The fewest names that bring all that is wanted, and no other alternative of a dependency than the original has.</summary>
    private SortedSet<string> Installed(Dictionary<string, Evidence> wanted)
    {
        while (true)
        {
            var install = draft.Graph.WithoutImplied(wanted.Keys.Where(IsMissing));
            var choices = draft
                .Graph.Choices(install, name => wanted.ContainsKey(name) || IsThere(name))
                .DistinctBy(choice => choice.Package)
                .ToList();
            if (choices.Count == 0)
                return install;

            foreach (var choice in choices)
                wanted[choice.Package] = PackageRules.Alternative.Because(
                    $"{choice.For} depends on one of several, and this is the original's",
                    subject: choice.For
                );
        }
    }

    /// <summary>For each package that an installed one brings, the first of those.</summary>
    private Dictionary<string, string> Bringers(SortedSet<string> install)
    {
        var bringers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in install)
        {
            foreach (var name in draft.Graph.Brought(package))
                bringers.TryAdd(name, package);
        }

        return bringers;
    }

    private bool IsThere(string name) => runtime.Content.Packages.Packages.ContainsKey(name);

    private bool IsMissing(string name) => !IsThere(name) && !draft.Options.Overrides.BuildPackages.Contains(name);

    /// <summary>As the author asked for it: with his version, from his release, by his command.</summary>
    private PackageDecision Keep(string name, Evidence why, PackageManager manager, bool isInstalled, string? bringer)
    {
        var asked = _requested.GetValueOrDefault(name);
        var specification = asked?.Request is { Version: not null, Text: var pinned } ? pinned : name;

        return new(manager, name, specification, PackageRole.Runtime, asked is not null, isInstalled, [why])
        {
            Program = asked?.Program ?? draft.Requested.FirstOrDefault()?.Program ?? "",
            TargetRelease = asked?.TargetRelease,
            Unsigned = asked?.Unsigned,
            BroughtBy = IsThere(name) ? null : bringer,
        };
    }

    private static PackageDecision Drop(RequestedPackage package)
    {
        var request = package.Request;
        var why =
            package.BuildOnly
            ?? PackageRules.NothingReachesIt.Because("nothing that stays loads one of its libraries", request.Span, request.Name);

        return new(package.Manager, request.Name, request.Text, PackageRole.BuildOnly, Requested: true, Install: false, [why]);
    }

    /// <summary>The author's own, where it is one of the database's; two of them may share one.</summary>
    public PackageManager Manager =>
        draft.Requested.Select(package => (PackageManager?)package.Manager).FirstOrDefault(IsOfDatabase)
        ?? PackageSystemCatalog.OfImage(_database, draft.Image.Facts.Final.Distribution)?.Kind
        ?? PackageSystemCatalog.Usual.Kind;

    private bool IsOfDatabase(PackageManager? manager) =>
        manager is { } known && (_database.Manager.Length == 0 || PackageSystemCatalog.Of(known).Database == _database.Manager);
}
