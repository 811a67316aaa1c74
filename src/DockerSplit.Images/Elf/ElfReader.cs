using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Reads what a program or library asks for from its ELF headers.</summary>
internal static class ElfReader
{
    private const int MaxVersions = 4096;

    /// <summary>The facts of an ELF file, or of the first part of a very large one; null when it is none or a damaged one.</summary>
    public static ElfFacts? Read(ReadOnlySpan<byte> bytes, Habits habits)
    {
        if (!ElfImage.TryOpen(bytes, out var elf))
            return null;

        var segments = ElfSegments.Read(elf);
        var sections = ElfSections.Read(elf);
        var dynamic = new ElfDynamic(elf, segments);
        var libraries = dynamic.Libraries;
        var interpreter = segments.Interpreter >= 0 ? elf.String(segments.Interpreter) : "";

        return new(
            elf.U16(18),
            elf.Is64 ? 64 : 32,
            interpreter.Length > 0 ? interpreter : null,
            dynamic.Soname,
            libraries,
            dynamic.RPath,
            dynamic.RunPath,
            Versions(elf, dynamic),
            sections.HasSymbolTable,
            ElfStrings.Hints(bytes, habits, [.. libraries, dynamic.Soname ?? "", interpreter])
        )
        {
            Imports = ElfImports.Read(elf, dynamic, sections, habits),
        };
    }

    /// <summary>Follows the two linked lists of <c>DT_VERNEED</c> (Linux Standard Base, "Version Requirements").</summary>
    private static ImmutableArray<string> Versions(ElfImage elf, ElfDynamic dynamic)
    {
        var versions = new SortedSet<string>(StringComparer.Ordinal);
        var need = dynamic.VersionNeeds;
        for (var i = 0; i < dynamic.VersionNeedCount && need >= 0 && versions.Count < MaxVersions; i++)
        {
            var version = need + elf.U32(need + 8);
            for (var j = 0; j < elf.U16(need + 2); j++)
            {
                if (elf.String(dynamic.Strings + elf.U32(version + 8)) is { Length: > 0 } name)
                    versions.Add(name);
                if (elf.U32(version + 12) is var step && step == 0)
                    break;
                version += step;
            }

            if (elf.U32(need + 12) is var next && next == 0)
                break;
            need += next;
        }

        return [.. versions];
    }
}
