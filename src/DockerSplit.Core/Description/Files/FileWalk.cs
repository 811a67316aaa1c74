using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description.Files;

/// <summary>Tells the described files as facts.</summary>
internal static class FileWalk
{
    private static readonly UInt128 Offset = new(0x6c62272e07bb0142, 0x62b821756295c58d);
    private static readonly UInt128 Prime = new(0x0000000001000000, 0x000000000000013b);

    /// <summary>Everything below a directory, itself included, a directory before its content; an opaque one stands for all below it.</summary>
    public static IEnumerable<FileFacts> Facts(string path, DescribedNode node, DescribedAccounts accounts)
    {
        var pending = new Stack<(string Path, DescribedNode Node, int Layer)>();
        pending.Push((path, node, 0));
        while (pending.TryPop(out var at))
        {
            var layer = Math.Max(at.Layer, at.Node.Layer);
            yield return Fact(at.Path, at.Node, layer, accounts);
            if (at.Node.IsOpaque)
                continue;
            foreach (var (name, child) in at.Node.Children.Reverse())
            {
                var below = ContainerPath.Join(at.Path, name);
                // What lies deeper cannot be named by any program.
                if (below.Length <= ContainerPath.MaxLength)
                    pending.Push(
                        (below, child, child.Kind == FileKind.Directory && child.IsFilled ? child.Layer : Inherited(at.Node, layer))
                    );
            }
        }
    }

    /// <summary>Directories of the base image hold older and younger files.</summary>
    private static int Inherited(DescribedNode directory, int layer) => directory.IsFilled ? 0 : layer;

    private static FileFacts Fact(string path, DescribedNode node, int layer, DescribedAccounts accounts)
    {
        var (user, group) = accounts.Numbers(node.Owner);

        return new(path, node.Kind, 0, node.Mode, user, group, layer, node.LinkTarget)
        {
            IsOpaque = node.IsOpaque,
            IsFilled = node.IsFilled,
            Fingerprint = node.Kind == FileKind.Regular ? Fingerprint(path, layer) : 0,
        };
    }

    /// <summary>
    /// Nobody knows the content, so the place stands for it: a file of the base image is the same in all images of the family, and one that the
    /// build wrote is like no other.
    /// </summary>
    public static UInt128 Fingerprint(string path, int layer)
    {
        // FNV-1a. It tells places apart that one text names, for nobody who would gain by two that are alike; a cryptographic sum would
        // have the library for it loaded at each start.
        var hash = (Offset ^ (uint)layer) * Prime;
        foreach (var c in path)
            hash = (hash ^ c) * Prime;

        return hash;
    }
}
