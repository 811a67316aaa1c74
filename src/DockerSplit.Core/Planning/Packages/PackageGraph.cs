using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Planning.Packages;

/// <summary>Which package pulls in which, by the database of an image.</summary>
internal sealed class PackageGraph
{
    private readonly PackageDatabase _database;

    /// <summary>The packages of each name: its own, or those that provide it where no package is called so.</summary>
    private readonly Dictionary<string, ImmutableArray<string>> _providers = new(StringComparer.Ordinal);

    public PackageGraph(PackageDatabase database)
    {
        _database = database;
        foreach (var package in database.Packages.Values)
        {
            foreach (var name in package.Provides.Select(Bare).Distinct(StringComparer.Ordinal))
                _providers[name] = [.. _providers.GetValueOrDefault(name, []), package.Name];
        }

        foreach (var name in database.Packages.Keys)
            _providers[name] = [name];
    }

    /// <summary>The packages without those that another of them surely brings, directly or not.</summary>
    public SortedSet<string> WithoutImplied(IEnumerable<string> packages)
    {
        var result = new SortedSet<string>(packages, StringComparer.Ordinal);
        var brings = result.ToDictionary(
            package => package,
            package => Brought(package).Where(result.Contains).ToList(),
            StringComparer.Ordinal
        );
        var bringers = brings
            .Values.SelectMany(names => names)
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        foreach (var package in brings.Keys)
        {
            // Two packages that need each other must not both vanish: only what still stands implies.
            if (bringers.GetValueOrDefault(package) == 0)
                continue;

            result.Remove(package);
            foreach (var name in brings[package])
                bringers[name]--;
        }

        return result;
    }

    /// <summary>All packages that a package pulled in, directly or not.</summary>
    public IReadOnlySet<string> Implied(string package) => Reach(package, ProvidersOf);

    /// <summary>
    /// All packages that a package manager surely brings along with a package, directly or not: of alternatives it takes the first
    /// (deb-control(5), "Depends"), but holds the dependency for met by any other that is asked for besides.
    /// </summary>
    public IReadOnlySet<string> Brought(string package) => Reach(package, Sure);

    /// <summary>The packages that a package depends on by itself, as the original has them.</summary>
    public IEnumerable<string> Direct(string package) =>
        _database.Packages.TryGetValue(package, out var facts)
            ? facts.Depends.SelectMany(ProvidersOf).Where(name => name != package).Distinct(StringComparer.Ordinal)
            : [];

    /// <summary>The packages that a package recommends, as the original has them.</summary>
    public IEnumerable<string> Recommended(string package) =>
        _database.Packages.TryGetValue(package, out var facts)
            ? facts.Recommends.SelectMany(ProvidersOf).Where(name => name != package).Distinct(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// What the original has in place of the first alternative of a dependency, for the packages and all that they bring: it has to be
    /// asked for by name.
    /// </summary>
    /// <param name="isThere">Whether a package is there already.</param>
    public IEnumerable<PackageChoice> Choices(IEnumerable<string> packages, Func<string, bool> isThere) =>
        from package in packages.SelectMany(name => Implied(name).Append(name)).Distinct(StringComparer.Ordinal)
        where _database.Packages.ContainsKey(package)
        from dependency in _database.Packages[package].Depends
        where !ProvidersOf(First(dependency)).Any()
        let providers = ProvidersOf(dependency).ToList()
        where providers is [_, ..] && !providers.Exists(provider => isThere(provider))
        select new PackageChoice(providers[0], package);

    private HashSet<string> Reach(string package, Func<string, IEnumerable<string>> providersOf)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([package]);
        while (open.TryDequeue(out var name))
        {
            if (!_database.Packages.TryGetValue(name, out var facts))
                continue;
            foreach (var provider in facts.Depends.SelectMany(providersOf).Where(reached.Add))
                open.Enqueue(provider);
        }

        reached.Remove(package);

        return reached;
    }

    private IEnumerable<string> Sure(string dependency) =>
        ProvidersOf(First(dependency)).Any()
        && dependency.Split('|').SelectMany(name => AllOf(name)).Distinct(StringComparer.Ordinal).ToList() is [var only]
            ? [only]
            : [];

    /// <summary>The packages of the database that satisfy an alternative of a dependency, in its order, the first for each.</summary>
    private IEnumerable<string> ProvidersOf(string dependency) => dependency.Split('|').SelectMany(name => AllOf(name).Take(1));

    private ImmutableArray<string> AllOf(string name) => _providers.GetValueOrDefault(Bare(name), []);

    private static string First(string dependency) => dependency.Split('|', 2)[0];

    private static string Bare(string name)
    {
        var text = name.Trim();
        var end = text.IndexOfAny([' ', '(', '=', '<', '>', '~']);
        text = end < 0 ? text : text[..end];

        return text.EndsWith(":any", StringComparison.Ordinal) ? text[..^4] : text;
    }
}

/// <summary>A package that the original has where another depends on one of several.</summary>
internal readonly record struct PackageChoice(string Package, string For);
