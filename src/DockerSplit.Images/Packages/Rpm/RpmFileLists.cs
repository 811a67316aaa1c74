using System.Collections.Immutable;
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

    /// <summary>The package may do without the file, or only owns what others make there (rpm's <c>rpmfileAttrs</c>: missing ok, ghost).</summary>
    private const int MayBeMissing = 0x08 | 0x40;

    private const int LinkType = 0xA000;

    private int _characters;

    /// <summary>Whether files were left out because there were too many.</summary>
    public bool IsFull { get; private set; }

    public (ImmutableArray<string> Files, ImmutableArray<string> Directories, PackagedContents Contents) Of(RpmHeader header)
    {
        var listed = ImmutableArray.CreateBuilder<string>();
        var directories = ImmutableArray.CreateBuilder<string>();
        var contents = new PackagedContents(files);
        var (names, parents, indexes) = (
            header.Texts(RpmTag.BaseNames),
            header.Texts(RpmTag.DirectoryNames),
            header.Numbers(RpmTag.DirectoryIndexes)
        );
        var (modes, states) = (header.Numbers(RpmTag.FileModes), header.Numbers(RpmTag.FileStates));
        var (flags, digests) = (header.Numbers(RpmTag.FileFlags), header.Texts(RpmTag.FileDigests));
        var algorithm = header.Numbers(RpmTag.FileDigestAlgorithm) is [var number, ..] ? number : 1;
        for (var i = 0; i < names.Length && i < indexes.Length; i++)
        {
            // A state other than 0: replaced by another package's, left out with the documentation, or of another architecture.
            if (indexes[i] >= parents.Length || At(states, i) != 0 || Path(parents[indexes[i]], names[i]) is not { } path)
                continue;
            var type = At(modes, i) & TypeMask;
            (type == DirectoryType ? directories : listed).Add(path);
            if (type == DirectoryType || (At(flags, i) & MayBeMissing) != 0)
                continue;
            contents.Seek(path);
            if (type != LinkType && i < digests.Length)
                contents.Compare(path, Sum(digests[i], algorithm), (At(flags, i) & Configuration) != 0);
        }

        return (listed.ToImmutable(), directories.ToImmutable(), contents);
    }

    private string? Path(string directory, string name)
    {
        var length = directory.Length + name.Length;
        if (length > ContainerPath.MaxLength || IsFull)
            return null;
        IsFull = (_characters += length) > MaxCharacters;

        return ContainerPath.Normalise(directory + name);
    }

    /// <summary>MD5 and SHA-256 by their numbers in OpenPGP (RFC 9580, 9.5); other sums are not compared.</summary>
    private static PackageSum? Sum(string digest, long algorithm) =>
        algorithm switch
        {
            1 => PackageSum.OfHex(SumAlgorithm.Md5, digest),
            8 => PackageSum.OfHex(SumAlgorithm.Sha256, digest),
            _ => null,
        };

    private static long At(long[] numbers, int index) => index < numbers.Length ? numbers[index] : 0;
}
