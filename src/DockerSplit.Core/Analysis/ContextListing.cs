using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Analysis;

/// <summary>The files of the build context.</summary>
/// <param name="Root">The context's directory; null where nobody could list it.</param>
/// <param name="Problem">Why nothing, or not all, could be listed, a clause for people; null when all was.</param>
public sealed record ContextListing(ContextEntry? Root, string? Problem)
{
    private const int MaximumLinks = 40;

    /// <summary>There is no context to read.</summary>
    public static ContextListing Unknown { get; } = new(null, "there is no build context to read");

    /// <summary>
    /// The entries that a source word of COPY stands for, as the builder finds them: patterns are those of Go's <c>filepath.Match</c>, a
    /// path never leads out of the context, and a link that is named itself is followed.
    /// </summary>
    /// <param name="source">The word, variables expanded.</param>
    public ImmutableArray<ContextEntry> Match(string source)
    {
        if (Root is null)
            return [];

        IEnumerable<ContextEntry> found = [Root];
        foreach (var part in ContainerPath.Split(ContainerPath.Normalise("/" + source)))
            found = found.SelectMany(entry => Below(entry, part));

        // Two ways may lead to one file, of which one is a link.
        return [.. found.Select(entry => Follow(entry)).OfType<ContextEntry>().Distinct()];
    }

    private IEnumerable<ContextEntry> Below(ContextEntry entry, string part)
    {
        var directory = Follow(entry);
        if (directory is null)
            return [];
        if (part.AsSpan().ContainsAny('*', '?', '['))
            return directory.Children.Where(child => TextPattern.IsMatch(child.Name, part));

        return directory.Child(part.Replace("\\", "", StringComparison.Ordinal)) is { } child ? [child] : [];
    }

    /// <summary>What a link leads to inside of the context; null when it leads nowhere.</summary>
    private ContextEntry? Follow(ContextEntry entry)
    {
        var at = entry;
        for (var links = 0; at is { Kind: FileKind.SymbolicLink, LinkTarget: { } target }; links++)
        {
            if (links == MaximumLinks)
                return null;
            at = Find(ContainerPath.Combine(ContainerPath.Parent("/" + at.Path), target));
        }

        return at;
    }

    private ContextEntry? Find(string path)
    {
        var at = Root;
        foreach (var part in ContainerPath.Split(path))
            at = at?.Child(part);

        return at;
    }
}
