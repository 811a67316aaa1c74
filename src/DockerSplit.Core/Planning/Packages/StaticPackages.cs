using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Needs;

namespace DockerSplit.Planning.Packages;

/// <summary>Gives every package its role by the text and the knowledge alone.</summary>
internal sealed class StaticPackages(ImmutableArray<RequestedPackage> requested, string? baseImage)
{
    private readonly BaseImageRow? _base = BaseImageKnowledge.Find(baseImage);

    public ImmutableArray<PackageDecision> Plan()
    {
        var decisions = new SortedDictionary<string, PackageDecision>(StringComparer.Ordinal);
        foreach (var package in requested)
            decisions[package.Name] = Decide(package);
        foreach (var library in requested.Where(package => package.BuildOnly is not null).SelectMany(Libraries))
            decisions.TryAdd(library.Name, library);

        return [.. decisions.Values];
    }

    private PackageDecision Decide(RequestedPackage package)
    {
        var request = package.Request;
        if (package.BuildOnly is { } reason)
            return new(package.Manager, request.Name, request.Text, PackageRole.BuildOnly, Requested: true, Install: false, [reason]);

        var keep = new Evidence(
            "requested",
            "the author installs it and no rule says that it is only for building",
            request.Span,
            request.Name
        );

        return new(package.Manager, request.Name, request.Text, PackageRole.Runtime, Requested: true, !IsInBase(request.Name), [keep]);
    }

    /// <summary>What a development package leaves to be installed at run time.</summary>
    private IEnumerable<PackageDecision> Libraries(RequestedPackage package)
    {
        if (
            _base is null
            || !PackageKnowledge.Knows(_base.Distribution)
            || PackageKnowledge.RuntimeOf(_base.Distribution, _base.Release, package.Name) is not { } row
        )
            yield break;

        foreach (var name in row.Runtime)
        {
            var why = new Evidence("development-package", row.Why, package.Request.Span, package.Name);
            yield return new(package.Manager, name, name, PackageRole.Runtime, Requested: false, !IsInBase(name), [why]);
        }
    }

    private bool IsInBase(string package) => _base?.Packages.Contains(package) == true;
}
