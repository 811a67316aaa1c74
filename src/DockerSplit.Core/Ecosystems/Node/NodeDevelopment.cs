using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Finds the projects of npm in an image that have dependencies for development alone.</summary>
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
            if (project.All(found => found.Step.Name == "npm") && (image.IsSeen || isCertain) && IsPlain(project.Key))
            {
                if (Of(project.Key, analysis.Stage.Image, image, start) is { } pruning)
                    yield return pruning;
            }
        }
    }

    private static bool IsOfProject(StepPath root) =>
        root is { Value: { } path, IsPattern: false } && ContainerPath.Name(path) == Modules && ContainerPath.Parent(path) != "/";

    private static string ProjectOf(StepPath root) => ContainerPath.Parent(root.Value!);

    /// <summary>Whether the path can be written in an instruction as it is.</summary>
    private static bool IsPlain(string path) => path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '@' or '+');

    private static Pruning? Of(string project, string? baseImage, IImageView image, Lazy<NodeStart> start)
    {
        var texts = image.Facts.Final.Texts;
        if (NodeManifest.Read(texts.GetValueOrDefault(ContainerPath.Join(project, "package.json"))) is not { } manifest)
            return null;

        var found = image.IsSeen
            ? NodeLock.Read(texts.GetValueOrDefault($"{project}/{HiddenLock}"))
            : Locks
                .Select(name => NodeLock.Read(texts.GetValueOrDefault($"{project}/{name}")))
                .FirstOrDefault(read => read is { Development: [_, ..] })
                ?? NodeLock.Of(manifest);
        if (found is not { Development: [_, ..] })
            return null;

        var names = found.Development.Select(NodeLock.NameOf).ToHashSet(StringComparer.Ordinal);
        var programs = found.Programs.ToHashSet(StringComparer.Ordinal);
        var obstacle = found.HasStrangers
            ? "packages are installed that package.json does not ask for"
            : new NodeNeeds(image, project, names, programs).Obstacle(start.Value);

        return new(project, $"{project}/{Modules}", [Command(baseImage, image)])
        {
            Leaves = image.IsSeen && obstacle is null ? Leaves(project, found, image.Facts.Final) : [],
            Rewrites = [$"{project}/{HiddenLock}"],
            Names = [.. names.Order(StringComparer.Ordinal)],
            Obstacle = obstacle,
            Why = "package.json asks for it only to develop, and nothing that is started needs it",
        };
    }

    private static string Command(string? baseImage, IImageView image) =>
        $"npm prune {(!image.IsSeen && IsOld(baseImage) ? "--production" : "--omit=dev")} --ignore-scripts --no-audit --no-fund";

    /// <summary>npm took the newer word with its seventh version, which came with the fifteenth of the interpreter.</summary>
    private static bool IsOld(string? baseImage) =>
        baseImage?.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(baseImage[(colon + 1)..].Split('.', '-')[0], out var version)
        && version < 15;

    /// <summary>The packages, and the links to their programs.</summary>
    private static ImmutableArray<string> Leaves(string project, NodeLock found, ImageSnapshot image)
    {
        var packages = found
            .Development.Select(path => ContainerPath.Combine(project, path))
            .Where(image.Files.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        var set = PathSet.Of(packages);
        var links = image
            .Files.Values.Where(file =>
                file is { Kind: FileKind.SymbolicLink, LinkTarget: { } target }
                && ContainerPath.IsWithin(file.Path, project)
                && ContainerPath.Parent(file.Path).EndsWith($"/{Modules}/.bin", StringComparison.Ordinal)
                && set.Covers(ContainerPath.Combine(ContainerPath.Parent(file.Path), target))
            )
            .Select(file => file.Path);

        return [.. packages.Concat(links).Order(StringComparer.Ordinal)];
    }
}
