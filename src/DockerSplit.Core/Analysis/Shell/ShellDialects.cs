using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Which shell a line or an instruction names, and what it reads.</summary>
internal static class ShellDialects
{
    /// <summary>The shell of a <c>#!</c> line, <c>env</c> looked through.</summary>
    public static ShellDialect? OfInterpreter(CommandCatalog catalog, string line)
    {
        var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var name = words.Select(ContainerPath.Name).FirstOrDefault(word => word != "env" && !word.StartsWith('-') && !word.Contains('='));

        return name is null ? null : catalog.DialectOf(name);
    }

    /// <summary>The shell of a SHELL instruction, which may stand behind a program that starts it.</summary>
    public static ShellDialect? OfShell(CommandCatalog catalog, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (catalog.DialectOf(ContainerPath.Name(word)) is { } dialect)
                return dialect;
        }

        return null;
    }
}
