using System.Collections.Immutable;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>The lines of an apk record that list files: <c>F:</c> a directory, <c>R:</c> a file in it, <c>Z:</c> the file's checksum.</summary>
internal sealed class ApkFileList(SnapshotFiles files)
{
    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _directories = ImmutableArray.CreateBuilder<string>();
    private readonly PackagedContents _contents = new(files);
    private string _directory = "/";

    public ImmutableArray<string> Files => _files.ToImmutable();

    public ImmutableArray<string> Directories => _directories.ToImmutable();

    /// <summary>What became of the files.</summary>
    public PackagedContents Contents => _contents;

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
                _contents.Seek(_files[^1]);
                return true;
            case 'Z':
                if (_files.Count > 0)
                    _contents.Compare(_files[^1], PackageSum.OfApk(value), _files[^1].StartsWith("/etc/", StringComparison.Ordinal));
                return true;
            default:
                return field is 'M' or 'a';
        }
    }
}
