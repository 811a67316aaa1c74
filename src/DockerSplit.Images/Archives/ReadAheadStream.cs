using System.Collections.Concurrent;

namespace DockerSplit.Images.Archives;

/// <summary>
/// Gives the bytes of another stream while it is read ahead beside, in pieces large enough that handing them over costs nothing.
/// </summary>
internal sealed class ReadAheadStream : ForwardStream
{
    private const int PieceSize = 1 << 20;
    private const int Pieces = 6;

    private readonly ConcurrentQueue<byte[]> _empty = new();
    private readonly ConcurrentQueue<(byte[] Bytes, int Length)> _full = new();
    private readonly SemaphoreSlim _emptyCount = new(Pieces);
    private readonly SemaphoreSlim _fullCount = new(0);
    private readonly CancellationToken _cancellation;
    private (byte[] Bytes, int Length) _piece = ([], 0);
    private int _at;
    private bool _ended;

    public ReadAheadStream(Stream inner, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        Filling = FillAsync(inner);
    }

    /// <summary>The reading ahead; what goes wrong with the other stream goes wrong here, and ends this one.</summary>
    public Task Filling { get; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_at == _piece.Length && !TakePiece()))
            return 0;
        var count = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.Bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;

        return count;
    }

    private bool TakePiece()
    {
        if (_ended)
            return false;
        if (_piece.Bytes.Length > 0)
        {
            _empty.Enqueue(_piece.Bytes);
            _emptyCount.Release();
        }

        _fullCount.Wait(_cancellation);
        _full.TryDequeue(out _piece);
        _at = 0;
        _ended = _piece.Length == 0;

        return !_ended;
    }

    private async Task FillAsync(Stream inner)
    {
        try
        {
            for (int length; ; )
            {
                await _emptyCount.WaitAsync(_cancellation).ConfigureAwait(false);
                if (!_empty.TryDequeue(out var bytes))
                    bytes = GC.AllocateUninitializedArray<byte>(PieceSize);
                length = await inner.ReadAtLeastAsync(bytes, PieceSize, throwOnEndOfStream: false, _cancellation).ConfigureAwait(false);
                if (length == 0)
                    return;
                Hand(bytes, length);
            }
        }
        finally
        {
            Hand([], 0);
        }
    }

    private void Hand(byte[] bytes, int length)
    {
        _full.Enqueue((bytes, length));
        _fullCount.Release();
    }
}
