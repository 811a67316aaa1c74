using DockerSplit.Facts;
using DockerSplit.Images.Habits;

namespace DockerSplit.Images.Elf;

/// <summary>Reads what a program or library asks for from its ELF headers.</summary>
internal static class ElfReader
{
    /// <summary>The facts of an ELF file, or of the first part of a very large one; null when it is none or a damaged one.</summary>
    /// <param name="own">Whether it may be a program of the author's, of which more is asked.</param>
    public static ElfFacts? Read(ReadOnlySpan<byte> bytes, HabitCatalog habits, bool own = false)
    {
        if (!ElfImage.TryOpen(bytes, out var elf))
            return null;

        var segments = ElfSegments.Read(elf);
        var sections = ElfSections.Read(elf);
        var dynamic = new ElfDynamic(elf, segments);
        var libraries = dynamic.Libraries;
        var needs = ElfVersions.Needed(elf, dynamic);
        var interpreter = segments.Interpreter >= 0 ? elf.String(segments.Interpreter) : "";

        var imports = ElfImports.Read(elf, dynamic, sections, habits);
        var (paths, sources) = ElfStrings.Paths(bytes, interpreter);
        var starts = own && KnownPrograms.AreStarted(imports);

        return new(
            elf.U16(18),
            elf.Is64 ? 64 : 32,
            interpreter.Length > 0 ? interpreter : null,
            dynamic.Soname,
            libraries,
            dynamic.RPath,
            dynamic.RunPath,
            [.. needs.SelectMany(need => need.Versions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            sections.HasSymbolTable,
            ElfStrings.Hints(bytes, habits, [.. libraries, dynamic.Soname ?? "", interpreter])
        )
        {
            Imports = imports,
            Paths = paths,
            Sources = sources,
            Starts = starts,
            Commands = starts ? KnownPrograms.NamedIn(bytes) : [],
            VersionNeeds = needs,
            VersionsDefined = ElfVersions.Defined(elf, dynamic),
        };
    }
}
