using DockerSplit.Images.Archives;
using DockerSplit.Images.Manifests;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images;

/// <summary>Reads what <c>docker image save</c> writes, as it comes, without a file and without going back in the stream.</summary>
public static class ImageReader
{
    /// <summary>Reads an image archive.</summary>
    /// <param name="archive">The archive; it is read to its end and need not be seekable.</param>
    /// <param name="baseDiffIds">
    /// The layers of the base image, as digests of their uncompressed archives, first layer first; empty when the image has no base
    /// or it does not matter. The image must start with them.
    /// </param>
    /// <returns>The facts, or an error for whatever is wrong with the archive. Failures of the stream itself are thrown on.</returns>
    public static async Task<ImageReadResult> ReadAsync(Stream archive, IReadOnlyList<string> baseDiffIds, CancellationToken cancellation)
    {
        // Reading goes on while what came is parsed: the two take about the same time.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var ahead = new ReadAheadStream(archive, stop.Token);
        var result = await Task.Run(() => Understand(ahead, baseDiffIds, stop.Token), CancellationToken.None);
        // An archive that is not understood is not read to its end.
        if (!result.IsRead)
            await stop.CancelAsync();
        try
        {
            await ahead.Filling;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested) { }

        cancellation.ThrowIfCancellationRequested();
        ImageAssembler.GiveBack(result.Facts?.Final.Files.Count ?? 0);

        return result;
    }

    private static ImageReadResult Understand(Stream stream, IReadOnlyList<string> baseDiffIds, CancellationToken cancellation)
    {
        try
        {
            var start = new byte[TarHeader.BlockSize];
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            using var whole = new PrefixedStream(start.AsMemory(0, length), stream);
            // The whole archive may be compressed, as docker load reads it too.
            using var plain = Compression.Open(start, whole) ?? whole;
            var image = ImageManifest.Find(ArchiveReader.Read(plain, cancellation));
            plain.CopyTo(Stream.Null);

            return ImageReadResult.Of(ImageAssembler.Build(image, baseDiffIds));
        }
        catch (InvalidImageException invalid)
        {
            return ImageReadResult.Failed(invalid.Message);
        }
        catch (Exception damage) when (Compression.IsDamage(damage))
        {
            return ImageReadResult.Failed("its compressed data is damaged");
        }
        catch (OperationCanceledException)
        {
            return ImageReadResult.Failed("reading was cancelled");
        }
    }
}
