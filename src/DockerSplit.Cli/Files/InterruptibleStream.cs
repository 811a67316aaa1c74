namespace DockerSplit.Cli.Files;

/// <summary>A stream whose reads can be cancelled though the system call below cannot: of standard input, of a FIFO.</summary>
internal sealed class InterruptibleStream(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Does what blocks on a thread of the pool, which nobody waits for after a cancellation.</summary>
    public static Task<T> RunAsync<T>(Func<T> blocking, CancellationToken cancellationToken) =>
        Task.Run(blocking, CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>A buffer of its own: a read that was given up may still fill it later.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var own = new byte[buffer.Length];
        var count = await RunAsync(() => inner.Read(own), cancellationToken);
        own.AsMemory(0, count).CopyTo(buffer);

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
