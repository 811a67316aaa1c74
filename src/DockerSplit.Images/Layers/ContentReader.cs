using System.Buffers.Binary;
using System.Security.Cryptography;
using DockerSplit.Analysis.Shell;
using DockerSplit.Facts;
using DockerSplit.Images.Contents;
using DockerSplit.Images.Elf;
using DockerSplit.Images.Habits;
using DockerSplit.Images.Scripts;

namespace DockerSplit.Images.Layers;

/// <summary>Learns what matters about a file's content while it streams by, one file at a time in one buffer.</summary>
internal sealed class ContentReader : IDisposable
{
    /// <summary>Of a larger program only the beginning is looked at; its headers and names of libraries stand there.</summary>
    private const int MaxProgram = 64 << 20;

    private const int MaxScript = 1 << 20;
    private const int MaxConfiguration = 1 << 20;
    private const int MaxKept = 64 << 20;
    private const int Chunk = 1 << 18;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _digest = new byte[32];
    private readonly byte[] _chunk = GC.AllocateUninitializedArray<byte>(Chunk);
    private readonly byte[] _scratch = GC.AllocateUninitializedArray<byte>(Chunk);

    /// <summary>Made once and as large as any file needs it: of what no file fills, the system makes no memory.</summary>
    private byte[]? _large;

    /// <summary>The content's facts and fingerprint.</summary>
    /// <param name="size">The number of bytes in the stream.</param>
    public (FileContent Content, UInt128 Fingerprint) Read(Stream stream, string path, long size, bool sparse)
    {
        var kept = !sparse && KeptFiles.Contains(path);
        var length = (int)Math.Min(size, Chunk);
        Fill(stream, _chunk.AsSpan(0, length));
        var held = _chunk;
        if (length < size)
        {
            var wanted = (int)Math.Min(size, sparse ? 0 : Wanted(path, kept));
            if (wanted > length)
            {
                held = Large();
                _chunk.CopyTo(held, 0);
                Fill(stream, held.AsSpan(length, wanted - length));
                length = wanted;
            }

            Skip(stream, size - length, held == _chunk ? _scratch : _chunk);
        }

        _hash.GetHashAndReset(_digest);
        var content = sparse ? new() : Learn(held.AsSpan(0, length), path, kept, length == size);

        return (content, BinaryPrimitives.ReadUInt128BigEndian(_digest));
    }

    public void Dispose() => _hash.Dispose();

    private static FileContent Learn(ReadOnlySpan<byte> bytes, string path, bool kept, bool whole)
    {
        var binary = Binary(bytes, path, whole);
        var digests = whole && path.StartsWith("/etc/", StringComparison.Ordinal) ? Digests(bytes) : null;

        return new()
        {
            Binary = binary,
            Configuration = whole ? ConfigurationReader.Read(bytes, path) : null,
            Bytes = kept && whole ? bytes.ToArray() : null,
            Digests = digests,
        };
    }

    private static BinaryFacts? Binary(ReadOnlySpan<byte> bytes, string path, bool whole) =>
        ElfImage.IsElf(bytes) ? ElfReader.Read(bytes, HabitCatalog.Known)
        : bytes.StartsWith("#!"u8) ? ScriptReader.Read(bytes)
        : whole && bytes.Length <= MaxScript && ShellNames.IsLibrary(path) ? ScriptReader.ReadLibrary(bytes)
        : null;

    // Weak as they are, these are the sums that dpkg and apk keep of the files they installed; nothing is protected by them here.
#pragma warning disable CA5350, CA5351
    private static ConfigurationDigests Digests(ReadOnlySpan<byte> bytes) =>
        new(Convert.ToHexStringLower(MD5.HashData(bytes)), Convert.ToHexStringLower(SHA1.HashData(bytes)));
#pragma warning restore CA5350, CA5351

    /// <summary>How much of the file, whose beginning is in the chunk, should be held.</summary>
    private int Wanted(string path, bool kept) =>
        kept ? MaxKept
        : ElfImage.IsElf(_chunk) ? MaxProgram
        : _chunk.AsSpan().StartsWith("#!"u8) || ShellNames.IsLibrary(path) ? MaxScript
        : ConfigurationKnowledge.Reads(path) ? MaxConfiguration
        : 0;

    /// <summary>Reads bytes that are there: a stream that ends early throws by itself.</summary>
    private void Fill(Stream stream, Span<byte> buffer)
    {
        stream.ReadExactly(buffer);
        _hash.AppendData(buffer);
    }

    /// <summary>Reads the rest into the fingerprint only.</summary>
    private void Skip(Stream stream, long left, byte[] scratch)
    {
        for (int count; left > 0; left -= count)
        {
            count = (int)Math.Min(left, scratch.Length);
            Fill(stream, scratch.AsSpan(0, count));
        }
    }

    private byte[] Large() => _large ??= GC.AllocateUninitializedArray<byte>(Math.Max(MaxProgram, MaxKept));
}
