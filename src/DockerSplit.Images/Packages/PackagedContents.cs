using System.Collections.Immutable;
using DockerSplit.Images.Snapshots;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Packages;

/// <summary>Gathers what became of one package's files: changed, overwritten or deleted since it was installed.</summary>
internal sealed class PackagedContents(SnapshotFiles files)
{
    private readonly SortedSet<string> _modified = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _overwritten = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _deleted = new(StringComparer.Ordinal);

    public ImmutableArray<string> Modified => [.. _modified];

    public ImmutableArray<string> Overwritten => [.. _overwritten];

    public ImmutableArray<string> Deleted => [.. _deleted];

    /// <summary>Compares a file with the package's own sum; null when there is none.</summary>
    /// <param name="isConfiguration">Whether authors are expected to change the file.</param>
    public void Compare(string path, PackageSum? sum, bool isConfiguration)
    {
        if (sum is { } known && files.IsOtherThan(path, known))
            (isConfiguration ? _modified : _overwritten).Add(files.Paths.Canonical(path));
    }

    /// <summary>Notes a listed file or link when it is gone. Whoever deletes documentation saves space and changes nothing.</summary>
    public void Seek(string path)
    {
        if (files.Paths.At(files.Paths.Canonical(path)) is null && KnowledgeBase.Shipped.Paths.ClassOf(path) != PathClass.Documentation)
            _deleted.Add(files.Paths.Canonical(path));
    }
}
