using System.Buffers;
using System.Collections.Immutable;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Images;

/// <summary>Finds the commands that a shell program calls and the absolute paths that it mentions.</summary>
internal static class ShellCommands
{
    private const int WordsBehindPrefix = 2;

    private static readonly SearchValues<char> NotInPaths = SearchValues.Create(" \n\t\0*?");

    public static (ImmutableArray<string> Commands, ImmutableArray<string> Paths) Read(string program, string shell = "sh")
    {
        var commands = new SortedSet<string>(StringComparer.Ordinal);
        var functions = new HashSet<string>(StringComparer.Ordinal);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var script = ShellScript.Parse(LogicalText.Of(program), ShellNames.IsBash(shell) ? ShellDialect.Bash : ShellDialect.Posix);
        foreach (var node in script.Statements.SelectMany(statement => statement.DescendantsAndSelf()))
        {
            if (node is SimpleCommand command)
                AddCommands(command, commands);
            else if (node is FunctionDeclaration function)
                functions.Add(function.Name);
            else if (node is Word { Constant: { } text } && IsPath(text))
                paths.Add(text);
        }

        commands.ExceptWith(functions);

        return ([.. commands], [.. paths]);
    }

    /// <summary>
    /// The command's own name, and that of a command which is its argument, as in <c>exec NAME</c> or <c>gosu USER NAME</c>. Behind such a
    /// prefix any of the next words may be it; those that are none are found nowhere later on.
    /// </summary>
    private static void AddCommands(SimpleCommand command, SortedSet<string> commands)
    {
        var left = 1;
        foreach (var word in command.Words)
        {
            if (left == 0 || word.Constant is not { Length: > 0 } name || name.Contains('\0', StringComparison.Ordinal))
                return;
            if (name.StartsWith('-'))
                continue;
            if (!ShellNames.IsBuiltin(name))
                commands.Add(name);
            left = ShellNames.StartsAnother(name) ? WordsBehindPrefix : left - 1;
        }
    }

    private static bool IsPath(string text) =>
        text.Length is > 1 and <= ImagePath.MaxLength && text[0] == '/' && !text.AsSpan().ContainsAny(NotInPaths);
}
