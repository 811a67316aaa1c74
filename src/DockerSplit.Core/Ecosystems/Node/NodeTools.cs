using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Tools for building that are installed for all: they stay behind where the build itself calls them, and what is started does not.</summary>
internal static class NodeTools
{
    private const string Fetcher = "corepack";
    private const string FetchedPlace = ".cache/node/" + Fetcher;
    private const string FetchedVariable = "COREPACK_HOME";

    /// <summary>Where packages for all and their programs lie: with the official image, and with packages of distributions.</summary>
    private static readonly (string Modules, string Programs)[] Places =
    [
        ("/usr/local/lib/node_modules", "/usr/local/bin"),
        ("/usr/lib/node_modules", "/usr/bin"),
    ];

    /// <summary>The commands that corepack stands in for, by the package managers that have them.</summary>
    private static readonly (string Manager, string Program)[] StandIns =
    [
        ("pnpm", "pnpm"),
        ("pnpm", "pnpx"),
        ("yarn", "yarn"),
        ("yarn", "yarnpkg"),
    ];

    /// <summary>Words that alone start nothing of a project.</summary>
    private static readonly string[] Plain = ["sh", "bash", "ash", "-c", "-l", "node", "docker-entrypoint.sh"];

    private static readonly string[] Managers = ["npm", "yarn", "yarnpkg", "pnpm", "bun", "npx"];

    /// <summary>The tool of a package that is asked for with or without a version.</summary>
    public static GlobalToolRow? Find(ImmutableArray<GlobalToolRow> tools, string? package)
    {
        var name = package is null || package.LastIndexOf('@') is not (> 0 and var at) ? package : package[..at];

        return tools.FirstOrDefault(tool => tool.Name == name);
    }

    /// <summary>Where package managers lie that are fetched when they are first called.</summary>
    public static StepPath Fetched(Invocation invocation) =>
        Place.OfVariable(invocation, FetchedVariable) ?? Place.Home(invocation, FetchedPlace);

    /// <summary>The programs that are linked, all of them where no package manager is named.</summary>
    public static IEnumerable<string> FetchedPrograms(IEnumerable<string?> named)
    {
        var managers = named.ToHashSet(StringComparer.Ordinal);

        return StandIns.Where(stand => managers.Count == 0 || managers.Contains(stand.Manager)).Select(stand => stand.Program);
    }

    /// <summary>The tools of the build alone.</summary>
    public static IEnumerable<BuildTool> Of(StageAnalysis analysis, IImageView image, ImmutableArray<GlobalToolRow> tools)
    {
        var called = analysis.Steps.Where(step => !step.IsOff).Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        if (!called.Overlaps(Managers))
            yield break;

        var start = NodeStart.Of(image);
        var started = start.Words.Select(ContainerPath.Name).ToHashSet(StringComparer.Ordinal);
        if (start.UnknownScript is not null || started.IsSubsetOf(Plain))
            yield break;

        foreach (var tool in tools.Where(tool => !started.Overlaps(tool.Programs)))
        {
            if (Installed(tool, image) is [_, ..] paths)
                yield return new(tool.Name, paths, tool.Why);
        }

        if (!started.Overlaps(StandIns.Select(stand => stand.Program)) && FetchedBy(image) is [_, ..] fetched)
            yield return new(Fetcher, fetched, "fetches the package managers that a build asks for");
    }

    private static ImmutableArray<string> Installed(GlobalToolRow tool, IImageView image) =>
        [
            .. from place in Places
            let modules = $"{place.Modules}/{tool.Name}"
            where IsOwn(image, modules)
            from path in tool
                .Programs.Select(program => $"{place.Programs}/{program}")
                .Where(path => LeadsInto(image, path, modules))
                .Prepend(modules)
            select path,
        ];

    private static ImmutableArray<string> FetchedBy(IImageView image) =>
        [
            .. image.Facts.Final.Files.Values.Where(file => IsOwn(image, file.Path) && IsFetched(file, image)).Select(file => file.Path),
            .. from place in Places
            from stand in StandIns
            let path = $"{place.Programs}/{stand.Program}"
            where LeadsInto(image, path, $"{place.Modules}/{Fetcher}")
            select path,
        ];

    private static bool IsFetched(FileFacts file, IImageView image) =>
        file.Kind == FileKind.Directory
        && (
            file.Path.EndsWith("/" + FetchedPlace, StringComparison.Ordinal)
            || image.Facts.Config.Environment.Contains($"{FetchedVariable}={file.Path}")
        );

    /// <summary>A program is a link into its package; where the text alone tells of it, nothing more is known.</summary>
    private static bool LeadsInto(IImageView image, string path, string package) =>
        IsOwn(image, path)
        && (
            image.Facts.Final.Files[path] is not { Kind: FileKind.SymbolicLink, LinkTarget: { } target }
                ? !image.IsSeen
                : ContainerPath.IsWithin(ContainerPath.Combine(ContainerPath.Parent(path), target), package)
        );

    private static bool IsOwn(IImageView image, string path) =>
        image.Facts.Final.Files.GetValueOrDefault(path)?.Layer >= image.Facts.BaseLayers;
}
