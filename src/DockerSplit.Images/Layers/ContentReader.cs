using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Learns what matters about a file's content while it streams by, one file at a time in one buffer.</summary>
internal sealed class ContentReader : IDisposable
{
    /// <summary>Of a larger program only the beginning is looked at; its headers and names of libraries stand there.</summary>
    private const int MaxProgram = 64 << 20;

    private const int MaxScript = 1 << 20;
    private const int MaxConfiguration = 1 << 20;
    private const int MaxKept = 32 << 20;
    private const int Chunk = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _digest = new byte[32];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Chunk);

    /// <summary>The content's facts and fingerprint.</summary>
    public (FileContent Content, UInt128 Fingerprint) Read(Stream stream, string path, bool sparse)
    {
        var kept = !sparse && KeptFiles.Contains(path);
        var filled = stream.ReadAtLeast(_buffer.AsSpan(0, Chunk), Chunk, throwOnEndOfStream: false);
        _hash.AppendData(_buffer, 0, filled);
        var (length, whole) = (filled, filled < Chunk);
        if (!whole)
            (length, whole) = ReadOn(stream, filled, sparse ? 0 : Wanted(path, kept));
        _hash.GetHashAndReset(_digest);
        var fingerprint = BinaryPrimitives.ReadUInt128BigEndian(_digest);
        var content = sparse ? new() : Learn(_buffer.AsSpan(0, length), path, kept, whole);
        Shrink();

        return (content, fingerprint);
    }

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private static FileContent Learn(ReadOnlySpan<byte> bytes, string path, bool kept, bool whole)
    {
        var binary = Binary(bytes);
        var digests = whole && path.StartsWith("/etc/", StringComparison.Ordinal) ? Digests(bytes) : null;

        return new()
        {
            Binary = binary,
            Configuration = whole ? ConfigurationReader.Read(bytes, path) : null,
            Bytes = kept && whole ? bytes.ToArray() : null,
            Digests = digests,
        };
    }

    private static BinaryFacts? Binary(ReadOnlySpan<byte> bytes) =>
        ElfImage.IsElf(bytes) ? ElfReader.Read(bytes, Habits.Known)
        : bytes.StartsWith("#!"u8) ? ScriptReader.Read(bytes)
        : null;

    // Weak as they are, these are the sums that dpkg and apk keep of the files they installed; nothing is protected by them here.
#pragma warning disable CA5350, CA5351
    private static ConfigurationDigests Digests(ReadOnlySpan<byte> bytes) =>
        new(Convert.ToHexStringLower(MD5.HashData(bytes)), Convert.ToHexStringLower(SHA1.HashData(bytes)));
#pragma warning restore CA5350, CA5351

    /// <summary>How much of the file, whose beginning is in the buffer, should be held.</summary>
    private int Wanted(string path, bool kept) =>
        kept ? MaxKept
        : ElfImage.IsElf(_buffer) ? MaxProgram
        : _buffer.AsSpan().StartsWith("#!"u8) ? MaxScript
        : ConfigurationKnowledge.Reads(path) ? MaxConfiguration
        : 0;

    /// <summary>Reads the rest, into the buffer as far as it is wanted, and all of it into the fingerprint.</summary>
    private (int Length, bool Whole) ReadOn(Stream stream, int length, int wanted)
    {
        while (length < wanted)
        {
            if (length == _buffer.Length)
                Grow(Math.Min(wanted, length * 2));
            var read = stream.Read(_buffer, length, Math.Min(_buffer.Length, wanted) - length);
            if (read == 0)
                return (length, true);
            _hash.AppendData(_buffer, length, read);
            length += read;
        }

        var whole = true;
        var scratch = ArrayPool<byte>.Shared.Rent(Chunk);
        for (int read; (read = stream.Read(scratch)) > 0; whole = false)
            _hash.AppendData(scratch, 0, read);
        ArrayPool<byte>.Shared.Return(scratch);

        return (length, whole);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Gives a very large buffer back, so that one large program does not set the memory for the rest of the image.</summary>
    private void Shrink()
    {
        if (_buffer.Length <= 8 << 20)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(Chunk);
    }
}
