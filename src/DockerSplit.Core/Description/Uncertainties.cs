using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Description;

/// <summary>The doubts of a described image, by their place.</summary>
internal sealed class Uncertainties
{
    private readonly Dictionary<string, List<Uncertainty>> _byPlace = new(StringComparer.Ordinal);
    private readonly HashSet<Doubt> _known = [];

    /// <summary>Those that matter wherever the needs reach.</summary>
    public IEnumerable<Doubt> Unlisted =>
        _byPlace.Values.SelectMany(all => all).Where(one => one.Kind == UncertaintyKind.Unlisted).Select(one => one.Doubt);

    public void Add(UncertaintyKind kind, string place, string reason, TextSpan span, string? remedy = null, bool isKept = false)
    {
        var doubt = new Doubt(place, reason, span, remedy) { IsKept = isKept };
        if (!_known.Add(doubt))
            return;

        if (!_byPlace.TryGetValue(place, out var there))
            _byPlace[place] = there = [];
        there.Add(new(doubt, kind));
    }

    /// <summary>Takes back what turned out to be known.</summary>
    public void Remove(string place, Predicate<Uncertainty> which) => _byPlace.GetValueOrDefault(place)?.RemoveAll(which);

    /// <summary>The doubts about a path that is needed.</summary>
    /// <param name="isThere">Whether it is known to be there.</param>
    public ImmutableArray<Doubt> About(string path, bool isThere)
    {
        var found = ImmutableArray.CreateBuilder<Doubt>();
        for (var at = path; ; at = ContainerPath.Parent(at))
        {
            foreach (var one in _byPlace.GetValueOrDefault(at) ?? [])
            {
                if (one.Kind == UncertaintyKind.Changed || !isThere)
                    found.Add(one.Doubt);
            }

            if (at == "/")
                return found.ToImmutable();
        }
    }
}
