using System.Buffers;
using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Images.Scripts;

/// <summary>What a shell program calls and names, as far as its words are constant.</summary>
/// <param name="Commands">The commands that it calls, without its own functions, sorted.</param>
/// <param name="Paths">The absolute paths that it mentions, sorted.</param>
/// <param name="Sourced">The files that it reads into itself, sorted.</param>
/// <param name="Accounts">Words that may name users or groups, sorted.</param>
internal sealed record ShellProgram(
    ImmutableArray<string> Commands,
    ImmutableArray<string> Paths,
    ImmutableArray<string> Sourced,
    ImmutableArray<string> Accounts
)
{
    private const int WordsBehindPrefix = 2;

    private static readonly SearchValues<char> NotInPaths = SearchValues.Create(" \n\t\0*?");
    private static readonly char[] AccountSeparators = [':', '=', '.', ','];

    public static ShellProgram Read(string program, string shell = "sh")
    {
        var commands = new SortedSet<string>(StringComparer.Ordinal);
        var functions = new HashSet<string>(StringComparer.Ordinal);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var sourced = new SortedSet<string>(StringComparer.Ordinal);
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        var script = ShellScript.Parse(LogicalText.Of(program), ScriptVocabulary.IsBash(shell) ? ShellDialect.Bash : ShellDialect.Posix);
        foreach (var node in script.Statements.SelectMany(statement => statement.DescendantsAndSelf()))
        {
            if (node is SimpleCommand command)
            {
                AddCommands(command, commands);
                AddSourced(command, sourced);
                AddAccounts(command, accounts);
            }
            else if (node is FunctionDeclaration function)
            {
                functions.Add(function.Name);
            }
            else if (node is Word { Constant: { } text } && IsPath(text))
            {
                paths.Add(text);
            }
        }

        commands.ExceptWith(functions);

        return new([.. commands], [.. paths], [.. sourced], [.. accounts]);
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
            if (!ScriptVocabulary.IsBuiltin(name))
                commands.Add(name);
            left = ScriptVocabulary.StartsAnother(name) ? WordsBehindPrefix : left - 1;
        }
    }

    private static void AddSourced(SimpleCommand command, SortedSet<string> sourced)
    {
        if (command.Words is not [{ Constant: { } name }, var file, ..] || !ScriptVocabulary.Sources(name))
            return;
        if (
            (file.Constant ?? End(file.Parts)) is { Length: > 0 and <= ContainerPath.MaxLength } path
            && !path.AsSpan().ContainsAny(NotInPaths)
        )
            sourced.Add(path);
    }

    /// <summary>What stands behind <c>"$directory/</c>; null when the word does not end like that.</summary>
    private static string? End(ImmutableArray<WordPart> parts) =>
        parts switch
        {
            [DoubleQuoted quoted] => End(quoted.Parts),
            [.., ParameterExpansion or CommandSubstitution or DoubleQuoted, Literal { Value: ['/', .. var rest] }] => rest,
            _ => null,
        };

    /// <summary>All words of a command about accounts, in parts: <c>chown USER:GROUP</c>, <c>setpriv --reuid=USER</c>.</summary>
    private static void AddAccounts(SimpleCommand command, SortedSet<string> accounts)
    {
        var words = command.Words.Select(word => word.Constant ?? "").SkipWhile(word => !ScriptVocabulary.NamesAccounts(word)).Skip(1);
        foreach (var part in words.SelectMany(word => word.Split(AccountSeparators, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (part is [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..] && !part.Contains('/', StringComparison.Ordinal))
                accounts.Add(part);
        }
    }

    private static bool IsPath(string text) =>
        text.Length is > 1 and <= ContainerPath.MaxLength && text[0] == '/' && !text.AsSpan().ContainsAny(NotInPaths);
}
