using System.Diagnostics;
using System.IO.Compression;

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

    private static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
            zip.Write(bytes);

        return stream.ToArray();
    }
}
