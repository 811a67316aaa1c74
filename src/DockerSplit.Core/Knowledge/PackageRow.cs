using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>Packages that exist to build.</summary>
/// <param name="Id">The row's key in evidence.</param>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record PackageRow(string Id, PackagePurpose Purpose, string Why)
{
    /// <summary>Exact names.</summary>
    public ImmutableArray<string> Names
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Names with <c>*</c>.</summary>
    public ImmutableArray<KnownPattern> Patterns
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The row holds only where one of these is asked for too; empty for always.</summary>
    public ImmutableArray<string> BesideOnly
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The row holds only on images of these names; empty for all.</summary>
    public ImmutableArray<string> OnImages
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Patterns of file names: where run time needs such a file, it needs these packages too.</summary>
    public ImmutableArray<KnownPattern> UnlessReached
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether a file of that name, without its directory, is one that makes the packages needed.</summary>
    public bool IsUndoneBy(string fileName) => UnlessReached.Any(known => TextPattern.IsMatch(fileName, known.Pattern));
}

/// <summary>What a development package leaves to be installed at run time.</summary>
/// <param name="Releases">The releases it holds for; empty for all.</param>
public sealed record RuntimePackagesRow(string Package, ImmutableArray<string> Runtime, ImmutableArray<string> Releases, string Why);
