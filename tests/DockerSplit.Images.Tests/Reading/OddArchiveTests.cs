using System.Text;
using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Reading;

/// <summary>Archives that are in order, and that few writers write.</summary>
public sealed class OddArchiveTests
{
    private const long Huge = 10L << 30;

    private static readonly byte[] After = TestTar.Member("after", '0', "behind"u8.ToArray());

    /// <summary>A file of 10 GB with 4 bytes in it, in each of the ways that GNU tar writes one.</summary>
    public static readonly TheoryData<string> SparseFormats = ["gnu", "gnu with a long map", "pax 0.0", "pax 0.1", "pax 1.0"];

    [Theory]
    [MemberData(nameof(SparseFormats))]
    public async Task A_sparse_file_is_read_with_its_whole_size_and_costs_what_is_stored_of_it(string format)
    {
        var facts = await ReadAsync(TestTar.Archive([.. Sparse(format), After]));

        Assert.Equal(
            ["/after", "/data/disk.img"],
            facts.Files.Values.Where(file => file.Kind == FileKind.Regular).Select(file => file.Path)
        );
        Assert.Equal((Huge, 6), (facts.Files["/data/disk.img"].Size, facts.Files["/after"].Size));
    }

    [Fact]
    public async Task Names_and_targets_longer_than_a_header_are_read_in_the_ways_of_gnu_and_pax()
    {
        var (name, target) = (new string('n', 180), new string('t', 180));
        var facts = await ReadAsync(
            TestTar.Archive(
                TestTar.Member("././@LongLink", 'L', Encoding.ASCII.GetBytes($"gnu/{name}\0")),
                TestTar.Member("././@LongLink", 'K', Encoding.ASCII.GetBytes($"{target}\0")),
                TestTar.Member("gnu/cut", '2', []),
                TestTar.Pax(("path", $"pax/{name}"), ("linkpath", target)),
                TestTar.Member("pax/cut", '2', []),
                After
            )
        );

        Assert.Equal((target, target), (facts.Files[$"/gnu/{name}"].LinkTarget, facts.Files[$"/pax/{name}"].LinkTarget));
    }

    [Fact]
    public async Task Attributes_and_ids_in_a_pax_header_count_and_a_global_header_does_not()
    {
        var facts = await ReadAsync(
            TestTar.Archive(
                TestTar.Member("pax_global_header", 'g', "18 comment=nothing\n"u8.ToArray()),
                TestTar.Pax(
                    ("uid", "3000000"),
                    ("gid", "3000001"),
                    ("SCHILY.xattr.user.note", "x=y\nz"),
                    ("SCHILY.xattr.security.capability", "\u0001\n=\u0002")
                ),
                TestTar.Member("bin/tool", '0', "x"u8.ToArray()),
                After
            )
        );
        var tool = facts.Files["/bin/tool"];

        Assert.Equal((3_000_000, 3_000_001, "010a3d02"), (tool.UserId, tool.GroupId, tool.Capabilities));
        Assert.Null(facts.Files["/after"].Capabilities);
    }

    [Fact]
    public async Task Damaged_sparse_maps_and_pax_records_never_become_an_exception()
    {
        foreach (var format in SparseFormats)
        {
            var archive = TestTar.Archive([.. Sparse((string)format), After]);
            for (var seed = 0; seed < 200; seed++)
            {
                var random = new Random(seed);
                var damaged = archive.ToArray();
                for (var i = random.Next(1, 6); i > 0; i--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                await new TestImage().Layer(damaged).ReadAsync();
            }
        }
    }

    private static byte[][] Sparse(string format) =>
        format switch
        {
            "gnu" => [TestTar.Member("data/disk.img", 'S', "data"u8.ToArray(), header => TestTar.Octal(Huge).CopyTo(header, 483))],
            "gnu with a long map" =>
            [
                // Two blocks of map between the header and the data, which the size does not count.
                [
                    .. TestTar.Member(
                        "data/disk.img",
                        'S',
                        [],
                        header =>
                        {
                            TestTar.Octal(4).CopyTo(header, 124);
                            TestTar.Octal(Huge).CopyTo(header, 483);
                            header[482] = 1;
                        }
                    ),
                    .. MapBlock(more: true),
                    .. MapBlock(more: false),
                    .. "data"u8,
                    .. new byte[508],
                ],
            ],
            "pax 0.0" =>
            [
                TestTar.Pax(
                    ("GNU.sparse.size", $"{Huge}"),
                    ("GNU.sparse.numblocks", "1"),
                    ("GNU.sparse.offset", "0"),
                    ("GNU.sparse.numbytes", "4")
                ),
                TestTar.Member("data/disk.img", '0', "data"u8.ToArray()),
            ],
            "pax 0.1" =>
            [
                TestTar.Pax(
                    ("GNU.sparse.size", $"{Huge}"),
                    ("GNU.sparse.numblocks", "1"),
                    ("GNU.sparse.name", "data/disk.img"),
                    ("GNU.sparse.map", "0,4")
                ),
                TestTar.Member("data/GNUSparseFile.7/disk.img", '0', "data"u8.ToArray()),
            ],
            _ =>
            [
                TestTar.Pax(
                    ("GNU.sparse.major", "1"),
                    ("GNU.sparse.minor", "0"),
                    ("GNU.sparse.name", "data/disk.img"),
                    ("GNU.sparse.realsize", $"{Huge}"),
                    ("path", "data/GNUSparseFile.7/disk.img")
                ),
                TestTar.Member("data/GNUSparseFile.7/disk.img", '0', [.. "1\n0\n4\n"u8, .. new byte[506], .. "data"u8]),
            ],
        };

    private static byte[] MapBlock(bool more)
    {
        var block = new byte[512];
        TestTar.Octal(0).CopyTo(block, 0);
        TestTar.Octal(4).CopyTo(block, 12);
        block[504] = more ? (byte)1 : (byte)0;

        return block;
    }

    private static async Task<ImageSnapshot> ReadAsync(byte[] layer) => (await new TestImage().Layer(layer).FactsAsync()).Final;
}
