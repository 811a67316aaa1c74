using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>Reads what RUN, CMD, ENTRYPOINT and HEALTHCHECK run.</summary>
internal static class CommandReader
{
    public static CommandLine Read(InstructionSyntax syntax) =>
        syntax.Json is { } words ? new ExecForm(words)
        : syntax.Heredocs.IsEmpty ? new ShellForm(syntax.Arguments)
        : ReadHeredoc(syntax);

    /// <summary>Reads either form from an offset of the arguments to their end.</summary>
    public static CommandLine ReadFrom(LogicalText arguments, int start)
    {
        var rest = arguments.Slice(TextSpan.FromBounds(start, arguments.Text.Length));

        return JsonWords.Recognise(rest.Text, out _) ? new ExecForm([.. JsonWords.Read(rest.Text)]) : new ShellForm(rest);
    }

    /// <summary>
    /// A heredoc that is the whole command is the program itself; any other is passed on, so that the shell sees a here-document
    /// (frontend/dockerfile/dockerfile2llb, dispatchRun).
    /// </summary>
    private static ShellForm ReadHeredoc(InstructionSyntax syntax)
    {
        var source = syntax.Arguments.Source;
        if (syntax.Heredocs is [var only] && !syntax.Arguments.Text.AsSpan().ContainsAny(' ', '\t', '\n'))
        {
            var body = new LogicalText(source, only.Body);
            var first = body.Text.AsSpan(0, Math.Max(0, body.Text.IndexOf('\n')));

            return new(body, first.StartsWith("#!") ? first[2..].Trim().ToString() : null);
        }

        return new(WithBodies(syntax, source));
    }

    private static LogicalText WithBodies(InstructionSyntax syntax, SourceText source)
    {
        var length = syntax.Arguments.Text.Length;
        var pieces = syntax.Arguments.Pieces.ToBuilder();
        foreach (var heredoc in syntax.Heredocs)
        {
            // The line end before the body, the body, and the closing line stand in the source behind each other.
            var start = heredoc.Body.Start - 1;
            var end = Math.Min(source.Length, heredoc.Body.End + LengthOfClosing(source, heredoc.Body.End));
            pieces.Add(new(length, start, end - start));
            length += end - start;
        }

        return new(source, pieces.ToImmutable());
    }

    private static int LengthOfClosing(SourceText source, int at)
    {
        var end = source.Text.IndexOf('\n', at);

        return (end < 0 ? source.Length : end) - at;
    }
}
