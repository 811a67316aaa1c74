using System.Formats.Tar;
using System.Text;

namespace DockerSplit.Images.Tests;

/// <summary>A layer's archive in the making.</summary>
internal sealed class TestLayer
{
    private readonly List<(PaxTarEntry Entry, byte[]? Content)> _entries = [];
    private readonly List<TestPackage> _packages = [];

    public TestLayer File(string path, string content = "", int mode = 0x1A4, int user = 0, int group = 0) =>
        File(path, Encoding.UTF8.GetBytes(content), mode, user, group);

    public TestLayer File(string path, byte[] content, int mode = 0x1A4, int user = 0, int group = 0, string? capability = null)
    {
        Dictionary<string, string> attributes = capability is null
            ? []
            : new(StringComparer.Ordinal) { ["SCHILY.xattr.security.capability"] = capability };
        var entry = new PaxTarEntry(TarEntryType.RegularFile, Name(path), attributes);

        return Add(entry, content, mode, user, group);
    }

    /// <summary>A program that may be executed.</summary>
    public TestLayer Program(string path, byte[] content) => File(path, content, 0x1ED);

    public TestLayer Program(string path, string content) => Program(path, Encoding.UTF8.GetBytes(content));

    public TestLayer Directory(string path, int mode = 0x1ED, int user = 0, int group = 0) =>
        Add(new PaxTarEntry(TarEntryType.Directory, Name(path) + "/"), null, mode, user, group);

    public TestLayer Link(string path, string target) =>
        Add(new PaxTarEntry(TarEntryType.SymbolicLink, Name(path)) { LinkName = target }, null, 0x1FF, 0, 0);

    public TestLayer HardLink(string path, string target) =>
        Add(new PaxTarEntry(TarEntryType.HardLink, Name(path)) { LinkName = Name(target) }, null, 0x1A4, 0, 0);

    public TestLayer Whiteout(string path) => File(path.Insert(path.LastIndexOf('/') + 1, ".wh."));

    public TestLayer Opaque(string directory) => File(directory + "/.wh..wh..opq");

    /// <summary>Enters a package into dpkg's database of this layer; its files are put in beside.</summary>
    public TestLayer Package(TestPackage package)
    {
        _packages.Add(package);

        return this;
    }

    public byte[] ToArchive()
    {
        if (_packages.Count > 0)
            TestPackage.WriteTo(this, _packages);
        _packages.Clear();
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (entry, content) in _entries)
            {
                if (content is not null)
                    entry.DataStream = new MemoryStream(content);
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    private TestLayer Add(PaxTarEntry entry, byte[]? content, int mode, int user, int group)
    {
        (entry.Mode, entry.Uid, entry.Gid) = ((UnixFileMode)mode, user, group);
        _entries.Add((entry, content));

        return this;
    }

    private static string Name(string path) => path.TrimStart('/');
}
