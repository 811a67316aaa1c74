using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Description;

/// <summary>The packages of the described image while the build goes on.</summary>
/// <param name="known">What the base image brings.</param>
/// <param name="runtime">The table of what development packages bring along: the packages of their libraries, null where no row knows.</param>
/// <param name="table">Tells development packages.</param>
internal sealed class DescribedPackages(IEnumerable<string> known, Func<string, IReadOnlyList<string>?> runtime, PackageTable table)
{
    private readonly HashSet<string> _base = known.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _requested = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _broughtBy = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyList<string>?> _development = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tidied = new(StringComparer.Ordinal);
    private bool _keepsLibraries;

    /// <summary>Whether a package stands at this point, as far as the text tells.</summary>
    public bool Has(string name) => _base.Contains(name) || _requested.Contains(name) || IsInGroup(name) || IsBrought(name);

    /// <summary>The packages that stand and were asked for by name.</summary>
    public IEnumerable<string> Requested => _requested.Concat(_groups.Values.SelectMany(group => group)).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The development packages that the build had, each with the packages of its libraries that stand now, or null where no table
    /// knows those and something may be left of them.
    /// </summary>
    public IEnumerable<(string Package, IReadOnlyList<string>? Libraries)> Development =>
        _development
            .Select(pair => (pair.Key, pair.Value?.Where(Has).ToList() as IReadOnlyList<string>))
            // What was removed with all that it brought along left no library behind.
            .Where(pair => pair.Item2 is not null || !_tidied.Contains(pair.Key));

    /// <summary>Packages are asked for.</summary>
    /// <param name="group">apk's virtual group, to be removed as one.</param>
    public void Install(IEnumerable<string> names, string? group)
    {
        var into = group is null ? _requested : Group(group);
        foreach (var name in names)
        {
            into.Add(name);
            _tidied.Remove(name);
            if (_development.ContainsKey(name) || IsDevelopment(name) || runtime(name) is not null)
                Bring(name);
        }
    }

    /// <summary>A package comes along with another one.</summary>
    public void Accompany(string package, string companion)
    {
        if (!_broughtBy.TryGetValue(companion, out var by))
            _broughtBy[companion] = by = new(StringComparer.Ordinal);
        by.Add(package);
    }

    /// <summary>Packages whose libraries the built programs link to, and whose names nobody knows.</summary>
    /// <param name="words">How the text names them.</param>
    public void InstallLinked(string words) => _development[words] = null;

    /// <summary>Packages of which nobody knows the names count as wanted from now on: those whose libraries the built programs link to.</summary>
    public void KeepLibraries() => _keepsLibraries = true;

    /// <summary>Packages or groups are removed. A package that was also asked for by itself outlives its group.</summary>
    /// <param name="tidy">Whether what only they needed goes too.</param>
    public void Remove(IEnumerable<string> names, bool tidy)
    {
        foreach (var name in names)
        {
            if (_groups.Remove(name, out var members))
            {
                foreach (var member in members.Where(member => !_requested.Contains(member) && !IsInGroup(member)))
                    Forget(member, tidy: true);
            }
            else
            {
                _requested.Remove(name);
                _base.Remove(name);
                _broughtBy.Remove(name);
                foreach (var group in _groups.Values)
                    group.Remove(name);
                Forget(name, tidy);
            }
        }
    }

    /// <summary>The packages that stand: those of the base image, those that were asked for, and libraries that came along.</summary>
    public ImmutableSortedDictionary<string, PackageFacts> Facts()
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, PackageFacts>(StringComparer.Ordinal);
        foreach (var name in _base)
            facts[name] = Fact(name, null);
        foreach (var name in _broughtBy.Keys.Where(IsBrought))
            facts.TryAdd(name, Fact(name, false));
        foreach (var name in Requested)
            facts[name] = Fact(name, true);

        return facts.ToImmutable();
    }

    public static PackageFacts Fact(string name, bool? manual) => new(name, "", "", [], [], 0, manual, []) { IsListed = false };

    private void Bring(string development)
    {
        var libraries = _development[development] = _development.TryGetValue(development, out var row) ? row : runtime(development);
        foreach (var library in libraries ?? [])
            Accompany(development, library);
    }

    private void Forget(string name, bool tidy)
    {
        if (!tidy || _keepsLibraries)
            return;

        if (_development.ContainsKey(name))
            _tidied.Add(name);
        foreach (var by in _broughtBy.Values)
            by.Remove(name);
    }

    private HashSet<string> Group(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
            _groups[name] = group = new(StringComparer.Ordinal);

        return group;
    }

    private bool IsInGroup(string name) => _groups.Values.Any(group => group.Contains(name));

    private bool IsBrought(string name) => _broughtBy.GetValueOrDefault(name)?.Count > 0;

    private bool IsDevelopment(string name) => table.BuildOnly(name) is { Purpose: PackagePurpose.Headers };
}
