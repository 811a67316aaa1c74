using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description.Files;

/// <summary>
/// A file of the described image with all that lies below it. Nodes never change, so a copied or moved tree is shared and not made anew.
/// </summary>
internal sealed record DescribedNode(FileKind Kind)
{
    private static readonly ImmutableSortedDictionary<string, DescribedNode> NoChildren = ImmutableSortedDictionary.Create<
        string,
        DescribedNode
    >(StringComparer.Ordinal);

    /// <summary>The layer that last wrote it; all below is at least as young.</summary>
    public int Layer { get; init; }

    public int Mode { get; init; } = Kind == FileKind.Directory ? FilePermissions.PlainDirectory : FilePermissions.PlainFile;

    /// <summary>The owner as chown takes it, such as <c>app:app</c>; null for root.</summary>
    public string? Owner { get; init; }

    public string? LinkTarget { get; init; }

    /// <summary>Whether nobody knows all that is in the directory, so that it stands for everything below.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether the base image or packages have files in the directory, so that it can never stand for what the build made.</summary>
    public bool IsFilled { get; init; }

    /// <summary>Whether a compiler or linker may have made it, so that it may link to libraries.</summary>
    public bool MayLink { get; init; }

    /// <summary>The file of the build context that it is a copy of; null when it is none, or was changed since.</summary>
    public string? Source { get; init; }

    /// <summary>The whole text, where the Dockerfile itself has it.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a command of the build wrote it word by word, so that it may be a script of which nobody knows the text.</summary>
    public bool IsWritten { get; init; }

    /// <summary>
    /// What runs the programs that package managers put into the directory, or the file itself, by its path; empty where they run by
    /// themselves. Null for any other directory or file.
    /// </summary>
    public string? Interpreter { get; init; }

    /// <summary>Patterns of the names of files below that need nothing of what lies beside them, where a build tool made the directory.</summary>
    public ImmutableArray<string> Whole { get; init; } = [];

    /// <summary>The layer that put programs into the directory whose names nobody knows, each a plain file; null where none did.</summary>
    public int? UnnamedLayer { get; init; }

    public ImmutableSortedDictionary<string, DescribedNode> Children { get; private init; } = NoChildren;

    /// <summary>How many files there are, this one and all below.</summary>
    public long Count { get; private init; } = 1;

    /// <summary>How deep the tree below is at most.</summary>
    public int Height { get; private init; }

    /// <summary>Whether it, or a directory below, has files of the base image or of packages.</summary>
    public bool HoldsFilled => IsFilled || HoldsFilledBelow;

    private bool HoldsFilledBelow { get; init; }

    public static DescribedNode Directory(int layer) => new(FileKind.Directory) { Layer = layer };

    public static DescribedNode File(int layer) => new(FileKind.Regular) { Layer = layer };

    /// <summary>A directory of which only is known that the build made it.</summary>
    public static DescribedNode Opaque(int layer) =>
        new(FileKind.Directory)
        {
            Layer = layer,
            IsOpaque = true,
            MayLink = true,
        };

    /// <summary>The directory with another entry, or with one less.</summary>
    public DescribedNode With(string name, DescribedNode? child)
    {
        var before = Children.GetValueOrDefault(name);
        if (ReferenceEquals(before, child))
            return this;

        return this with
        {
            Children = child is null ? Children.Remove(name) : Children.SetItem(name, child),
            Count = Count - (before?.Count ?? 0) + (child?.Count ?? 0),
            Height = Math.Max(Height, child?.Height + 1 ?? 0),
            HoldsFilledBelow = HoldsFilledBelow || child?.HoldsFilled == true,
        };
    }

    /// <summary>The directory with these entries and no others.</summary>
    public DescribedNode WithAll(IEnumerable<KeyValuePair<string, DescribedNode>> children)
    {
        var all = children.ToImmutableSortedDictionary(StringComparer.Ordinal);

        return this with
        {
            Children = all,
            Count = 1 + all.Values.Sum(child => child.Count),
            Height = all.IsEmpty ? 0 : 1 + all.Values.Max(child => child.Height),
            HoldsFilledBelow = all.Values.Any(child => child.HoldsFilled),
        };
    }
}
