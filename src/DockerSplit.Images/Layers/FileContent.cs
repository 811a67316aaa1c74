using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Layers;

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

    /// <summary>The modules that a source names; empty for any other file.</summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    /// <summary>Whether nothing was learnt.</summary>
    public bool IsEmpty => (Binary, Configuration, Bytes, Source, Meaning) is (null, null, null, null, null) && Imports.IsEmpty;
}
