namespace DockerSplit.Images.Elf;

/// <summary>What the section headers tell; a stripped or cut file may have none.</summary>
/// <param name="HasSymbolTable">Whether there is a full symbol table beside the dynamic one.</param>
/// <param name="DynamicSymbols">The number of dynamic symbols; 0 where it is not told.</param>
internal readonly record struct ElfSections(bool HasSymbolTable, long DynamicSymbols)
{
    private const uint SymbolTable = 2;
    private const uint DynamicSymbolTable = 11;

    public static ElfSections Read(ElfImage elf)
    {
        var table = elf.Word(elf.Is64 ? 40 : 32);
        var entrySize = elf.U16(elf.Is64 ? 58 : 46);
        var count = elf.U16(elf.Is64 ? 60 : 48);
        var sections = default(ElfSections);
        for (var i = 0; i < count && table > 0; i++)
        {
            var header = table + (i * entrySize);
            switch (elf.U32(header + 4))
            {
                case SymbolTable:
                    sections = sections with { HasSymbolTable = true };
                    break;
                case DynamicSymbolTable:
                    sections = sections with { DynamicSymbols = elf.Word(header + (elf.Is64 ? 32 : 20)) / (elf.Is64 ? 24 : 16) };
                    break;
            }
        }

        return sections;
    }
}
