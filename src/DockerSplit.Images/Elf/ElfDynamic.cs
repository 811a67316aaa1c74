using System.Collections.Immutable;

namespace DockerSplit.Images.Elf;

/// <summary>The entries of an ELF file's dynamic section, with addresses turned into file offsets.</summary>
internal readonly ref struct ElfDynamic
{
    private const int MaxEntries = 1 << 14;
    private const long Needed = 1;
    private const long HashTable = 4;
    private const long StringTable = 5;
    private const long SymbolTable = 6;
    private const long SonameTag = 14;
    private const long RPathTag = 15;
    private const long RunPathTag = 29;
    private const long VersionsDefined = 0x6ffffffc;
    private const long VersionsDefinedCount = 0x6ffffffd;
    private const long VersionsNeeded = 0x6ffffffe;
    private const long VersionsNeededCount = 0x6fffffff;

    private readonly ElfImage _elf;
    private readonly ElfSegments _segments;
    private readonly ImmutableArray<(long Tag, long Value)> _entries;

    public ElfDynamic(ElfImage elf, ElfSegments segments)
    {
        _elf = elf;
        _segments = segments;
        _entries = Read(elf, segments);
        Strings = Address(StringTable);
    }

    /// <summary>The offset of the string table; -1 without one.</summary>
    public long Strings { get; }

    public long Symbols => Address(SymbolTable);

    public long VersionNeeds => Address(VersionsNeeded);

    public long VersionNeedCount => Math.Max(0, Value(VersionsNeededCount));

    public long VersionDefinitions => Address(VersionsDefined);

    public long VersionDefinitionCount => Math.Max(0, Value(VersionsDefinedCount));

    /// <summary>The number of symbols as the System V hash table states it; 0 without one.</summary>
    public long HashedSymbols => Address(HashTable) is >= 0 and var table ? _elf.U32(table + 4) : 0;

    public ImmutableArray<string> Libraries => Texts(Needed);

    public string? Soname => Texts(SonameTag) is [var name, ..] ? name : null;

    public ImmutableArray<string> RPath => Directories(RPathTag);

    public ImmutableArray<string> RunPath => Directories(RunPathTag);

    private static ImmutableArray<(long Tag, long Value)> Read(ElfImage elf, ElfSegments segments)
    {
        var entries = ImmutableArray.CreateBuilder<(long, long)>();
        var word = elf.Is64 ? 8 : 4;
        var (start, size) = segments.Dynamic;
        for (var at = start; at + (2 * word) <= start + size && at < elf.Length && entries.Count < MaxEntries; at += 2 * word)
        {
            var tag = elf.Word(at);
            if (tag == 0)
                break;
            entries.Add((tag, elf.Word(at + word)));
        }

        return entries.ToImmutable();
    }

    private long Value(long tag)
    {
        foreach (var entry in _entries)
        {
            if (entry.Tag == tag)
                return entry.Value;
        }

        return -1;
    }

    private long Address(long tag) => Value(tag) is > 0 and var address ? _segments.ToOffset(address) : -1;

    private ImmutableArray<string> Texts(long tag)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in _entries)
        {
            if (entry.Tag == tag && Strings >= 0 && _elf.String(Strings + entry.Value) is { Length: > 0 } text)
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    private ImmutableArray<string> Directories(long tag) =>
        [.. Texts(tag).SelectMany(text => text.Split(':', StringSplitOptions.RemoveEmptyEntries))];
}
