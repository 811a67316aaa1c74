using System.Collections.Immutable;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.ConfigurationFiles;
using DockerSplit.Images.Elf;
using DockerSplit.Images.Habits;
using DockerSplit.Images.Scripts;
using DockerSplit.Knowledge;

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

    /// <summary>Of all sources together no more is kept.</summary>
    private const int MaxSources = 8 << 20;

    private readonly ContentSums _sums = new();
    private int _sources;
    private readonly byte[] _chunk = GC.AllocateUninitializedArray<byte>(Chunk);
    private readonly byte[] _scratch = GC.AllocateUninitializedArray<byte>(Chunk);

    /// <summary>Made once and as large as any file needs it: of what no file fills, the system makes no memory.</summary>
    private byte[]? _large;

    /// <summary>The content's facts and fingerprint.</summary>
    /// <param name="size">The number of bytes in the stream.</param>
    public (FileContent Content, UInt128 Fingerprint, FileSums Sums) Read(Stream stream, string path, long size, bool sparse)
    {
        var kept = !sparse && KeptFiles.Contains(path);
        _sums.Start(path, sparse);
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

        var (fingerprint, sums) = _sums.Finish();
        var content = sparse ? new() : Learn(held.AsSpan(0, length), path, kept, length == size);

        return (content, fingerprint, sparse ? default : sums);
    }

    public void Dispose() => _sums.Dispose();

    private FileContent Learn(ReadOnlySpan<byte> bytes, string path, bool kept, bool whole) =>
        new()
        {
            Binary = Binary(bytes, path, whole),
            Source = whole ? Source(bytes, path) : null,
            Configuration = whole ? ConfigurationReader.Read(bytes, path) : null,
            Imports = whole ? Imports(bytes, path) : [],
            Bytes = kept && whole ? bytes.ToArray() : null,
            Meaning = whole ? FileMeaningReader.Read(bytes, path) : null,
        };

    private static ImmutableArray<string> Imports(ReadOnlySpan<byte> bytes, string path) =>
        KnowledgeBase.Shipped.ImportsOf(path)?.NamesIn(Encoding.UTF8.GetString(bytes)) ?? [];

    private string? Source(ReadOnlySpan<byte> bytes, string path)
    {
        if (SourceFiles.Read(bytes, path) is not { } text || text.Length > MaxSources - _sources)
            return null;
        _sources += text.Length;

        return text;
    }

    private static BinaryFacts? Binary(ReadOnlySpan<byte> bytes, string path, bool whole) =>
        ElfImage.IsElf(bytes) ? ElfReader.Read(bytes, HabitCatalog.Known, SourceFiles.MayHold(path))
        : bytes.StartsWith("#!"u8) ? ScriptReader.Read(bytes)
        : whole && bytes.Length <= MaxScript && ScriptVocabulary.IsLibrary(path) ? ScriptReader.ReadLibrary(bytes)
        : null;

    /// <summary>How much of the file, whose beginning is in the chunk, should be held.</summary>
    private int Wanted(string path, bool kept) =>
        kept ? MaxKept
        : ElfImage.IsElf(_chunk) ? MaxProgram
        : _chunk.AsSpan().StartsWith("#!"u8) || ScriptVocabulary.IsLibrary(path) ? MaxScript
        : FileMeaningReader.Reads(path) ? MaxKept
        : ConfigurationKnowledge.Reads(path) || KnowledgeBase.Shipped.ImportsOf(path) is not null ? MaxConfiguration
        : 0;

    /// <summary>Reads bytes that are there: a stream that ends early throws by itself.</summary>
    private void Fill(Stream stream, Span<byte> buffer)
    {
        stream.ReadExactly(buffer);
        _sums.Add(buffer);
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
