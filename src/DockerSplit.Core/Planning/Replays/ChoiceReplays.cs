using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>
/// Makes the directories into which the installation of a package links what it chooses among alternatives (update-alternatives(1)): slim
/// images leave manuals out with their directories, and a package that links its manual there cannot be installed.
/// </summary>
internal static class ChoiceReplays
{
    public static IEnumerable<Replay> Plan(Solution solution)
    {
        if (solution.Installed.Count == 0 || solution.Runtime.IsOriginalBase)
            yield break;

        var lacking = (solution.Draft.Image.IsSeen ? Seen(solution) : Known(solution))
            .Where(directory => !solution.Available.Files.ContainsKey(directory))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (lacking.Count > 0)
            yield return new(
                ReplayMoment.BeforePackages,
                $"mkdir -p {string.Join(' ', lacking.Select(ShellText.Quote))}",
                ReplayRules.Directory.Because("a package links what it chooses into it when it is installed", subject: lacking[0])
            );
    }

    private static IEnumerable<string> Seen(Solution solution) =>
        solution.Original.Alternatives.Where(link => IsOfInstalled(link.Path, solution)).Select(link => ContainerPath.Parent(link.Path));

    private static IEnumerable<string> Known(Solution solution) =>
        PackageSystemCatalog.OfImage(solution.Runtime.Content.Packages, solution.Runtime.Content.Distribution) is { } system
            ? solution.Installed.SelectMany(system.LinkDirectories)
            : [];

    /// <summary>Whether the path is a link to a choice, and that one to a file of a package that is installed.</summary>
    private static bool IsOfInstalled(string path, Solution solution) =>
        solution.Original.Files.GetValueOrDefault(path) is { Kind: FileKind.SymbolicLink, LinkTarget: { } choice }
        && solution.Original.Files.GetValueOrDefault(choice) is { Kind: FileKind.SymbolicLink, LinkTarget: { } chosen }
        && solution.Draft.Image.PackageOf(chosen) is { } owner
        && solution.Installed.Contains(owner);
}
