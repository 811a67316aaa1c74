using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Bases;

/// <summary>An image that the runtime stage starts from, as it was seen or as the tables describe it.</summary>
/// <param name="Reference">As it stands in the FROM line.</param>
/// <param name="Size">The sum of its uncompressed layers in bytes; 0 where it is not known.</param>
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

    /// <summary>Whether it is of another distribution, so that packages of the original cannot come into it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether its package manager installs what the original's installed.</summary>
    public bool TakesPackages => !IsScratch && !IsForeign;

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
            BaseRules.Scratch.Because("the user asks for nothing but the files that are needed")
        );
}
