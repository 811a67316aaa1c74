using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>What chmod makes of a mode (POSIX, chmod).</summary>
internal static class Modes
{
    private const int OctalBase = 8;
    private const int BitsPerClass = 3;
    private const int Execute = 1;
    private const int Write = 2;
    private const int Read = 4;
    private const int AllBits = 0b111_111_111;
    private const int Sticky = 0b001_000_000_000;
    private const int SetGroup = 0b010_000_000_000;
    private const int SetUser = 0b100_000_000_000;

    /// <summary>What a change that names no class leaves alone: the umask of a build.</summary>
    private const int Mask = 0b000_010_010;

    /// <summary>The mode of a file behind chmod; as it was where the change is not understood.</summary>
    public static int Apply(string? change, DescribedNode node)
    {
        if (change is null)
            return node.Mode;
        if (change.Length is > 0 and <= 5 && change.All(c => c is >= '0' and <= '7'))
            return Convert.ToInt32(change, OctalBase);

        return change.Split(',').Aggregate(node.Mode, (mode, clause) => Clause(mode, clause, node.Kind == FileKind.Directory));
    }

    private static int Clause(int mode, string clause, bool isDirectory)
    {
        var at = clause.AsSpan().IndexOfAny('+', '-', '=');
        if (at < 0)
            return mode;

        var who = Who(clause.AsSpan(0, at));
        var permissions = clause.AsSpan(at + 1);
        var bits = permissions is "u" or "g" or "o"
            ? Copied(mode, permissions[0]) & who
            : (Bits(permissions, isDirectory || (mode & FilePermissions.AnyExecute) != 0) & who) | Special(permissions, who);
        if (at == 0)
            bits &= ~Mask;

        return clause[at] switch
        {
            '+' => mode | bits,
            '-' => mode & ~bits,
            _ => (mode & ~who) | bits,
        };
    }

    /// <summary><c>g=u</c> gives a class what another has.</summary>
    private static int Copied(int mode, char from)
    {
        var bits =
            from switch
            {
                'u' => mode >> (2 * BitsPerClass),
                'g' => mode >> BitsPerClass,
                _ => mode,
            } & (Read | Write | Execute);

        return bits | (bits << BitsPerClass) | (bits << (2 * BitsPerClass));
    }

    /// <summary>The set-id bits of the classes that are named, and the sticky bit.</summary>
    private static int Special(ReadOnlySpan<char> permissions, int who)
    {
        var bits = permissions.Contains('t') ? Sticky : 0;
        if (!permissions.Contains('s'))
            return bits;

        return bits
            | ((who & (Execute << (2 * BitsPerClass))) != 0 ? SetUser : 0)
            | ((who & (Execute << BitsPerClass)) != 0 ? SetGroup : 0);
    }

    private static int Who(ReadOnlySpan<char> classes)
    {
        var mask = 0;
        foreach (var c in classes)
        {
            mask |= c switch
            {
                'u' => 0b111 << (2 * BitsPerClass),
                'g' => 0b111 << BitsPerClass,
                'o' => 0b111,
                _ => AllBits,
            };
        }

        return mask == 0 ? AllBits : mask;
    }

    private static int Bits(ReadOnlySpan<char> permissions, bool mayExecute)
    {
        var bits = 0;
        foreach (var c in permissions)
        {
            bits |= c switch
            {
                'r' => Read,
                'w' => Write,
                'x' => Execute,
                'X' when mayExecute => Execute,
                _ => 0,
            };
        }

        return bits | (bits << BitsPerClass) | (bits << (2 * BitsPerClass));
    }
}
