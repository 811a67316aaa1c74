using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Description;

/// <summary>COPY and ADD from the build context.</summary>
internal sealed partial class EffectRunner
{
    private static readonly string[] Archives = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"];

    private void AddFromContext(CopyInstruction instruction, CopyTarget target, StepPath destination, string source)
    {
        var listing = context?.Listing ?? ContextListing.Unknown;
        if (listing.Root is null)
        {
            AddUnlisted(instruction, target, destination, source, listing.Problem!);
            return;
        }

        var found = listing.Match(source);
        if (found.IsEmpty)
            Doubt(UncertaintyKind.Changed, target.Path, $"the build context has no '{source}'");
        var into = found.Length > 1 ? target with { IsDirectory = true } : target;
        foreach (var entry in found)
            AddEntry(instruction, into, destination, entry);
        if (listing.Problem is { } problem)
            MakeUnknown(destination, UncertaintyKind.Changed, problem);
    }

    private void AddEntry(CopyInstruction instruction, CopyTarget target, StepPath destination, ContextEntry entry)
    {
        if (entry.Kind == FileKind.Directory)
            Merge(target.Path, _trees.Of(entry, target));
        else if (instruction.IsAdd && IsArchive(entry.Name))
            MakeUnknown(destination, UncertaintyKind.Unlisted, $"what is in {entry.Name} is not known");
        else
            PutFile(target, entry.Name, ContextTrees.Node(entry));
    }

    /// <summary>Without a context a name tells a file from a directory, where it tells.</summary>
    private void AddUnlisted(CopyInstruction instruction, CopyTarget target, StepPath destination, string source, string problem)
    {
        var name = ContainerPath.Name(source.TrimEnd('/'));
        var isPattern = source.AsSpan().ContainsAny('*', '?', '[');
        if (instruction.IsAdd && IsArchive(name))
            MakeUnknown(destination, UncertaintyKind.Unlisted, $"what is in {name} is not known");
        else if (!isPattern && !source.EndsWith('/') && name.IndexOf('.', StringComparison.Ordinal) > 0)
            PutFile(target, name, DescribedNode.File(Layer) with { Source = ContainerPath.Normalise("/" + source)[1..] });
        else
            MakeUnknown(destination, UncertaintyKind.Changed, $"what '{source}' holds is not known, since {problem}");
    }

    private static bool IsArchive(string name) => Archives.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
