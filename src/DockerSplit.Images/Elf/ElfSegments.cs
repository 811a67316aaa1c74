using System.Collections.Immutable;

namespace DockerSplit.Images.Elf;

/// <summary>The program headers of an ELF file: where its interpreter, its dynamic section and its loaded bytes stand.</summary>
internal sealed class ElfSegments
{
    private const uint Load = 1;
    private const uint DynamicSection = 2;
    private const uint ProgramLoader = 3;

    private readonly ImmutableArray<(long Offset, long Address, long Size)> _loaded;

    private ElfSegments(ImmutableArray<(long, long, long)> loaded) => _loaded = loaded;

    /// <summary>Offset and size of the dynamic section; zero size without one.</summary>
    public (long Offset, long Size) Dynamic { get; private init; }

    /// <summary>The offset of the interpreter's name; -1 without one.</summary>
    public long Interpreter { get; private init; } = -1;

    public static ElfSegments Read(ElfImage elf)
    {
        var table = elf.Word(elf.Is64 ? 32 : 28);
        var entrySize = elf.U16(elf.Is64 ? 54 : 42);
        var count = elf.U16(elf.Is64 ? 56 : 44);
        var loaded = ImmutableArray.CreateBuilder<(long, long, long)>();
        var dynamic = (0L, 0L);
        var interpreter = -1L;
        for (var i = 0; i < count && table > 0; i++)
        {
            var header = table + (i * entrySize);
            var (offset, address, size) = elf.Is64
                ? (elf.Word(header + 8), elf.Word(header + 16), elf.Word(header + 32))
                : (elf.Word(header + 4), elf.Word(header + 8), elf.Word(header + 16));
            switch (elf.U32(header))
            {
                case Load:
                    loaded.Add((offset, address, size));
                    break;
                case DynamicSection:
                    dynamic = (offset, size);
                    break;
                case ProgramLoader:
                    interpreter = offset;
                    break;
            }
        }

        return new(loaded.ToImmutable()) { Dynamic = dynamic, Interpreter = interpreter };
    }

    /// <summary>The file offset of an address in memory; -1 when it is not loaded from the file.</summary>
    public long ToOffset(long address)
    {
        foreach (var segment in _loaded)
        {
            if (address >= segment.Address && address - segment.Address < segment.Size)
                return segment.Offset + address - segment.Address;
        }

        return -1;
    }
}
