using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>Packages that run time has to have because the author asks for them, though no needed file is theirs.</summary>
internal sealed class RequestedPackageNeeds(PlanDraft draft)
{
    private readonly ImmutableSortedDictionary<string, PackageFacts> _installed = draft.Image.Facts.Final.Packages.Packages;
    private readonly PackageContents _contents = new(draft.Image.Facts.Final, draft.Graph, draft.Knowledge);
    private readonly PackageTable _known = draft.Knowledge.Packages;
    private readonly Rung _rung = draft.Lessons.Rung;
    private readonly Lazy<BuildInterpreters> _interpreters = new(() => new(draft));

    public IEnumerable<Need> Find() =>
        [.. Wanted(), .. WantedWithoutAName(), .. Parts(), .. AskedForByWhatStays(), .. NotCertainlyBuildOnly()];

    private IEnumerable<Need> Wanted() =>
        from package in draft.Requested
        where
            package.BuildOnly is null
            && IsWanted(package.Name)
            && !(_rung == Rung.Exact && _interpreters.Value.ServesBuildAlone(package.Name))
        select new PackageNeed(
            package.Name,
            PackageRules.RequestedByAuthor.Because(
                "the author installs it, and it is more than a library that nothing loads",
                package.Request.Span,
                package.Name
            ) with
            {
                IsWeak = true,
            }
        );

    /// <summary>What a command installs whose text does not tell the names: the package manager notes what was asked for.</summary>
    private IEnumerable<Need> WantedWithoutAName() =>
        from place in draft
            .Analysis.Steps.SelectMany(step => step.Effects)
            .OfType<InstallPackages>()
            .SelectMany(install =>
                install
                    .Unknown.Where(unknown => !unknown.AreLinked)
                    .Select(unknown => unknown.Span)
                    .Concat(install.Files.Select(file => file.Span))
            )
            .Take(draft.Image.IsSeen ? 1 : 0)
        from package in _installed.Values
        where
            package.Manual == true
            && !draft.Image.Facts.Base.Packages.Packages.ContainsKey(package.Name)
            && _known.BuildOnly(package.Name) is null
            && IsWanted(package.Name)
            && draft.Requested.All(named => named.Name != package.Name)
        select new PackageNeed(
            package.Name,
            PackageRules.RequestedByAuthor.Because(
                "the author installs it from a list or a file, and it is more than a library that nothing loads",
                place,
                package.Name
            ) with
            {
                IsWeak = true,
            }
        );

    /// <summary>What only builds may bring along what runs.</summary>
    private IEnumerable<Need> Parts() =>
        from package in draft.Requested
        where package.BuildOnly is not null && _installed.ContainsKey(package.Name)
        where !draft.Options.Overrides.BuildPackages.Contains(package.Name) && !draft.Closure.Packages.ContainsKey(package.Name)
        let part = _known.PartOf(package.Name)
        where part is not null
        select new PackageNeed(
            part,
            PackageRules.RequestedByAuthor.Because($"{package.Name} brings it along to run what it builds", package.Request.Span, part) with
            {
                IsWeak = true,
            }
        );

    private IEnumerable<Need> AskedForByWhatStays() =>
        from package in draft.Requested
        let path = ReachedBeside(package)
        where path is not null
        select new PackageNeed(
            package.Name,
            PackageRules.AskedForByWhatStays.Because(
                $"the author installs it, and {path} stays, which uses it",
                package.Request.Span,
                path
            ) with
            {
                IsWeak = true,
            }
        );

    /// <summary>A file that stays and whose like the package serves, such as a TLS library for certificates.</summary>
    private string? ReachedBeside(RequestedPackage package) =>
        !_installed.ContainsKey(package.Name) || _known.BuildOnly(package.Name) is not { UnlessReached: [_, ..] } row ? null
        // Nobody knows by the text alone what programs link to, and the author leaves it in the image.
        : !draft.Image.IsSeen ? "what the image holds"
        : draft.Closure.Reached.Keys.FirstOrDefault(path => row.IsUndoneBy(ContainerPath.Name(path)));

    /// <summary>A package of libraries alone is wanted only when something loads them; one whose files nobody knows is no such package.</summary>
    private bool IsWanted(string package) =>
        _rung >= Rung.Wide
        || (_installed.TryGetValue(package, out var facts) ? !facts.IsListed || _contents.IsMoreThanLibraries(facts) : !draft.Image.IsSeen);

    /// <summary>On the last rung: all that somebody installed and that may be for run time.</summary>
    private IEnumerable<Need> NotCertainlyBuildOnly() =>
        from package in _rung >= Rung.OnlyCertain ? _installed.Values : []
        where
            package.Manual != false
            && !draft.Image.Facts.Base.Packages.Packages.ContainsKey(package.Name)
            && !IsCertainlyBuildOnly(package.Name)
        select new PackageNeed(
            package.Name,
            PackageRules.NotCertain.Because("nothing says for certain that it is only for building", subject: package.Name) with
            {
                IsWeak = true,
            }
        );

    private bool IsCertainlyBuildOnly(string name) =>
        _known.BuildOnly(name)
            is { Purpose: PackagePurpose.Compiler or PackagePurpose.BuildSystem or PackagePurpose.Headers or PackagePurpose.Packaging }
        || draft.Requested.Any(package => package.Name == name && package.BuildOnly is not null);
}
