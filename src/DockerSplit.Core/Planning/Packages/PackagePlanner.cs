using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;

namespace DockerSplit.Planning.Packages;

/// <summary>Gives every package that is asked for or needed its role, and says which of them the runtime stage installs.</summary>
internal sealed class PackagePlanner(PlanDraft draft, RuntimeImage runtime)
{
    private readonly PackageDatabase _database = draft.Image.Facts.Final.Packages;
    private readonly ImmutableArray<RequestedPackage> _requested = draft.Requested;

    public ImmutableArray<PackageDecision> Plan(IReadOnlyDictionary<string, Evidence> needed)
    {
        var there = runtime.Content.Packages.Packages;
        var missing = needed.Keys.Where(name => !there.ContainsKey(name) && !draft.Options.Overrides.BuildPackages.Contains(name));
        var install = new PackageGraph(_database).WithoutImplied(missing);
        var pinned = _requested
            .Where(package => package.Request.Version is not null)
            .ToDictionary(package => package.Name, package => package.Request.Text, StringComparer.Ordinal);
        var decisions = needed.Select(pair => new PackageDecision(
            Manager,
            pair.Key,
            pinned.GetValueOrDefault(pair.Key, pair.Key),
            PackageRole.Runtime,
            _requested.Any(package => package.Name == pair.Key),
            install.Contains(pair.Key),
            [pair.Value]
        ));

        return
        [
            .. decisions
                .Concat(_requested.Where(package => !needed.ContainsKey(package.Name)).Select(Drop))
                .OrderBy(decision => decision.Name, StringComparer.Ordinal),
        ];
    }

    private static PackageDecision Drop(RequestedPackage package)
    {
        var request = package.Request;
        var why =
            package.BuildOnly
            ?? new Evidence("nothing-reaches-it", "nothing that stays loads one of its libraries", request.Span, request.Name);

        return new(package.Manager, request.Name, request.Text, PackageRole.BuildOnly, Requested: true, Install: false, [why]);
    }

    private PackageManager Manager =>
        _database.Manager switch
        {
            "apk" => PackageManager.Apk,
            "dpkg" => PackageManager.Apt,
            "pacman" => PackageManager.Pacman,
            _ => _requested.IsEmpty ? PackageManager.Dnf : _requested[0].Manager,
        };
}
