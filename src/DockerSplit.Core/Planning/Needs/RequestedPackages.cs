using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>A package that the author asks for by name.</summary>
/// <param name="BuildOnly">Why it is only for building; null where no rule says so.</param>
internal sealed record RequestedPackage(PackageManager Manager, PackageRequest Request, Evidence? BuildOnly)
{
    public string Name => Request.Name;

    /// <summary>The author's own command, such as <c>yum</c>.</summary>
    public string Program { get; init; } = "";

    /// <summary>The release or repository that he names for it.</summary>
    public string? TargetRelease { get; init; }

    /// <summary>The option with which the author takes it whoever signed it; mostly null.</summary>
    public string? Unsigned { get; init; }
}

/// <summary>Finds the packages that the author asks for, and what the text tells of their roles.</summary>
internal sealed class RequestedPackages(StageAnalysis analysis, string runtimeText, Overrides overrides)
{
    private readonly HashSet<string> _removed = Removed(analysis);

    /// <summary>What is asked for by itself, and so outlives its group.</summary>
    private readonly HashSet<string> _plain =
    [
        .. analysis
            .Steps.SelectMany(step => step.Effects)
            .OfType<InstallPackages>()
            .Where(install => install.VirtualName is null)
            .SelectMany(install => install.Packages)
            .Select(package => package.Name),
    ];

    private readonly HashSet<string> _all =
    [
        .. analysis
            .Steps.SelectMany(step => step.Effects)
            .OfType<InstallPackages>()
            .SelectMany(install => install.Packages)
            .Select(package => package.Name),
    ];

    /// <summary>The packages in the order of the text, each once.</summary>
    public ImmutableArray<RequestedPackage> Find()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        return
        [
            .. from step in analysis.Steps
            from install in step.Effects.OfType<InstallPackages>()
            from request in install.Packages
            where seen.Add(request.Name)
            select new RequestedPackage(install.Manager, request, BuildOnlyBecause(install, request))
            {
                Program = install.Program,
                TargetRelease = install.TargetRelease,
                Unsigned = install.Unsigned,
            },
        ];
    }

    /// <summary>What the author removes and does not install again.</summary>
    private static HashSet<string> Removed(StageAnalysis analysis)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var effect in analysis.Steps.SelectMany(step => step.Effects))
        {
            if (effect is InstallPackages { VirtualName: null } install)
                removed.ExceptWith(install.Packages.Select(package => package.Name));
            if (effect is RemovePackages remove)
                removed.UnionWith(remove.Packages.Select(package => package.Name));
        }

        return removed;
    }

    private Evidence? BuildOnlyBecause(InstallPackages install, PackageRequest request)
    {
        if (overrides.RuntimePackages.Contains(request.Name))
            return null;
        if (overrides.BuildPackages.Contains(request.Name))
            return PackageRules.BuildByUser.Because("the configuration, a comment or --minimise leaves it out", request.Span, request.Name);
        if (install.VirtualName is { } group && _removed.Contains(group) && !_plain.Contains(request.Name))
            return PackageRules.VirtualGroupDeleted.Because(
                $"the author installs it in the group {group} and deletes the group after the build",
                request.Span,
                group
            );
        if (_removed.Contains(request.Name))
            return PackageRules.RemovedByAuthor.Because("the author removes it after the build", request.Span, request.Name);
        var packages = analysis.Knowledge.Packages;
        var known = packages.BuildOnly(request.Name) ?? packages.BuildOnlyOn(analysis.Stage.Image, request.Name);
        if (known is not { } row || (!row.BesideOnly.IsEmpty && !row.BesideOnly.Any(_all.Contains)))
            return null;
        if (
            row.Purpose is PackagePurpose.Fetching or PackagePurpose.LanguageInstaller or PackagePurpose.NativeModules
            && IsCalledAtRunTime(request.Name)
        )
            return null;

        return PackageRules.KnownBuildOnly.Because(row.Why, request.Span, request.Name) with
        {
            Rule = $"knowledge:{row.Id}",
        };
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
}
