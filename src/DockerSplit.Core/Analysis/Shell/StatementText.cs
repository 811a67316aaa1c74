using System.Globalization;
using System.Text;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Writes a command as it could be repeated by itself: what the program gave to its variables is put in.</summary>
internal static class StatementText
{
    /// <summary>
    /// The text, redirections included; null where it needs something that is not known, or a here-document, which does not stand in it.
    /// Variables of ENV and ARG stay as they are written.
    /// </summary>
    public static string? Of(ShellScript script, ShellCommand command, ShellScope scope)
    {
        var nodes = command.DescendantsAndSelf().ToList();
        if (nodes.Exists(node => node is HereDocument))
            return null;

        var own = nodes.Select(NameSetBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var end = nodes.Max(node => node.Span.End);
        var text = new StringBuilder();
        var at = command.Span.Start;
        foreach (var (parameter, quoted) in Parameters(command, false))
        {
            if (parameter.Span.Start < at || own.Contains(parameter.Name) || !IsOfProgram(parameter.Name, scope))
                continue;
            if (Word(new WordEvaluator(script, scope).Value(new(parameter.Span, [parameter])), quoted) is not { } value)
                return null;

            text.Append(script.Text.Text.AsSpan(at, parameter.Span.Start - at)).Append(value);
            at = parameter.Span.End;
        }

        return scope.World.Budget.Keep(text.Append(script.Text.Text.AsSpan(at, end - at)).ToString());
    }

    private static string? NameSetBy(ShellNode node) =>
        node switch
        {
            ForClause loop => loop.Variable,
            Assignment assignment => assignment.Name,
            _ => null,
        };

    private static bool IsOfProgram(string name, ShellScope scope) =>
        scope.IsAssigned(name)
        || name is "@" or "*" or "#" or "?" or "!"
        || int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The expansions in the order of the text, each with whether it stands in double quotes.</summary>
    private static IEnumerable<(ParameterExpansion Parameter, bool Quoted)> Parameters(ShellNode node, bool quoted)
    {
        var stack = new Stack<(ShellNode Node, bool Quoted)>();
        stack.Push((node, quoted));
        while (stack.TryPop(out var next))
        {
            if (next.Node is ParameterExpansion parameter)
                yield return (parameter, next.Quoted);

            var inside = next.Node is DoubleQuoted || (next.Quoted && next.Node is not CommandSubstitution);
            foreach (var child in next.Node.Children.Reverse())
                stack.Push((child, inside));
        }
    }

    /// <summary>A value as it has to be written; unquoted it is split at blanks, and patterns in it would be expanded.</summary>
    private static string? Word(string? value, bool quoted)
    {
        if (value is null)
            return null;
        if (quoted)
            return value
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("$", "\\$", StringComparison.Ordinal)
                .Replace("`", "\\`", StringComparison.Ordinal);

        return value.AsSpan().ContainsAny('*', '?', '[')
            ? null
            : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(ShellText.Quote));
    }
}
