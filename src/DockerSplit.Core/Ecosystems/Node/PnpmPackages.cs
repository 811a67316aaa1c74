using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>
/// What pnpm installed for a project and for those of its workspace: each package lies in a directory of its own in one store, beside links to
/// those that it asks for, and a project's directory of packages has links to its own.
/// </summary>
internal sealed class PnpmPackages
{
    private const string Modules = "/node_modules/";
    private const string Programs = Modules + ".bin/";
    private const string Lock = "pnpm-lock.yaml";

    /// <summary>The packages are there, so that nothing is fetched; those without use are taken out at once, and not a week later.</summary>
    private const string Command =
        "CI=true pnpm install --prod --frozen-lockfile --offline --ignore-scripts --config.modules-cache-max-age=0";

    private readonly string _project;
    private readonly string _store;
    private readonly ImageSnapshot _image;

    /// <summary>Each link to a package, with the directory of the store that it leads to; that is null where it leads elsewhere.</summary>
    private readonly ImmutableArray<(string Path, string? Entry)> _links;
    private readonly ImmutableDictionary<string, NodeManifest> _manifests;
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    private PnpmPackages(string project, ImageSnapshot image)
    {
        (_project, _image) = (project, image);
        _store = $"{project}{Modules}.pnpm";
        _manifests = Manifests(project, image);
        _links =
        [
            .. image
                .Files.Values.Where(file =>
                    file is { Kind: FileKind.SymbolicLink, LinkTarget: not null } && ContainerPath.IsWithin(file.Path, project)
                )
                .Where(file => file.Path.Contains(Modules, StringComparison.Ordinal))
                .Select(file => (file.Path, EntryOf(ContainerPath.Combine(ContainerPath.Parent(file.Path), file.LinkTarget!)))),
        ];
        Reach();
    }

    /// <summary>How they leave; null where there are none.</summary>
    public static Pruning? Of(string project, IImageView image, Lazy<NodeStart> start)
    {
        var texts = image.Facts.Final.Texts;
        var names = Manifests(project, image.Facts.Final)
            .Values.SelectMany(manifest => manifest.Development.Where(name => !manifest.ForRunTime.Contains(name)))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        if (names.IsEmpty)
            return null;
        if (!texts.ContainsKey($"{project}/{Lock}"))
            return NodeDevelopment.Kept(project, image, $"without {Lock} pnpm would ask anew which packages belong to which");
        if (!image.IsSeen)
            return Make(project, NodeLock.Named(names), image, start);
        if (image.Facts.Final.Files.GetValueOrDefault($"{project}{Modules}.pnpm") is not { Kind: FileKind.Directory })
            return NodeDevelopment.Kept(project, image, "the packages do not lie where pnpm has them by default");

        var packages = new PnpmPackages(project, image.Facts.Final);
        var leaves = packages.Leaves();
        if (leaves.Count == 0)
            return null;

        var pruning = Make(project, packages.Read(leaves), image, start);

        return pruning with
        {
            Leaves = pruning.Obstacle is null
                ? [.. leaves.Concat(NodeDevelopment.Emptied(leaves, image.Facts.Final)).Order(StringComparer.Ordinal)]
                : [],
            Rewrites = packages.Rewrites(leaves),
        };
    }

    private static Pruning Make(string project, NodeLock found, IImageView image, Lazy<NodeStart> start) =>
        NodeDevelopment.Made(project, [Command], found, new NodeNeeds(image, project, found).Obstacle(start.Value));

    private static ImmutableDictionary<string, NodeManifest> Manifests(string project, ImageSnapshot image) =>
        image
            .Texts.Where(text => ContainerPath.Name(text.Key) == "package.json" && ContainerPath.IsWithin(text.Key, project))
            .Select(text => (Directory: ContainerPath.Parent(text.Key), Manifest: NodeManifest.Read(text.Value)))
            .Where(read => read.Manifest is not null)
            .ToImmutableDictionary(read => read.Directory, read => read.Manifest!, StringComparer.Ordinal);

    /// <summary>The directory of the store that a path lies in.</summary>
    private string? EntryOf(string path)
    {
        if (path.Length <= _store.Length + 1 || !ContainerPath.IsWithin(path, _store))
            return null;

        var name = path[(_store.Length + 1)..].Split('/')[0];

        return name == "node_modules" ? null : $"{_store}/{name}";
    }

    /// <summary>From the packages that the projects ask for at run time on to all that those ask for in turn.</summary>
    private void Reach()
    {
        var within = _links.ToLookup(link => EntryOf(link.Path), StringComparer.Ordinal);
        var open = new Stack<string>(_links.Where(link => IsForRunTime(link.Path)).Select(link => link.Entry).OfType<string>());
        while (open.TryPop(out var entry))
        {
            foreach (var next in _reached.Add(entry) ? within[entry] : [])
            {
                if (next.Entry is { } found)
                    open.Push(found);
            }
        }
    }

    /// <summary>Whether a project has the link, and asks for its package at run time; of one that nobody knows all are.</summary>
    private bool IsForRunTime(string link) =>
        IsOfProject(link)
        && (_manifests.GetValueOrDefault(ProjectOf(link)) is not { } manifest || manifest.ForRunTime.Contains(NodeLock.NameOf(link)));

    private bool IsOfProject(string link) => !ContainerPath.IsWithin(link, _store);

    private static string ProjectOf(string link) => link[..link.LastIndexOf(Modules, StringComparison.Ordinal)];

    /// <summary>What goes: directories of the store that nothing reaches, links to them and to what is for development, and programs of those.</summary>
    private HashSet<string> Leaves()
    {
        var leaves = _image
            .Files.Values.Where(file => file.Kind == FileKind.Directory && EntryOf(file.Path) == file.Path && !_reached.Contains(file.Path))
            .Select(file => file.Path)
            .ToHashSet(StringComparer.Ordinal);
        leaves.UnionWith(_links.Where(Leaves).Select(link => link.Path));
        leaves.UnionWith([
            .. _image
                .Texts.Where(text => text.Key.Contains(Programs, StringComparison.Ordinal) && ContainerPath.IsWithin(text.Key, _project))
                .Where(text => leaves.Any(leaf => IsProgramOf(text.Key, text.Value, leaf)))
                .Select(text => text.Key),
        ]);

        return leaves;
    }

    private bool Leaves((string Path, string? Entry) link) =>
        EntryOf(link.Path) is null
        && (
            (link.Entry is { } entry && !_reached.Contains(entry) && !IsReplaced(link.Path))
            || (
                IsOfProject(link.Path)
                && _manifests.GetValueOrDefault(ProjectOf(link.Path)) is { } manifest
                && IsForDevelopment(manifest, link.Path)
            )
        );

    private static bool IsForDevelopment(NodeManifest manifest, string link) =>
        NodeLock.NameOf(link) is var name && manifest.Development.Contains(name) && !manifest.ForRunTime.Contains(name);

    /// <summary>Whether another version of a package that all see takes the place of the one that goes.</summary>
    private bool IsReplaced(string link) =>
        !IsOfProject(link) && _reached.Any(entry => _image.Files.ContainsKey($"{entry}{Modules}{NodeLock.NameOf(link)}"));

    /// <summary>A small script starts a program of a package beside its own directory.</summary>
    private static bool IsProgramOf(string path, string text, string leaf)
    {
        var modules = path[..(path.LastIndexOf(Programs, StringComparison.Ordinal) + Modules.Length)];

        return leaf.StartsWith(modules, StringComparison.Ordinal)
            && text.Contains($"/../{leaf[modules.Length..]}/", StringComparison.Ordinal);
    }

    /// <summary>What goes, in the words in which sources and scripts ask for it.</summary>
    private NodeLock Read(HashSet<string> leaves) =>
        new(
            [.. _links.Where(link => IsOfProject(link.Path) && leaves.Contains(link.Path)).Select(link => Below(link.Path))],
            [
                .. leaves
                    .Where(leaf => leaf.Contains(Programs, StringComparison.Ordinal))
                    .Select(ContainerPath.Name)
                    .Distinct(StringComparer.Ordinal),
            ],
            HasStrangers: false
        )
        {
            Kept = [.. _links.Where(link => IsOfProject(link.Path) && !leaves.Contains(link.Path)).Select(link => Below(link.Path))],
        };

    private string Below(string path) => path[(_project.Length + 1)..];

    /// <summary>Its own notes, and where all see a package of which another version stays.</summary>
    private ImmutableArray<string> Rewrites(HashSet<string> leaves) =>
        [
            $"{_project}{Modules}.modules.yaml",
            $"{_project}{Modules}.pnpm-workspace-state-v1.json",
            $"{_project}{Modules}.pnpm-workspace-state.json",
            $"{_store}/lock.yaml",
            .. _links
                .Where(link =>
                    link.Entry is { } entry && !_reached.Contains(entry) && !leaves.Contains(link.Path) && EntryOf(link.Path) is null
                )
                .Select(link => link.Path),
        ];
}
