using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Which program names are shells, and what they read.</summary>
internal static class ShellNames
{
    /// <summary>The dialect of a shell, by its name without a directory; null for any other program.</summary>
    public static ShellDialect? DialectOf(string name) =>
        name switch
        {
            "bash" or "zsh" or "ksh" or "mksh" => ShellDialect.Bash,
            "sh" or "ash" or "dash" => ShellDialect.Posix,
            _ => null,
        };

    /// <summary>The shell of a <c>#!</c> line, <c>env</c> looked through.</summary>
    public static ShellDialect? DialectOfInterpreter(string line)
    {
        var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var name = words.Select(ContainerPath.Name).FirstOrDefault(word => word != "env" && !word.StartsWith('-') && !word.Contains('='));

        return name is null ? null : DialectOf(name);
    }

    /// <summary>The shell of a SHELL instruction, which may stand behind a program that starts it.</summary>
    public static ShellDialect? DialectOfShell(ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (DialectOf(ContainerPath.Name(word)) is { } dialect)
                return dialect;
        }

        return null;
    }
}
