using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Facts;

/// <summary>Packed files come out as they went in, in the order of their paths.</summary>
public sealed class FileTableTests
{
    private static readonly FileFacts[] Files =
    [
        new("/usr/lib/b.so", FileKind.SymbolicLink, 0, 0x1FF, 1, 2, 3, "b.so.1"),
        new("/usr", FileKind.Directory, 0, 0x1ED, 0, 0, 0) { IsOpaque = true },
        new("/usr/lib-x", FileKind.Regular, 1L << 40, 0x9ED, 70_000, 70_001, 7, null, "/usr", "caps")
        {
            Fingerprint = UInt128.MaxValue,
            Attributes = "user.a",
        },
        new("/usr/größe", FileKind.Fifo, 0, 0, 0, 0, 1),
        new("/usr/名前\ud83d", FileKind.Device, 0, 0, 0, 0, 1),
        new("/usr/lib", FileKind.Directory, 0, 0x1ED, 0, 0, 0) { IsFilled = true },
        new("/" + new string('x', 4000), FileKind.Regular, 5, 0x1A4, 0, 0, 0),
    ];

    [Fact]
    public void What_goes_in_comes_out_in_order()
    {
        var table = Table(Files);

        Assert.Equal(Files.OrderBy(file => file.Path, StringComparer.Ordinal), table.Values);
        Assert.Equal(Files.Select(file => file.Path).Order(StringComparer.Ordinal), table.Keys);
        Assert.All(Files, file => Assert.Equal(file, table[file.Path]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/usr/")]
    [InlineData("/usr/li")]
    [InlineData("/usr/名")]
    [InlineData("/usr/名前")]
    public void What_is_not_there_is_not_found(string path)
    {
        var table = Table(Files);

        Assert.False(table.ContainsKey(path));
        Assert.False(table.TryGetValue(path, out _));
        Assert.Throws<KeyNotFoundException>(() => table[path]);
    }

    [Fact]
    public void Paths_are_found_by_how_they_start() =>
        Assert.Equal(["/usr/lib", "/usr/lib-x", "/usr/lib/b.so"], Table(Files).StartingWith("/usr/lib"));

    [Fact]
    public void Nothing_is_a_table_too() => Assert.Empty(Table([]).StartingWith("/"));

    [Fact]
    public void Many_files_fill_many_chunks()
    {
        var files = Enumerable.Range(0, 5000).Select(i => Files[6] with { Path = $"/{i:D5}/{new string('y', 40)}" }).ToArray();
        var table = Table(files.Reverse());

        Assert.Equal(files, table.Values);
        Assert.All(files, file => Assert.True(table.ContainsKey(file.Path)));
    }

    private static FileTable Table(IEnumerable<FileFacts> files)
    {
        var packed = new PackedFiles();
        foreach (var file in files)
            packed.Add(file);

        return new(packed);
    }
}
