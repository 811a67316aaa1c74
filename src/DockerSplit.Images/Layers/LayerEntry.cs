using DockerSplit.Facts;

namespace DockerSplit.Images.Layers;

/// <summary>A file as one layer brings it, or the mark that it takes one away.</summary>
internal abstract record LayerEntry(string Path);

/// <summary>A file, link or directory that the layer adds or replaces.</summary>
internal sealed record AddedFile(string Path, FileFacts Facts, FileContent Content) : LayerEntry(Path);

/// <summary>A further name for a file that stands in the same layer or below.</summary>
internal sealed record AddedHardLink(string Path, string Target) : LayerEntry(Path);

/// <summary>A whiteout, <c>.wh.NAME</c>: what lower layers have there is gone (OCI image layer specification, "Whiteouts").</summary>
internal sealed record Whiteout(string Path) : LayerEntry(Path);

/// <summary>An opaque whiteout, <c>.wh..wh..opq</c>: everything that lower layers have in the directory is gone.</summary>
internal sealed record OpaqueWhiteout(string Path) : LayerEntry(Path);

/// <summary>What was learnt from the bytes of a file; hard links share it.</summary>
internal sealed class FileContent
{
    /// <summary>Facts of a program or script.</summary>
    public BinaryFacts? Binary { get; init; }

    /// <summary>What a configuration file names.</summary>
    public ConfigurationFacts? Configuration { get; init; }

    /// <summary>The bytes themselves, of the few files that are read later on, such as package databases.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>The text of a source or of a start script.</summary>
    public string? Source { get; init; }

    /// <summary>What the content says, of the few kinds of file whose bytes tell less than that.</summary>
    public FileMeaning? Meaning { get; init; }

    /// <summary>The sums that package databases compare it with; null where no package puts files.</summary>
    public FileSums? Sums { get; init; }
}

/// <summary>A layer as it was read.</summary>
/// <param name="Size">Bytes of file content in it.</param>
internal sealed record LayerContent(IReadOnlyList<LayerEntry> Entries, long Size);
