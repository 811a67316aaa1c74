using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>COPY and ADD from the build context.</summary>
internal sealed partial class EffectRunner
{
    private static readonly string[] Archives = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"];

    private void AddFromContext(CopyFiles copy, CopyTarget target, string source)
    {
        var listing = context?.Listing ?? ContextListing.Unknown;
        if (listing.Root is null)
        {
            AddUnlisted(copy, target, source, listing.Problem!);
            return;
        }

        var found = listing.Match(source);
        if (found.IsEmpty)
        {
            AddUnlisted(copy, target, source, $"the build context has no '{source}'");
            return;
        }

        var into = found.Length > 1 ? target with { IsDirectory = true } : target;
        foreach (var entry in found)
            AddEntry(copy, into, entry);
        if (listing.Problem is { } problem)
            MakeUnknown(copy.Destination, UncertaintyKind.Changed, problem);
    }

    private void AddEntry(CopyFiles copy, CopyTarget target, ContextEntry entry)
    {
        if (entry.Kind == FileKind.Directory && copy.ContentOnly)
            Merge(target.Path, _trees.Of(entry, target));
        else if (copy.Unpacks && IsArchive(entry.Name))
            MakeUnknown(copy.Destination, UncertaintyKind.Unlisted, $"what is in {entry.Name} is not known");
        else if (entry.Kind == FileKind.Directory)
            Merge(ContainerPath.Join(target.Path, entry.Name), _trees.Of(entry, target));
        else
            PutFile(target, entry.Name, ContextTrees.Node(entry));
    }

    /// <summary>Without a context a name tells a file from a directory, where it tells.</summary>
    private void AddUnlisted(CopyFiles copy, CopyTarget target, string source, string problem)
    {
        var name = ContainerPath.Name(source.TrimEnd('/'));
        var isPattern = source.AsSpan().ContainsAny('*', '?', '[');
        if (copy.Unpacks && IsArchive(name))
            MakeUnknown(copy.Destination, UncertaintyKind.Unlisted, $"what is in {name} is not known");
        else if (!isPattern && !source.EndsWith('/') && name.IndexOf('.', StringComparison.Ordinal) > 0)
            PutFile(target, name, DescribedNode.File(Layer) with { Source = ContainerPath.Normalise("/" + source)[1..] });
        else
            MakeUnknown(copy.Destination, UncertaintyKind.Changed, $"what '{source}' holds is not known, since {problem}");
    }

    private static bool IsArchive(string name) => Archives.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
