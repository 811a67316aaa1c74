using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages.Rpm;

/// <summary>The files that rpm's headers list, each as the index of a directory and a name in it.</summary>
internal sealed class RpmFileLists(SnapshotFiles files)
{
    /// <summary>A directory's name that many files share is short in the header and long in the paths: the sum is bounded.</summary>
    private const int MaxCharacters = 1 << 27;

    private const int TypeMask = 0xF000;
    private const int DirectoryType = 0x4000;
    private const int Configuration = 1;
    private const int Sha256 = 8;

    private int _characters;

    /// <summary>Whether files were left out because there were too many.</summary>
    public bool IsFull { get; private set; }

    public (ImmutableArray<string> Files, ImmutableArray<string> Directories, ImmutableArray<string> Modified) Of(RpmHeader header)
    {
        var listed = ImmutableArray.CreateBuilder<string>();
        var directories = ImmutableArray.CreateBuilder<string>();
        var modified = ImmutableArray.CreateBuilder<string>();
        var (names, parents, indexes) = (header.Texts(RpmTag.BaseNames), header.Texts(RpmTag.DirectoryNames), header.Numbers(RpmTag.DirectoryIndexes));
        var (modes, states) = (header.Numbers(RpmTag.FileModes), header.Numbers(RpmTag.FileStates));
        var (flags, digests) = (header.Numbers(RpmTag.FileFlags), header.Texts(RpmTag.FileDigests));
        var algorithm = header.Numbers(RpmTag.FileDigestAlgorithm) is [var number, ..] ? number : 1;
        for (var i = 0; i < names.Length && i < indexes.Length; i++)
        {
            // A state other than 0: replaced by another package's, left out with the documentation, or of another architecture.
            if (indexes[i] >= parents.Length || At(states, i) != 0 || Path(parents[indexes[i]], names[i]) is not { } path)
                continue;
            ((At(modes, i) & TypeMask) == DirectoryType ? directories : listed).Add(path);
            if ((At(flags, i) & Configuration) != 0 && i < digests.Length && IsModified(path, digests[i], algorithm))
                modified.Add(path);
        }

        modified.Sort(StringComparer.Ordinal);

        return (listed.ToImmutable(), directories.ToImmutable(), modified.ToImmutable());
    }

    private string? Path(string directory, string name)
    {
        var length = directory.Length + name.Length;
        if (length > ContainerPath.MaxLength || IsFull)
            return null;
        IsFull = (_characters += length) > MaxCharacters;

        return ContainerPath.Normalise(directory + name);
    }

    private bool IsModified(string path, string digest, long algorithm)
    {
        if (digest.Length == 0 || files.Paths.At(files.Paths.Canonical(path)) is not { Kind: FileKind.Regular, Size: > 0 } file)
            return false;
        if (algorithm == Sha256)
            return !digest.StartsWith(file.Fingerprint.ToString("x32", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);

        return algorithm == 1 && files.Digests(path) is { } sums && !digest.Equals(sums.Md5, StringComparison.OrdinalIgnoreCase);
    }

    private static long At(long[] numbers, int index) => index < numbers.Length ? numbers[index] : 0;
}
