using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Description.Files;

/// <summary>The files of the described image while the build goes on. A change costs the depth of its path, whatever lies below.</summary>
/// <param name="root">What the base image brings.</param>
internal sealed class DescribedFiles(DescribedNode root)
{
    /// <summary>More files than any image that a text alone could describe.</summary>
    public const long MaximumFiles = 400_000;
    private const int MaximumLinks = 40;
    private const int MaximumDepth = 1_000;

    /// <summary>The root directory as it is now.</summary>
    public DescribedNode Root { get; private set; } = root;

    /// <summary>What is there, links on the way and at the end not followed.</summary>
    public DescribedNode? At(string path)
    {
        var node = Root;
        foreach (var part in Parts(path))
        {
            if (!node.Children.TryGetValue(part, out var child))
                return null;
            node = child;
        }

        return node;
    }

    /// <summary>Whether the build made it, or a directory above it with all that was in it.</summary>
    public bool IsMade(string path)
    {
        var node = Root;
        foreach (var part in Parts(path))
        {
            if (!node.Children.TryGetValue(part, out var child))
                return false;
            if (child.Layer > 0)
                return true;
            node = child;
        }

        return false;
    }

    /// <summary>The path with every link on the way followed, and the last one too where that is asked for; null for a circle of links.</summary>
    public string? Resolve(string path, bool followLast = true)
    {
        var (pending, done, node, links) = (new Stack<string>(Parts(path).Reverse()), "/", Root, 0);
        while (pending.TryPop(out var part))
        {
            var at = ContainerPath.Join(done, part);
            var child = node?.Children.GetValueOrDefault(part);
            if (child is { Kind: FileKind.SymbolicLink, LinkTarget: { } target } && (followLast || pending.Count > 0))
            {
                if (++links > MaximumLinks)
                    return null;
                foreach (var name in Parts(ContainerPath.Combine(done, target)).Reverse())
                    pending.Push(name);
                (done, node) = ("/", Root);
            }
            else
            {
                (done, node) = (at, child);
            }
        }

        return done;
    }

    /// <summary>The nearest directory, the path itself or above it, that stands for everything below; null when there is none.</summary>
    public string? OpaqueAt(string path)
    {
        var (node, at, found) = (Root, "/", (string?)null);
        foreach (var part in Parts(path))
        {
            if (node.IsOpaque)
                found ??= at;
            if (!node.Children.TryGetValue(part, out var child))
                return found;
            (node, at) = (child, ContainerPath.Join(at, part));
        }

        return found ?? (node.IsOpaque ? at : null);
    }

    /// <summary>Puts a file in its place, in place of what was there; directories above are made as they are missing.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool Put(string path, DescribedNode node)
    {
        if (
            path.Length > ContainerPath.MaxLength
            || Root.Count + node.Count > MaximumFiles
            || Parts(path).Length + node.Height > MaximumDepth
        )
            return false;

        Change(path, _ => node, node.Layer);

        return true;
    }

    /// <summary>Takes a file away with all that lies below it.</summary>
    public void Remove(string path)
    {
        if (path == "/" || At(path) is null)
            return;

        Change(path, static _ => null, 0);
    }

    /// <summary>Puts the changed file in the place of the one that is there; nothing happens where none is.</summary>
    public void Update(string path, Func<DescribedNode, DescribedNode> change)
    {
        if (At(path) is not null)
            Change(path, node => change(node!), 0);
    }

    /// <summary>The known paths that a shell's pattern stands for.</summary>
    public IEnumerable<string> Match(string pattern)
    {
        IEnumerable<(string Path, DescribedNode Node)> found = [("/", Root)];
        foreach (var part in Parts(pattern))
            found = found.SelectMany(at => Below(at.Path, at.Node, part));

        return found.Select(at => at.Path).ToList();
    }

    private static IEnumerable<(string Path, DescribedNode Node)> Below(string path, DescribedNode node, string part)
    {
        if (!part.AsSpan().ContainsAny('*', '?', '['))
            return node.Children.TryGetValue(part, out var child) ? [(ContainerPath.Join(path, part), child)] : [];

        // A pattern finds no hidden files unless it names the dot (POSIX, XCU 2.13.3).
        return node
            .Children.Where(pair => (pair.Key[0] != '.' || part[0] == '.') && TextPattern.IsMatch(pair.Key, part))
            .Select(pair => (ContainerPath.Join(path, pair.Key), pair.Value));
    }

    private void Change(string path, Func<DescribedNode?, DescribedNode?> change, int layer)
    {
        var parts = Parts(path).ToList();
        var above = new List<DescribedNode>(parts.Count);
        DescribedNode? node = Root;
        foreach (var part in parts)
        {
            // A file in the way gives place: the build goes on, so a directory it is.
            node = node is { Kind: FileKind.Directory } ? node : DescribedNode.Directory(layer);
            above.Add(node);
            node = node.Children.GetValueOrDefault(part);
        }

        var changed = change(node);
        for (var i = parts.Count - 1; i >= 0; i--)
            changed = above[i].With(parts[i], changed);
        Root = changed ?? Root;
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
