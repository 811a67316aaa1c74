using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Rewriting;

/// <summary>Gives every package its role, and finds the packages that the runtime stage installs.</summary>
internal sealed class PackagePlanner(StageAnalysis analysis, Observation? observation, string runtimeText)
{
    private readonly HashSet<string> _removed =
    [
        .. analysis
            .Steps.SelectMany(step => step.Effects)
            .OfType<RemovePackages>()
            .SelectMany(remove => remove.Packages)
            .Select(package => package.Name),
    ];

    private readonly BaseImageRow? _base = BaseImageKnowledge.Find(analysis.Stage.Image);

    public ImmutableArray<PackageDecision> Plan()
    {
        var requested = Requested().ToList();

        return observation is null ? Static(requested) : Observed(requested, observation);
    }

    private IEnumerable<(PackageManager Manager, PackageRequest Request, Evidence? BuildOnly)> Requested()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in analysis.Steps)
        {
            foreach (var install in step.Effects.OfType<InstallPackages>())
            {
                foreach (var request in install.Packages.Where(request => seen.Add(request.Name)))
                    yield return (install.Manager, request, BuildOnlyBecause(install, request));
            }
        }
    }

    private Evidence? BuildOnlyBecause(InstallPackages install, PackageRequest request)
    {
        if (install.VirtualName is { } group && _removed.Contains(group))
            return new(
                "virtual-group-deleted",
                $"the author installs it in the group {group} and deletes the group after the build",
                request.Span,
                group
            );
        if (_removed.Contains(request.Name))
            return new("removed-by-author", "the author removes it after the build", request.Span, request.Name);
        if (PackageKnowledge.BuildOnly(request.Name) is not { } row)
            return null;
        if (row.Id is "fetching" && IsCalledAtRunTime(request.Name))
            return null;

        return new($"knowledge:{row.Id}", row.Why, request.Span, request.Name);
    }

    /// <summary>Whether an instruction that runs in the container names the command.</summary>
    private bool IsCalledAtRunTime(string command)
    {
        for (
            var at = runtimeText.IndexOf(command, StringComparison.Ordinal);
            at >= 0;
            at = runtimeText.IndexOf(command, at + 1, StringComparison.Ordinal)
        )
        {
            var before = at == 0 || !char.IsAsciiLetterOrDigit(runtimeText[at - 1]);
            var behind = at + command.Length >= runtimeText.Length || !char.IsAsciiLetterOrDigit(runtimeText[at + command.Length]);
            if (before && behind)
                return true;
        }

        return false;
    }

    private ImmutableArray<PackageDecision> Static(List<(PackageManager Manager, PackageRequest Request, Evidence? BuildOnly)> requested)
    {
        var decisions = new Dictionary<string, PackageDecision>(StringComparer.Ordinal);
        foreach (var (manager, request, buildOnly) in requested)
        {
            var keep = new Evidence(
                "requested",
                "the author installs it and no rule says that it is only for building",
                request.Span,
                request.Name
            );
            decisions[request.Name] = buildOnly is null
                ? new(manager, request.Name, request.Text, PackageRole.Runtime, Requested: true, Install: !IsInBase(request.Name), [keep])
                : new(manager, request.Name, request.Text, PackageRole.BuildOnly, Requested: true, Install: false, [buildOnly]);
        }

        foreach (var (manager, request, _) in requested.Where(item => item.BuildOnly is not null))
        {
            foreach (var library in Libraries(manager, request))
                decisions.TryAdd(library.Name, library);
        }

        return [.. decisions.Values.OrderBy(decision => decision.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<PackageDecision> Libraries(PackageManager manager, PackageRequest request)
    {
        if (
            _base is null
            || !PackageKnowledge.Knows(_base.Distribution)
            || PackageKnowledge.RuntimeOf(_base.Distribution, _base.Release, request.Name) is not { } row
        )
            yield break;

        foreach (var package in row.Runtime)
        {
            var why = new Evidence("development-package", row.Why, request.Span, request.Name);
            yield return new(manager, package, package, PackageRole.Runtime, Requested: false, Install: !IsInBase(package), [why]);
        }
    }

    private bool IsInBase(string package) => _base?.Packages.Contains(package) == true;

    private static ImmutableArray<PackageDecision> Observed(
        List<(PackageManager Manager, PackageRequest Request, Evidence? BuildOnly)> requested,
        Observation seen
    )
    {
        var needed = Needed(seen);
        var manager =
            seen.Facts.Final.Packages.Manager == "apk" ? PackageManager.Apk
            : seen.Facts.Final.Packages.Manager == "dpkg" ? PackageManager.Apt
            : PackageManager.Dnf;
        foreach (var (_, request, buildOnly) in requested.Where(item => item.BuildOnly is null))
        {
            if (!needed.ContainsKey(request.Name) && IsWanted(seen, request.Name))
                needed[request.Name] = new(
                    "requested",
                    "the author installs it, and it is more than a library that nothing loads",
                    request.Span,
                    request.Name
                );
        }

        var inBase = seen.Facts.Base.Packages.Packages;
        var install = new PackageGraph(seen.Facts.Final.Packages).WithoutImplied(needed.Keys.Where(name => !inBase.ContainsKey(name)));
        var pinned = requested
            .Where(item => item.Request.Version is not null)
            .ToDictionary(item => item.Request.Name, item => item.Request.Text, StringComparer.Ordinal);
        var decisions = needed.Select(pair => new PackageDecision(
            manager,
            pair.Key,
            pinned.GetValueOrDefault(pair.Key, pair.Key),
            PackageRole.Runtime,
            requested.Exists(item => item.Request.Name == pair.Key),
            install.Contains(pair.Key),
            [pair.Value]
        ));
        var dropped = requested
            .Where(item => !needed.ContainsKey(item.Request.Name))
            .Select(item => new PackageDecision(
                item.Manager,
                item.Request.Name,
                item.Request.Text,
                PackageRole.BuildOnly,
                Requested: true,
                Install: false,
                [
                    item.BuildOnly
                        ?? new("nothing-reaches-it", "nothing that stays loads one of its libraries", item.Request.Span, item.Request.Name),
                ]
            ));

        return [.. decisions.Concat(dropped).OrderBy(decision => decision.Name, StringComparer.Ordinal)];
    }

    /// <summary>The packages that own a reached file, each with the file that led to it.</summary>
    private static SortedDictionary<string, Evidence> Needed(Observation seen)
    {
        var needed = new SortedDictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var (path, edge) in seen.Closure.Reached)
        {
            if (seen.Owners.TryGetValue(path, out var package))
                needed.TryAdd(package, new("reached", $"{edge.From} needs {edge.Detail}, which is {path}", Subject: path));
        }

        return needed;
    }

    /// <summary>A package of libraries alone is wanted only when something loads them.</summary>
    private static bool IsWanted(Observation seen, string package) =>
        seen.Facts.Final.Packages.Packages.TryGetValue(package, out var facts)
        && facts.Files.Any(file =>
            !file.Contains(".so", StringComparison.Ordinal)
            && PathKnowledge.ClassOf(file) == PathClass.Other
            && !file.StartsWith("/usr/share/", StringComparison.Ordinal)
        );
}
