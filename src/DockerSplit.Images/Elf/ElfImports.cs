using System.Collections.Immutable;
using System.Text;
using DockerSplit.Images.Habits;

namespace DockerSplit.Images.Elf;

/// <summary>Finds the undefined dynamic symbols that tell of a habit.</summary>
internal static class ElfImports
{
    private const int MaxSymbols = 1 << 20;

    public static ImmutableArray<string> Read(ElfImage elf, ElfDynamic dynamic, ElfSections sections, HabitCatalog habits)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var (symbols, strings) = (dynamic.Symbols, dynamic.Strings);
        if (symbols < 0 || strings < 0)
            return [];

        var size = elf.Is64 ? 24 : 16;
        var known = habits.Symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[HabitCatalog.MaxSymbol];
        var count = Math.Min(Count(dynamic, sections, size), MaxSymbols);
        for (var at = symbols + size; at < symbols + (count * size) && at < elf.Length; at += size)
        {
            var bytes = elf.U16(at + (elf.Is64 ? 6 : 14)) == 0 ? elf.StringBytes(strings + elf.U32(at)) : default;
            if (bytes.Length is 0 or > HabitCatalog.MaxSymbol)
                continue;
            var length = Encoding.Latin1.GetChars(bytes, name);
            if (known.TryGetValue(name[..length], out var symbol))
                found.Add(symbol);
        }

        return [.. found];
    }

    /// <summary>No field states the number in every file; where nothing does, the string table ends the symbols, as linkers lay them out.</summary>
    private static long Count(ElfDynamic dynamic, ElfSections sections, int size) =>
        sections.DynamicSymbols > 0 ? sections.DynamicSymbols
        : dynamic.HashedSymbols > 0 ? dynamic.HashedSymbols
        : Math.Max(0, dynamic.Strings - dynamic.Symbols) / size;
}
