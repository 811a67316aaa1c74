using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace DockerSplit.Images.Tests.Reading;

/// <summary>Layers may be plain, gzip or zstd, whatever their member in the archive is called.</summary>
public sealed class CompressedLayerTests
{
    public static readonly TheoryData<string> Compressions = ["gzip", "zstd"];

    private static readonly byte[] Layer = MakeLayer();

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task A_compressed_layer_reads_like_a_plain_one(string compression)
    {
        var plain = await new TestImage().Layer(Layer).FactsAsync();
        var packed = await new TestImage().Layer(Compress(compression, Layer)).FactsAsync();

        Assert.Equal(plain.Final.Files, packed.Final.Files);
        Assert.Equal(plain.Size, packed.Size);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task A_layer_in_several_frames_is_read_to_the_last(string compression)
    {
        var packed = Layer.Chunk(20_000).SelectMany(part => Compress(compression, part)).ToArray();
        var facts = await new TestImage().Layer(packed).FactsAsync();

        Assert.Equal(["/opt/data", "/opt/tool"], facts.Final.Files.Values.Where(file => file.Size > 0).Select(file => file.Path));
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task An_archive_that_is_compressed_as_a_whole_is_read_and_a_cut_one_is_an_error(string compression)
    {
        var packed = Compress(compression, new TestImage().Layer(Layer).ToArchive());

        Assert.Contains("/opt/tool", (await TestImage.ReadAsync(packed)).Facts!.Final.Files.Keys);
        Assert.NotNull((await TestImage.ReadAsync(packed[..(packed.Length / 2)])).Error);
    }

    [Fact]
    public async Task A_skippable_frame_before_and_between_the_frames_of_zstd_is_skipped()
    {
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        var packed = Layer.Chunk(20_000).SelectMany(part => skippable.Concat(Compress("zstd", part))).ToArray();
        var facts = await new TestImage().Layer(packed).FactsAsync();

        Assert.Contains("/opt/data", facts.Final.Files.Keys);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task A_compressed_layer_that_is_cut_anywhere_is_an_error_that_says_so(string compression)
    {
        var packed = Compress(compression, Layer);
        // The last bytes hold padding and a checksum, without which every file is whole.
        for (var length = 512; length < packed.Length - 512; length += 1777)
        {
            var result = await new TestImage().Layer(packed[..length]).ReadAsync();
            Assert.StartsWith("a layer cannot be read", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cut_behind_the_last_file_is_an_error_too()
    {
        var packed = Compress("zstd", Layer);

        Assert.NotNull((await new TestImage().Layer(packed[..^3]).ReadAsync()).Error);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task Random_damage_to_compressed_data_never_becomes_an_exception(string compression)
    {
        var packed = Compress(compression, Layer);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var damaged = packed.ToArray();
            for (var i = random.Next(1, 8); i > 0; i--)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            await new TestImage().Layer(damaged).ReadAsync();
        }
    }

    [Fact]
    public async Task A_zstd_frame_that_asks_for_more_memory_than_any_layer_needs_is_an_error()
    {
        // A frame header with a window of 2 GB, and a raw block (RFC 8878).
        byte[] packed = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x09, 0x00, 0x00, .. new byte[600]];

        Assert.NotNull((await new TestImage().Layer(packed).ReadAsync()).Error);
    }

    [Fact]
    public async Task An_oci_layout_with_zstd_layers_is_read()
    {
        var packed = Compress("zstd", Layer);
        var archive = TestImage.Tar([
            ("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()),
            (
                "index.json",
                """{"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:m"}]}"""u8.ToArray()
            ),
            ("blobs/sha256/l", packed),
            (
                "blobs/sha256/m",
                Encoding.UTF8.GetBytes(
                    """{"config":{"digest":"sha256:c"},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+zstd","digest":"sha256:l"}]}"""
                )
            ),
            ("blobs/sha256/c", """{"architecture":"amd64","rootfs":{"diff_ids":["sha256:x"]}}"""u8.ToArray()),
        ]);

        var result = await TestImage.ReadAsync(archive);

        Assert.Null(result.Error);
        Assert.Contains("/opt/tool", result.Facts!.Final.Files.Keys);
    }

    private static byte[] MakeLayer()
    {
        var noise = new byte[70_000];
        new Random(1).NextBytes(noise);

        return new TestLayer().File("/opt/tool", noise).File("/opt/data", "made").ToArchive();
    }

    private static byte[] Compress(string compression, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (
            Stream packed =
                compression == "gzip"
                    ? new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)
                    : new CompressionStream(stream, leaveOpen: true)
        )
            packed.Write(bytes);

        return stream.ToArray();
    }
}
