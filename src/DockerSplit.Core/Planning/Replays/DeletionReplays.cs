using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds what packages bring again though the build deleted it: a default site, a plugin, a setting.</summary>
internal sealed class DeletionReplays(Solution solution)
{
    private readonly HashSet<string> _directories =
    [
        .. solution.Original.Files.Values.Where(file => file.Kind == FileKind.Directory).Select(file => file.Path),
    ];

    private readonly HashSet<string> _filled = [.. solution.Original.Files.Keys.Select(ContainerPath.Parent)];

    public IEnumerable<Replay> Plan()
    {
        var paths = Deleted()
            .Where(path => PathKnowledge.ClassOf(path) == PathClass.Other && !solution.Original.Files.ContainsKey(path))
            .Select(Widest)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (paths is not [])
            yield return new(
                ReplayMoment.BeforeCopies,
                $"rm -rf {string.Join(' ', paths)}",
                ReplayRules.Deletion.Because("what the build deleted of packages", subject: paths[0])
            );
    }

    private IEnumerable<string> Deleted() =>
        solution
            .Original.Packages.Packages.Values.Where(package => solution.HasPackage(package.Name))
            .SelectMany(package => package.Deleted.Where(path => IsBrought(package.Name, path)))
            .Concat(ByAuthor());

    /// <summary>Scripts of packages make files that no list names; the author's own words tell of those.</summary>
    private IEnumerable<string> ByAuthor() =>
        from step in solution.Draft.Analysis.Steps
        from effect in step.Effects.OfType<RemoveFiles>()
        from path in effect.Paths
        where path is { Value: not null, IsPattern: false }
        let directory = ContainerPath.Parent(path.Value!)
        where _directories.Contains(directory) && solution.Draft.Image.PackageOf(directory) is { } owner && IsInstalled(owner)
        select path.Value!;

    /// <summary>What the runtime base has of the package is there or is not; an installation brings all.</summary>
    private bool IsBrought(string package, string path) =>
        solution.Available.Packages.Packages.ContainsKey(package) ? solution.Available.Files.ContainsKey(path) : IsInstalled(package);

    private bool IsInstalled(string package) =>
        solution.Equation.Packages.ContainsKey(package) && !solution.Available.Packages.Packages.ContainsKey(package);

    /// <summary>The topmost directory that is gone with the path, or all that is in a directory that was emptied, quoted.</summary>
    private string Widest(string path)
    {
        while (ContainerPath.Parent(path) is var parent && SharedDirectories.KindOf(parent) is null && !_directories.Contains(parent))
            path = parent;
        var directory = ContainerPath.Parent(path);

        return _filled.Contains(directory) ? ShellText.Quote(path) : $"{ShellText.Quote(directory)}/*";
    }
}
