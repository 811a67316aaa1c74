namespace DockerSplit.Images.Archives;

/// <summary>The next so many bytes of another stream, which ends early only by an <see cref="InvalidImageException"/>.</summary>
internal sealed class BoundedStream(Stream inner, long length) : ForwardStream
{
    private long _left = length;

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.IsEmpty)
            return 0;
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        if (read == 0)
            throw new InvalidImageException("an archive in the image ends inside a file");
        _left -= read;

        return read;
    }
}
