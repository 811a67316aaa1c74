using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Finds what needs dependencies for development at run time.</summary>
/// <param name="project">The directory of the project.</param>
/// <param name="found">What is for development in it, and what is not.</param>
internal sealed class NodeNeeds(IImageView image, string project, NodeLock found)
{
    private const string Modules = "node_modules/";

    private readonly HashSet<string> _development = Places(project, found.Development);
    private readonly HashSet<string> _kept = Places(project, found.Kept);
    private readonly HashSet<string> _programs = found.Programs.ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of packages of which no version stays.</summary>
    private readonly HashSet<string> _names = found
        .Development.Select(NodeLock.NameOf)
        .Except(found.Kept.Select(NodeLock.NameOf), StringComparer.Ordinal)
        .ToHashSet(StringComparer.Ordinal);

    private static readonly string[] TypedEndings = [".ts", ".tsx", ".mts", ".cts"];

    /// <summary>Frameworks whose word <c>dev</c> builds while they serve.</summary>
    private static readonly string[] Frameworks = ["next", "nuxt", "nest", "remix", "astro", "gatsby", "strapi", "medusa"];

    /// <summary>Modules of the interpreter itself, which packages for browsers are named after.</summary>
    private static readonly string[] BuiltIn =
    [
        "assert",
        "async_hooks",
        "buffer",
        "child_process",
        "cluster",
        "console",
        "constants",
        "crypto",
        "dgram",
        "diagnostics_channel",
        "dns",
        "domain",
        "events",
        "fs",
        "http",
        "http2",
        "https",
        "inspector",
        "module",
        "net",
        "os",
        "path",
        "perf_hooks",
        "process",
        "punycode",
        "querystring",
        "readline",
        "repl",
        "stream",
        "string_decoder",
        "sys",
        "timers",
        "tls",
        "tty",
        "url",
        "util",
        "v8",
        "vm",
        "worker_threads",
        "zlib",
    ];

    /// <summary>A clause for people; null where nothing is known to need them.</summary>
    public string? Obstacle(NodeStart start)
    {
        if (start.UnknownScript is { } script)
            return $"what the script '{script}' starts is not known";
        if (start.Words.FirstOrDefault(IsOfDevelopment) is { } word)
            return $"what the container starts calls {word}";
        if (start.Words.FirstOrDefault(word => TypedEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal))) is { } typed)
            return $"{typed} is run as it is";
        if (start.Words.Contains("dev") && start.Words.Select(ContainerPath.Name).FirstOrDefault(Frameworks.Contains) is { } framework)
            return $"{framework} builds while it serves";

        return Importer(start);
    }

    private bool IsOfDevelopment(string word)
    {
        var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var program = ContainerPath.Name(value);
        var module = PackageOf(
            value.LastIndexOf(Modules, StringComparison.Ordinal) is >= 0 and var at ? value[(at + Modules.Length)..] : value
        );

        return _programs.Contains(program) || _names.Contains(module);
    }

    private static HashSet<string> Places(string project, IEnumerable<string> paths) =>
        paths.Select(path => ContainerPath.Combine(project, path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>A source that stays and imports one of them.</summary>
    private string? Importer(NodeStart start)
    {
        var imports = image.Facts.Final.Imports;
        foreach (var source in Sources(start))
        {
            if (imports.GetValueOrDefault(source, []).FirstOrDefault(name => IsImported(source, name)) is { } name)
                return $"{source} imports {name}";
        }

        return null;
    }

    /// <summary>
    /// The sources that the container may run. What is built into a directory of its own and started there does not read what it was built from;
    /// anything else may read all that is there.
    /// </summary>
    private IEnumerable<string> Sources(NodeStart start)
    {
        var started = start.Words.Select(ContainerPath.Name).ToHashSet(StringComparer.Ordinal);
        var own = image
            .Facts.Final.Imports.Keys.Where(path => ContainerPath.IsWithin(path, project) && !IsSettingOfOthers(path, started))
            .ToList();
        var entries = start.Sources.Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal)).ToList();
        var built = entries.Select(DirectoryBelow).ToList();
        if (entries.Count == 0 || built.Contains(null))
            return own;

        var reached = own.Where(path => built.Exists(directory => ContainerPath.IsWithin(path, directory!)))
            .ToHashSet(StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var path))
        {
            foreach (var next in Relatives(path).Where(reached.Add))
                open.Push(next);
        }

        return reached.Order(StringComparer.Ordinal);
    }

    /// <summary>The settings of a program, as in <c>webpack.config.js</c>, are read by that program alone.</summary>
    private static bool IsSettingOfOthers(string path, HashSet<string> started) =>
        ContainerPath.Name(path).Split('.') is [var program, "config", _] && !started.Contains(program);

    private IEnumerable<string> Relatives(string path) =>
        image
            .Facts.Final.Imports.GetValueOrDefault(path, [])
            .Where(name => name is ['.', ..])
            .Select(name => NodeStart.Resolve(image, ContainerPath.Combine(ContainerPath.Parent(path), name)))
            .OfType<string>();

    /// <summary>The directory right below the project that a file lies in; null where it lies elsewhere, or in the project itself.</summary>
    private string? DirectoryBelow(string path)
    {
        if (project == "/" || !ContainerPath.IsWithin(path, project))
            return null;
        var parts = path[(project.Length + 1)..].Split('/');

        return parts.Length > 1 ? ContainerPath.Join(project, parts[0]) : null;
    }

    /// <summary>Whether a name leads to one of them: the interpreter looks beside the source, and then further and further above.</summary>
    private bool IsImported(string source, string name)
    {
        if (name.StartsWith("node:", StringComparison.Ordinal) || BuiltIn.Contains(name.Split('/')[0]))
            return false;

        var package = PackageOf(name);
        foreach (var directory in ContainerPath.Above(source).Append("/"))
        {
            var place = ContainerPath.Combine(directory, Modules + package);
            if (_development.Contains(place))
                return true;
            if (_kept.Contains(place))
                return false;
        }

        return _names.Contains(package);
    }

    /// <summary>The package of a module, whose name may have a scope.</summary>
    private static string PackageOf(string module)
    {
        var parts = module.Split('/');

        return module is ['@', ..] && parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : parts[0];
    }
}
