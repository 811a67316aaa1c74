using DockerSplit.Paths;

namespace DockerSplit.Planning.Paths;

/// <summary>Replaces many entries of one directory by the directory, where that brings nothing foreign. Each directory is looked at once.</summary>
internal static class CrowdedDirectories
{
    /// <summary>So many names of one directory are listed; more are copied with the directory, where that is right.</summary>
    private const int MostNames = 8;

    /// <summary>The entries that remain, sorted, none below another.</summary>
    /// <param name="isWhole">Whether a directory may be copied as a whole.</param>
    public static IEnumerable<string> Merge(IEnumerable<string> entries, Predicate<string> isWhole)
    {
        var children = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var entry in entries)
            Add(children, entry);

        // A directory that takes the place of its entries is an entry of the directory above, so the deepest come first.
        var open = new PriorityQueue<string, int>(children.Keys.Select(directory => (directory, -Depth(directory))));
        while (open.TryDequeue(out var directory, out _))
        {
            if (directory == "/" || children[directory].Count <= MostNames || !isWhole(directory))
                continue;

            children[directory].Clear();
            if (Add(children, directory))
                open.Enqueue(ContainerPath.Parent(directory), -Depth(ContainerPath.Parent(directory)));
        }

        var merged = PathSet.Of(children.Values.SelectMany(names => names));

        return merged.Where(entry => !merged.HasAbove(entry)).Order(StringComparer.Ordinal);
    }

    /// <summary>Adds an entry to its directory; true when the directory had none before.</summary>
    private static bool Add(Dictionary<string, HashSet<string>> children, string entry)
    {
        var directory = ContainerPath.Parent(entry);
        var isNew = !children.TryGetValue(directory, out var names);
        if (isNew)
            children[directory] = names = new(StringComparer.Ordinal);
        names!.Add(entry);

        return isNew;
    }

    private static int Depth(string path) => path.Count(c => c == '/');
}
