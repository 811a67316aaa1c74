using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds what the build removed and the runtime stage would have again, from its base or from a package.</summary>
internal sealed class RemovalReplays(Solution solution)
{
    /// <summary>What is removed there is removed to save space, and comes again with running; links of alternatives follow the packages.</summary>
    private static readonly PathSet Passing = PathSet.Of(["/var/log", "/var/cache", "/run", "/tmp", "/etc/alternatives"]);

    public IEnumerable<Replay> Plan()
    {
        var removed = OfBase()
            .Concat(OfPackages())
            .Concat(ByAuthor())
            .Concat(Seen())
            .Where(path => !solution.IsCopied(path))
            .ToHashSet(StringComparer.Ordinal);
        var names = removed.Select(TopmostRemoved).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
            yield return new(
                ReplayMoment.AfterCopies,
                $"rm {(names.TrueForAll(removed.Contains) ? "-f" : "-rf")} {string.Join(' ', names.Select(ShellText.Quote))}",
                ReplayRules.Removal.Because("the build removed what a package or the base brings", subject: names[0])
            );
    }

    /// <summary>Files that both bases have and the original has not. Those of a package that is gone went with it.</summary>
    private IEnumerable<string> OfBase()
    {
        var gone = solution
            .Available.Packages.Packages.Values.Where(package => !solution.Original.Packages.Packages.ContainsKey(package.Name))
            .SelectMany(package => package.Files)
            .Select(path => Real(solution.Available, path))
            .ToHashSet(StringComparer.Ordinal);

        return solution
            .Available.Files.Values.Where(file => file.Kind != FileKind.Directory && IsMeant(file.Path) && !gone.Contains(file.Path))
            .Select(file => file.Path)
            .Where(solution.Draft.OwnBase.Content.Files.ContainsKey);
    }

    private IEnumerable<string> OfPackages() =>
        from name in solution.Installed
        let package = solution.Original.Packages.Packages.GetValueOrDefault(name)
        where package is not null
        from path in package.Deleted
        where IsMeant(path)
        select path;

    /// <summary>Scripts of packages make files that no list names; the author's own words tell of those.</summary>
    private IEnumerable<string> ByAuthor() =>
        from step in solution.Draft.Analysis.Steps
        from effect in step.Effects.OfType<RemoveFiles>()
        from path in effect.Paths.Where(path => !path.IsPattern).Select(path => path.Value).OfType<string>()
        where IsMeant(path) && solution.Draft.Image.PackageOf(ContainerPath.Parent(path)) is { } owner && solution.Installed.Contains(owner)
        select path;

    /// <summary>What the rewritten image of an earlier round was seen to have.</summary>
    private IEnumerable<string> Seen() =>
        solution
            .Draft.Lessons.Facts.OfType<ForeignFile>()
            .Select(fact => fact.Path)
            .Where(path => !solution.Original.Files.ContainsKey(path));

    private bool IsMeant(string path) => IsMeant(solution, path);

    /// <summary>Whether a path that is gone is missed: documentation, caches and the like nobody misses, and nobody minds.</summary>
    public static bool IsMeant(Solution solution, string path) =>
        !solution.Original.Files.ContainsKey(path)
        && solution.Draft.Knowledge.Paths.ClassOf(path) == PathClass.Other
        && solution.Draft.Knowledge.Paths.FindAs(PathClass.Cheap, path) is null
        && !Passing.Covers(path);

    /// <summary>The whole directory where the original has none of it.</summary>
    private string TopmostRemoved(string path)
    {
        var top = path;
        while (ContainerPath.Parent(top) is not "/" and var parent && !solution.Original.Files.ContainsKey(parent))
            top = parent;

        return top;
    }

    /// <summary>Packages list <c>/lib/x</c> where a merged image has <c>/usr/lib/x</c> (file-hierarchy(7)).</summary>
    private static string Real(ImageSnapshot image, string path) =>
        ContainerPath.Above(path).LastOrDefault() is { } top
        && image.Files.GetValueOrDefault(top) is { Kind: FileKind.SymbolicLink, LinkTarget: { } target }
            ? ContainerPath.Combine("/", target) + path[top.Length..]
            : path;
}
