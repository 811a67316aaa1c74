using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Elf;

/// <summary>
/// Reads the symbol versions that an ELF file needs and defines, each a linked list of linked lists (Linux Standard Base, "Version
/// Requirements" and "Version Definitions").
/// </summary>
internal static class ElfVersions
{
    private const int MaxVersions = 4096;

    /// <summary>The program loader does not mind when a version with this flag is not there.</summary>
    private const int Weak = 2;

    /// <summary>The definition that stands for the file itself.</summary>
    private const int Base = 1;

    public static ImmutableArray<VersionNeed> Needed(ElfImage elf, ElfDynamic dynamic)
    {
        var needs = ImmutableArray.CreateBuilder<VersionNeed>();
        var (need, left) = (dynamic.VersionNeeds, MaxVersions);
        for (var i = 0; i < dynamic.VersionNeedCount && need >= 0 && left > 0; i++)
        {
            var versions = new SortedSet<string>(StringComparer.Ordinal);
            var version = need + elf.U32(need + 8);
            for (var j = 0; j < elf.U16(need + 2) && left-- > 0; j++)
            {
                if ((elf.U16(version + 4) & Weak) == 0 && elf.String(dynamic.Strings + elf.U32(version + 8)) is { Length: > 0 } name)
                    versions.Add(name);
                if (elf.U32(version + 12) is var step && step == 0)
                    break;
                version += step;
            }

            if (versions.Count > 0)
                needs.Add(new(elf.String(dynamic.Strings + elf.U32(need + 4)), [.. versions]));
            if (elf.U32(need + 12) is var next && next == 0)
                break;
            need += next;
        }

        return needs.ToImmutable();
    }

    public static ImmutableArray<string> Defined(ElfImage elf, ElfDynamic dynamic)
    {
        var versions = new SortedSet<string>(StringComparer.Ordinal);
        var definition = dynamic.VersionDefinitions;
        for (var i = 0; i < Math.Min(dynamic.VersionDefinitionCount, MaxVersions) && definition >= 0; i++)
        {
            // Of the names behind a definition the first is its own, the others are those it inherits from.
            var name = elf.String(dynamic.Strings + elf.U32(definition + elf.U32(definition + 12)));
            if ((elf.U16(definition + 2) & Base) == 0 && name.Length > 0)
                versions.Add(name);
            if (elf.U32(definition + 16) is var next && next == 0)
                break;
            definition += next;
        }

        return [.. versions];
    }
}
