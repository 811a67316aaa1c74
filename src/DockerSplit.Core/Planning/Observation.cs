using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Planning.Bases;

namespace DockerSplit.Planning;

/// <summary>What was seen of the built original and of the image that the runtime stage may start from.</summary>
/// <param name="Facts">The built original.</param>
/// <param name="Unowned">Files, links and directories that the build added or changed and that no package owns.</param>
/// <param name="Closure">What is reached from the entry point, the artifacts and the lessons of earlier rounds.</param>
/// <param name="Owners">The owning package by path, for all reached files.</param>
/// <param name="OriginalBase">The image that the original starts from.</param>
/// <param name="Runtime">The image that the runtime stage starts from, which may be the same.</param>
public sealed record Observation(
    ImageFacts Facts,
    ImmutableArray<FileFacts> Unowned,
    Closure Closure,
    ImmutableDictionary<string, string> Owners,
    RuntimeImage OriginalBase,
    RuntimeImage Runtime
)
{
    /// <summary>The programs and scripts that the container starts, and those that they call.</summary>
    public ImmutableArray<string> Programs { get; init; } = [];
}

/// <summary>An image that the runtime stage starts from, as it was seen.</summary>
/// <param name="Reference">As it stands in the FROM line.</param>
/// <param name="Size">The sum of its uncompressed layers in bytes.</param>
/// <param name="IsOriginalBase">Whether it is the image that the original starts from.</param>
public sealed record RuntimeImage(
    string Reference,
    ImageSnapshot Content,
    ImageConfig Config,
    long Size,
    bool IsOriginalBase,
    Evidence Evidence
)
{
    /// <summary>Whether there is nothing in it, not even a shell.</summary>
    public bool IsScratch => Reference == RuntimeBases.Scratch;

    /// <summary>The image without any file.</summary>
    public static RuntimeImage Scratch { get; } =
        new(
            RuntimeBases.Scratch,
            new()
            {
                Distribution = new("", ""),
                Files = ImmutableSortedDictionary.Create<string, FileFacts>(StringComparer.Ordinal),
                Packages = PackageDatabase.None,
                Binaries = ImmutableSortedDictionary.Create<string, BinaryFacts>(StringComparer.Ordinal),
                Users = [],
                Groups = [],
                LibraryPath = [],
            },
            new(),
            0,
            IsOriginalBase: false,
            new("scratch", "the user asks for nothing but the files that are needed")
        );
}
