using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>What a generated file says, whatever the order and form of its bytes.</summary>
/// <param name="Kind">What its items are.</param>
/// <param name="Items">Sorted, each once: sums of certificates, paths of libraries, names of locales.</param>
public sealed record FileMeaning(MeaningKind Kind, ImmutableArray<string> Items);

/// <summary>The kinds of file that are read for what they say.</summary>
public enum MeaningKind
{
    /// <summary>A store of certificates that programs trust; an item is the sum of a certificate.</summary>
    Certificates,

    /// <summary>The loader's list of libraries; an item is the path of one.</summary>
    Libraries,

    /// <summary>The archive of locales; an item is the name of one.</summary>
    Locales,
}
