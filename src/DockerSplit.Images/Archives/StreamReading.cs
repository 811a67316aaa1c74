namespace DockerSplit.Images.Archives;

/// <summary>Reading from streams.</summary>
internal static class StreamReading
{
    /// <summary>Fills the buffer; false when the stream ends before it is full.</summary>
    public static bool TryFill(this Stream stream, Span<byte> buffer) =>
        stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
}
