using System.Collections.Immutable;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>The lines of an apk record that list files: <c>F:</c> a directory, <c>R:</c> a file in it, <c>Z:</c> the file's checksum.</summary>
internal sealed class ApkFileList(SnapshotFiles files)
{
    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _directories = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _modified = ImmutableArray.CreateBuilder<string>();
    private string _directory = "/";

    public ImmutableArray<string> Files => _files.ToImmutable();

    public ImmutableArray<string> Directories => _directories.ToImmutable();

    public ImmutableArray<string> Modified => [.. _modified.Order(StringComparer.Ordinal)];

    /// <summary>Takes a line of the listing; false for any other.</summary>
    public bool TryAdd(char field, string value)
    {
        switch (field)
        {
            case 'F':
                _directory = ContainerPath.Normalise("/" + value);
                if (_directory != "/")
                    _directories.Add(_directory);
                return true;
            case 'R':
                _files.Add(ContainerPath.Join(_directory, value));
                return true;
            case 'Z':
                Check(value);
                return true;
            default:
                return field is 'M' or 'a';
        }
    }

    /// <summary>Compares the sum, <c>Q1</c> and SHA-1 in base 64, with that of the file as it is.</summary>
    private void Check(string sum)
    {
        if (_files.Count == 0 || files.Digests(_files[^1]) is not { } digests || !sum.StartsWith("Q1", StringComparison.Ordinal))
            return;
        var bytes = new byte[32];
        if (
            Convert.TryFromBase64String(sum[2..], bytes, out var length)
            && Convert.ToHexStringLower(bytes.AsSpan(0, length)) != digests.Sha1
        )
            _modified.Add(_files[^1]);
    }
}
