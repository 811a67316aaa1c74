using System.Globalization;
using System.Text;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Core.Tests.Syntax.Dockerfile;

/// <summary>
/// Prints a tree as BuildKit's parser dumps its own: one s-expression per instruction, comments and blanks left out. Words, pairs and
/// the JSON form are read as frontend/dockerfile/parser/line_parsers.go reads them.
/// </summary>
internal static class BuildKitDump
{
    public static string Of(DockerfileSyntax tree)
    {
        var dump = new StringBuilder();
        foreach (var instruction in tree.Instructions)
            dump.Append('(').Append(Expression(instruction, tree.Escape)).Append(")\n");

        return dump.ToString();
    }

    private static string Expression(InstructionSyntax instruction, char escape)
    {
        var flags = string.Join(
            ' ',
            instruction.Flags.Select(flag => Quote("--" + flag.Name + (flag.Value.Length > 0 ? "=" + flag.Value : "")))
        );
        var head = instruction.Keyword.ToLowerInvariant() + (flags.Length > 0 ? $" [{flags}]" : "");
        var rest = instruction.Trigger is { } trigger ? $" ({Expression(trigger, escape)})" : Words(instruction, escape);

        return head + rest;
    }

    private static string Words(InstructionSyntax instruction, char escape) =>
        string.Concat(Nodes(instruction, escape).Select(word => " " + Quote(word)));

    private static IEnumerable<string> Nodes(InstructionSyntax instruction, char escape)
    {
        var text = instruction.Arguments.Text;
        if (instruction.Json is { } json)
            return json;
        if (text.Length == 0)
            return [];

        return instruction.Keyword switch
        {
            "ENV" or "LABEL" => Pairs(instruction, escape),
            "ARG" => WordSplitter.Quoted(instruction.Arguments, escape).Select(word => word.Text),
            "ADD" or "COPY" or "EXPOSE" or "FROM" or "VOLUME" => WordSplitter.Blanks(instruction.Arguments).Select(word => word.Text),
            "HEALTHCHECK" => Health(instruction),
            _ => [text],
        };
    }

    private static IEnumerable<string> Pairs(InstructionSyntax instruction, char escape)
    {
        var separator = WordSplitter.Quoted(instruction.Arguments, escape).First().Text.Contains('=') ? "=" : "";
        var read = (AssignmentsInstruction)InstructionReader.Read(instruction, NewDiagnostics(), escape)!;

        return read.Assignments.SelectMany(pair => new[] { pair.Name, pair.RawValue, separator });
    }

    private static IEnumerable<string> Health(InstructionSyntax instruction)
    {
        var words = WordSplitter.Blanks(instruction.Arguments).ToList();
        if (words.Count < 2)
            return [words[0].Text];

        var command = CommandReader.ReadFrom(instruction.Arguments, words[1].Span.Start);

        return [words[0].Text, .. command is ExecForm exec ? exec.Words : [((ShellForm)command).Text.Text]];
    }

    private static System.Collections.Immutable.ImmutableArray<DockerSplit.Diagnostics.Diagnostic>.Builder NewDiagnostics() =>
        System.Collections.Immutable.ImmutableArray.CreateBuilder<DockerSplit.Diagnostics.Diagnostic>();

    /// <summary>Go's strconv.Quote, as far as the cases need it.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
