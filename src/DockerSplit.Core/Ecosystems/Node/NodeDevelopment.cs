using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Finds the projects of npm, pnpm and yarn in an image that have dependencies for development alone.</summary>
internal static class NodeDevelopment
{
    private const string Modules = "node_modules";
    private const string HiddenLock = Modules + "/.package-lock.json";

    private static readonly string[] Locks = ["package-lock.json", "npm-shrinkwrap.json"];

    public static IEnumerable<Pruning> Prunings(StageAnalysis analysis, IImageView image)
    {
        var installations = analysis
            .Steps.Where(step => !step.IsOff)
            .SelectMany(step => step.Effects.OfType<InstallLanguagePackages>().Select(install => (Step: step, Install: install)))
            .SelectMany(pair => pair.Install.Roots.Where(IsOfProject).Select(root => (Project: ProjectOf(root), pair.Step, pair.Install)))
            .GroupBy(found => found.Project, StringComparer.Ordinal);
        var start = new Lazy<NodeStart>(() => NodeStart.Of(image));
        foreach (var project in installations.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var isCertain = project.All(found => found.Step.Condition == StepCondition.Always && !found.Install.IsForRunTime);
            var managers = project.Select(found => found.Step.Name).Distinct(StringComparer.Ordinal).ToList();
            if ((!image.IsSeen && !isCertain) || !ContainerPath.IsPlain(project.Key))
                continue;
            var pruning = managers switch
            {
                ["npm"] => OfNpm(project.Key, analysis.Stage.Image, image, start),
                ["yarn" or "yarnpkg"] => OfYarn(project.Key, image, start),
                ["pnpm"] => PnpmPackages.Of(project.Key, image, start),
                ["bun"] => Kept(project.Key, image, "what bun would leave of them is not known"),
                _ => Kept(project.Key, image, $"{string.Join(" and ", managers)} install into one directory"),
            };
            if (pruning is not null)
                yield return pruning;
        }
    }

    /// <summary>Dependencies for development that stay whatever is started; null where the project has none.</summary>
    internal static Pruning? Kept(string project, IImageView image, string obstacle) =>
        ManifestOf(project, image) is { Development: [_, ..] names }
        && (!image.IsSeen || names.Any(name => image.Facts.Final.Files.ContainsKey($"{project}/{Modules}/{name}")))
            ? new(project, $"{project}/{Modules}", [])
            {
                Obstacle = obstacle,
                Why = Why,
                Names = names,
            }
            : null;

    private static bool IsOfProject(StepPath root) =>
        root is { Value: { } path, IsPattern: false } && ContainerPath.Name(path) == Modules && ContainerPath.Parent(path) != "/";

    private static string ProjectOf(StepPath root) => ContainerPath.Parent(root.Value!);

    private static Pruning? OfNpm(string project, string? baseImage, IImageView image, Lazy<NodeStart> start)
    {
        var texts = image.Facts.Final.Texts;
        if (ManifestOf(project, image) is not { } manifest)
            return null;

        var found = image.IsSeen
            ? NodeLock.Read(texts.GetValueOrDefault($"{project}/{HiddenLock}"))
            : Locks
                .Select(name => NodeLock.Read(texts.GetValueOrDefault($"{project}/{name}")))
                .FirstOrDefault(read => read is { Development: [_, ..] })
                ?? NodeLock.Of(manifest);
        if (found is not { Development: [_, ..] })
            return null;

        return Make(
            project,
            Command(baseImage, image),
            [HiddenLock],
            found,
            Obstacle(found.HasStrangers, "packages are installed that package.json does not ask for"),
            image,
            start
        );
    }

    /// <summary>yarn lays the packages out anew, so that what it moves would be missing where it was.</summary>
    private static Pruning? OfYarn(string project, IImageView image, Lazy<NodeStart> start)
    {
        var yarn = YarnInstallation.Of(project, image.Facts.Final);
        if (ManifestOf(project, image) is not { } manifest)
            return null;
        if (
            (yarn.Obstacle ?? Obstacle(manifest.HasWorkspaces, "which packages of a workspace yarn would move is not known")) is
            { } obstacle
        )
            return Kept(project, image, obstacle);
        if (
            YarnLock.DevelopmentOf(yarn.Lock, manifest, out var isMixed) is not [_, ..] names
            || (image.IsSeen && !image.Facts.Final.Files.ContainsKey($"{project}/{Modules}/{names[0]}"))
        )
            return null;

        var set = names.ToHashSet(StringComparer.Ordinal);
        var found = image.IsSeen
            ? new([.. Installed(project, set, image.Facts.Final)], Programs(project, set, image.Facts.Final), HasStrangers: false)
            : NodeLock.Named(names);

        return Make(
            project,
            yarn.Command,
            yarn.Rewrites,
            found,
            Obstacle(isMixed, "of some packages one version is for run time and another is not, and yarn would move them"),
            image,
            start
        );
    }

    internal static NodeManifest? ManifestOf(string project, IImageView image) =>
        NodeManifest.Read(image.Facts.Final.Texts.GetValueOrDefault(ContainerPath.Join(project, "package.json")));

    private const string Why = "package.json asks for it only to develop, and nothing that is started needs it";

    private static string? Obstacle(bool isThere, string reason) => isThere ? reason : null;

    private static Pruning Make(
        string project,
        string command,
        ImmutableArray<string> rewrites,
        NodeLock found,
        string? obstacle,
        IImageView image,
        Lazy<NodeStart> start
    )
    {
        obstacle ??= new NodeNeeds(image, project, found).Obstacle(start.Value);

        return Made(project, [command], found, obstacle) with
        {
            Leaves = image.IsSeen && obstacle is null ? Leaves(project, found, image.Facts.Final) : [],
            Rewrites = [.. rewrites.Select(path => $"{project}/{path}")],
        };
    }

    internal static Pruning Made(string project, ImmutableArray<string> commands, NodeLock found, string? obstacle) =>
        new(project, $"{project}/{Modules}", commands)
        {
            Names = [.. found.Development.Select(NodeLock.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Obstacle = obstacle,
            Why = Why,
        };

    /// <summary>The directories of packages of those names, below the project.</summary>
    private static IEnumerable<string> Installed(string project, HashSet<string> names, ImageSnapshot image) =>
        image
            .Files.Values.Where(file =>
                file.Kind == FileKind.Directory
                && ContainerPath.IsWithin(file.Path, project)
                && file.Path.Contains($"/{Modules}/", StringComparison.Ordinal)
                && names.Contains(NodeLock.NameOf(file.Path))
            )
            .Select(file => file.Path[(project.Length + 1)..]);

    /// <summary>The links to programs that lead into packages of those names.</summary>
    private static ImmutableArray<string> Programs(string project, HashSet<string> names, ImageSnapshot image)
    {
        var packages = PathSet.Of(Installed(project, names, image).Select(path => ContainerPath.Combine(project, path)));

        return [.. Links(project, packages, image).Select(ContainerPath.Name)];
    }

    private static string Command(string? baseImage, IImageView image) =>
        $"npm prune {(!image.IsSeen && IsOld(baseImage) ? "--production" : "--omit=dev")} --ignore-scripts --no-audit --no-fund --no-save";

    /// <summary>npm took the newer word with its seventh version, which came with the fifteenth of the interpreter.</summary>
    private static bool IsOld(string? baseImage) =>
        baseImage?.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(baseImage[(colon + 1)..].Split('.', '-')[0], CultureInfo.InvariantCulture, out var version)
        && version < 15;

    /// <summary>The packages, the links to their programs, and directories that held nothing else.</summary>
    private static ImmutableArray<string> Leaves(string project, NodeLock found, ImageSnapshot image)
    {
        var packages = found
            .Development.Select(path => ContainerPath.Combine(project, path))
            .Where(image.Files.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        packages.UnionWith([.. Links(project, PathSet.Of(packages), image)]);

        return [.. packages.Concat(Emptied(packages, image)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The directories of scopes and of programs that nothing is left in.</summary>
    internal static HashSet<string> Emptied(HashSet<string> leaves, ImageSnapshot image)
    {
        var emptied = leaves
            .Select(ContainerPath.Parent)
            .Where(directory => ContainerPath.Name(directory) is ".bin" or ['@', ..])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var path in image.Files.Keys.Where(path => !leaves.Contains(path)))
            emptied.Remove(ContainerPath.Parent(path));

        return emptied;
    }

    private static IEnumerable<string> Links(string project, PathSet packages, ImageSnapshot image) =>
        image
            .Files.Values.Where(file =>
                file is { Kind: FileKind.SymbolicLink, LinkTarget: { } target }
                && ContainerPath.IsWithin(file.Path, project)
                && ContainerPath.Parent(file.Path).EndsWith($"/{Modules}/.bin", StringComparison.Ordinal)
                && packages.Covers(ContainerPath.Combine(ContainerPath.Parent(file.Path), target))
            )
            .Select(file => file.Path);
}
