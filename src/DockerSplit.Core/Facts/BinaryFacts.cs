using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>What a program or library asks for when it is started.</summary>
public abstract record BinaryFacts
{
    private protected BinaryFacts() { }
}

/// <summary>The dynamic section and headers of an ELF file.</summary>
/// <param name="Machine">The <c>e_machine</c> number.</param>
/// <param name="Class">32 or 64.</param>
/// <param name="Interpreter">The program loader of <c>PT_INTERP</c>; null in libraries and static programs.</param>
/// <param name="VersionsNeeded">The symbol versions it needs, such as <c>GLIBC_2.34</c>, sorted.</param>
/// <param name="HasSymbols">Whether a symbol table is there, which strip would remove.</param>
/// <param name="Hints">Names of libraries or files found among its strings that it may open by itself, sorted.</param>
public sealed record ElfFacts(
    int Machine,
    int Class,
    string? Interpreter,
    string? Soname,
    ImmutableArray<string> Needed,
    ImmutableArray<string> RPath,
    ImmutableArray<string> RunPath,
    ImmutableArray<string> VersionsNeeded,
    bool HasSymbols,
    ImmutableArray<string> Hints
) : BinaryFacts
{
    /// <summary>Those undefined symbols that tell of a habit, such as <c>dlopen</c> or <c>iconv_open</c>, sorted.</summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    /// <summary>Absolute paths among its strings, sorted; what a program is built to open, or merely prints.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>The sources that it was compiled from, as far as its strings tell, sorted.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whether it calls the C library to start other programs.</summary>
    public bool Starts { get; init; }

    /// <summary>Well-known programs that it starts by their names, as its strings tell, sorted.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>The symbol versions that it needs, by the library that must have them. Those that it can do without are not among them.</summary>
    public ImmutableArray<VersionNeed> VersionNeeds { get; init; } = [];

    /// <summary>The symbol versions that it defines for others, sorted.</summary>
    public ImmutableArray<string> VersionsDefined { get; init; } = [];
}

/// <summary>Symbol versions needed of one library.</summary>
/// <param name="Library">The soname, such as <c>libc.so.6</c>.</param>
/// <param name="Versions">Such as <c>GLIBC_2.34</c>, sorted.</param>
public sealed record VersionNeed(string Library, ImmutableArray<string> Versions);

/// <summary>An executable text file, or one that shell scripts read into themselves.</summary>
/// <param name="Interpreter">
/// The program of its <c>#!</c> line; for <c>/usr/bin/env NAME</c> it is <c>/usr/bin/env</c> and NAME is in <paramref name="InterpreterArgument"/>.
/// Empty for a file without such a line.
/// </param>
/// <param name="Commands">The names of commands that it calls, where it is a shell script, sorted.</param>
/// <param name="Paths">Absolute paths that it mentions as words, sorted.</param>
public sealed record ScriptFacts(
    string Interpreter,
    string? InterpreterArgument,
    ImmutableArray<string> Commands,
    ImmutableArray<string> Paths
) : BinaryFacts
{
    /// <summary>
    /// The files that it reads into itself with <c>.</c> or <c>source</c>, sorted. Of one in a directory that only the shell knows, as in
    /// <c>. "$(dirname "$0")/lib.sh"</c>, it is the part behind the directory.
    /// </summary>
    public ImmutableArray<string> Sourced { get; init; } = [];

    /// <summary>Words that may name users or groups: arguments of commands such as <c>gosu</c> and <c>chown</c>, sorted.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];
}
