using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Needs;

namespace DockerSplit.Planning.Packages;

/// <summary>Gives every package its role by what was seen.</summary>
internal sealed class ObservedPackages(ImmutableArray<RequestedPackage> requested, Observation seen, Lessons lessons, Overrides overrides)
{
    private readonly PackageDatabase _database = seen.Facts.Final.Packages;

    /// <summary>Packages that run time has to have though no needed file is theirs, each with the reason.</summary>
    public IEnumerable<(string Name, Evidence Why)> Wanted()
    {
        foreach (var name in overrides.RuntimePackages)
            yield return (name, new("runtime-by-user", "the configuration says that run time needs it", Subject: name));
        foreach (var package in requested.Where(package => package.BuildOnly is null && IsWanted(package.Name)))
            yield return (
                package.Name,
                new(
                    "requested",
                    "the author installs it, and it is more than a library that nothing loads",
                    package.Request.Span,
                    package.Name
                )
                {
                    IsWeak = true,
                }
            );
        foreach (var package in requested)
        {
            if (ReachedBeside(package) is { } path)
                yield return (
                    package.Name,
                    new("asked-for-by-what-stays", $"the author installs it, and {path} stays, which uses it", package.Request.Span, path)
                    {
                        IsWeak = true,
                    }
                );
        }

        foreach (var package in lessons.Rung >= Rung.OnlyCertain ? _database.Packages.Values : [])
        {
            if (package.Manual != false && !seen.Facts.Base.Packages.Packages.ContainsKey(package.Name) && !IsCertainlyBuildOnly(package.Name))
                yield return (package.Name, new("not-certain", "nothing says for certain that it is only for building", Subject: package.Name) { IsWeak = true });
        }
    }

    /// <summary>A file that stays and whose like the package serves, such as a TLS library for certificates.</summary>
    private string? ReachedBeside(RequestedPackage package) =>
        _database.Packages.ContainsKey(package.Name)
        && PackageKnowledge.BuildOnly(package.Name) is { UnlessReached: [_, ..] } row
            ? seen.Closure.Reached.Keys.FirstOrDefault(path => row.IsUndoneBy(ContainerPath.Name(path)))
            : null;

    /// <summary>A package of libraries alone is wanted only when something loads them.</summary>
    private bool IsWanted(string package) =>
        lessons.Rung >= Rung.Wide
        || (
            _database.Packages.TryGetValue(package, out var facts)
            && facts.Files.Any(file =>
                !file.Contains(".so", StringComparison.Ordinal)
                && PathKnowledge.ClassOf(file) == PathClass.Other
                && !file.StartsWith("/usr/share/", StringComparison.Ordinal)
            )
        );

    private bool IsCertainlyBuildOnly(string name) =>
        PackageKnowledge.BuildOnly(name) is { Purpose: PackagePurpose.Compiler or PackagePurpose.BuildSystem or PackagePurpose.Headers or PackagePurpose.Packaging }
        || requested.Any(package => package.Name == name && package.BuildOnly is not null);

    public ImmutableArray<PackageDecision> Plan(IReadOnlyDictionary<string, Evidence> needed)
    {
        var there = seen.Runtime.Content.Packages.Packages;
        var missing = needed.Keys.Where(name => !there.ContainsKey(name) && !overrides.BuildPackages.Contains(name));
        var install = new PackageGraph(_database).WithoutImplied(missing);
        var pinned = requested
            .Where(package => package.Request.Version is not null)
            .ToDictionary(package => package.Name, package => package.Request.Text, StringComparer.Ordinal);
        var decisions = needed.Select(pair => new PackageDecision(
            Manager,
            pair.Key,
            pinned.GetValueOrDefault(pair.Key, pair.Key),
            PackageRole.Runtime,
            requested.Any(package => package.Name == pair.Key),
            install.Contains(pair.Key),
            [pair.Value]
        ));

        return
        [
            .. decisions
                .Concat(requested.Where(package => !needed.ContainsKey(package.Name)).Select(Drop))
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
            _ => requested.IsEmpty ? PackageManager.Dnf : requested[0].Manager,
        };
}
