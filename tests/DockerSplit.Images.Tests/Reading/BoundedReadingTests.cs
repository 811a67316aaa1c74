using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace DockerSplit.Images.Tests.Reading;

/// <summary>What is measured of the whole process, so that nothing else may run beside.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class BoundedReadingTests
{
    private const string Alone = "alone";

    [Fact]
    public async Task A_compressed_layer_that_unpacks_to_far_more_is_read_in_bounded_memory_and_time()
    {
        var zipped = Zip(new TestLayer().File("/zeros", new byte[256 << 20]).ToArchive());
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        var facts = await new TestImage().Layer(zipped).FactsAsync();

        Assert.Equal(256 << 20, facts.Final.Files["/zeros"].Size);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    /// <summary>With <c>./test --all</c> 10 GB, and else a little more than a signed number of 32 bits can count.</summary>
    [Fact]
    public async Task A_file_of_many_gigabytes_is_summed_up_while_it_streams_by()
    {
        const int part = 256 << 20;
        var parts = Environment.GetEnvironmentVariable("DOCKSPLIT_ALL") is null ? 9 : 40;
        var zeros = Zip(new byte[part]);
        byte[] layer =
        [
            .. Zip(HeaderOf("zeros", (long)parts * part)),
            .. Enumerable.Repeat(zeros, parts).SelectMany(zipped => zipped),
            .. Zip(new byte[1024]),
        ];
        var before = GC.GetTotalAllocatedBytes();

        var facts = await new TestImage().Layer(layer).FactsAsync();

        Assert.Equal((long)parts * part, facts.Final.Files["/zeros"].Size);
        Assert.NotEqual(default, facts.Final.Files["/zeros"].Fingerprint);
        // Other tests allocate at the same time; a file that was held would take all of its size.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, (long)parts * part / 8);
    }

    /// <summary>A header with a size in binary, as GNU tar writes it from 8 GB on, and a time in the year 2242.</summary>
    private static byte[] HeaderOf(string name, long size)
    {
        var header = new byte[512];
        Encoding.ASCII.GetBytes(name, header);
        Encoding.ASCII.GetBytes("0000644\0", header.AsSpan(100));
        Encoding.ASCII.GetBytes("0000000\0", header.AsSpan(108));
        Encoding.ASCII.GetBytes("0000000\0", header.AsSpan(116));
        header[124] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
        Encoding.ASCII.GetBytes("77777777777\0", header.AsSpan(136));
        Encoding.ASCII.GetBytes("        0", header.AsSpan(148));
        Encoding.ASCII.GetBytes("ustar\000", header.AsSpan(257));
        var sum = header.Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header.AsSpan(148));

        return header;
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
            zip.Write(bytes);

        return stream.ToArray();
    }
}
