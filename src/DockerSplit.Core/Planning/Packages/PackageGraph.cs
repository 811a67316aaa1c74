using DockerSplit.Facts;

namespace DockerSplit.Planning.Packages;

/// <summary>Which package pulls in which, by the database of an image.</summary>
internal sealed class PackageGraph
{
    private readonly PackageDatabase _database;
    private readonly Dictionary<string, string> _providers = new(StringComparer.Ordinal);

    public PackageGraph(PackageDatabase database)
    {
        _database = database;
        foreach (var package in database.Packages.Values)
        {
            foreach (var name in package.Provides)
                _providers.TryAdd(Bare(name), package.Name);
            _providers[package.Name] = package.Name;
        }
    }

    /// <summary>The packages without those that another of them depends on, directly or not.</summary>
    public SortedSet<string> WithoutImplied(IEnumerable<string> packages)
    {
        var result = new SortedSet<string>(packages, StringComparer.Ordinal);
        foreach (var package in result.ToList())
        {
            // Two packages that need each other must not both vanish: only what still stands implies.
            if (result.Any(other => other != package && Implied(other).Contains(package)))
                result.Remove(package);
        }

        return result;
    }

    /// <summary>All packages that a package pulls in, directly or not.</summary>
    public IReadOnlySet<string> Implied(string package)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([package]);
        while (open.TryDequeue(out var name))
        {
            if (!_database.Packages.TryGetValue(name, out var facts))
                continue;
            foreach (var dependency in facts.Depends.SelectMany(depends => depends.Split('|')))
            {
                if (_providers.TryGetValue(Bare(dependency), out var provider) && reached.Add(provider))
                    open.Enqueue(provider);
            }
        }

        reached.Remove(package);

        return reached;
    }

    private static string Bare(string name)
    {
        var text = name.Trim();
        var end = text.IndexOfAny([' ', '(', '=', '<', '>', '~']);
        text = end < 0 ? text : text[..end];

        return text.EndsWith(":any", StringComparison.Ordinal) ? text[..^4] : text;
    }
}
