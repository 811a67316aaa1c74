using System.IO.Pipelines;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Reads what <c>docker image save</c> writes, as it comes, without a file and without going back in the stream.</summary>
public static class ImageReader
{
    /// <summary>How far the archive may be read ahead of what is understood of it.</summary>
    private const int ReadAhead = 4 << 20;

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
        var pipe = new Pipe(new(pauseWriterThreshold: ReadAhead, resumeWriterThreshold: ReadAhead / 2, useSynchronizationContext: false));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var filling = FillAsync(archive, pipe.Writer, stop.Token);
        var result = await Task.Run(() => Understand(pipe.Reader, baseDiffIds, stop.Token), CancellationToken.None);
        // An archive that is not understood is not read to its end.
        if (!result.IsRead)
            await stop.CancelAsync();
        try
        {
            await filling;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested) { }

        cancellation.ThrowIfCancellationRequested();

        return result;
    }

    /// <summary>Copies the archive into the pipe, whose end comes in any case: parsing waits for it.</summary>
    private static async Task FillAsync(Stream archive, PipeWriter writer, CancellationToken cancellation)
    {
        try
        {
            await archive.CopyToAsync(writer, cancellation);
        }
        finally
        {
            await writer.CompleteAsync();
        }
    }

    private static ImageReadResult Understand(PipeReader reader, IReadOnlyList<string> baseDiffIds, CancellationToken cancellation)
    {
        try
        {
            using var stream = reader.AsStream();
            var image = ImageManifest.Find(ArchiveReader.Read(stream, cancellation));
            while (stream.ReadByte() >= 0) { }

            return ImageReadResult.Of(ImageBuilder.Build(image, baseDiffIds));
        }
        catch (InvalidImageException invalid)
        {
            return ImageReadResult.Failed(invalid.Message);
        }
        catch (OperationCanceledException)
        {
            return ImageReadResult.Failed("reading was cancelled");
        }
    }
}
