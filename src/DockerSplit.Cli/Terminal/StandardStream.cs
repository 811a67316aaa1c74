using DockerSplit.Application;

namespace DockerSplit.Cli.Terminal;

/// <summary>
/// Standard output or standard error, whose disk may be full and whose reader may be gone. A report that cannot be written is a
/// failure; words to a person that nobody can hear are not: the exit code is what counts then.
/// </summary>
/// <param name="inner">Where it is written to; null when the stream is closed.</param>
/// <param name="name">The stream's name in the message; null where trouble is no failure.</param>
internal sealed class StandardStream(Stream? inner, string? name) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            (inner ?? throw new IOException("it is closed")).Write(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (name is not null)
                throw new EnvironmentFailure($"cannot write to {name}: {exception.Message}", FailureKind.Usage, exception);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);

        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));

        return Task.CompletedTask;
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
