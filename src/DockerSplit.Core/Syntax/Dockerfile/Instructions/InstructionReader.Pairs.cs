using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

public sealed partial class InstructionReader
{
    /// <summary>
    /// An equals sign in the first word makes it <c>name=value ...</c>; without one it is the old form, a name and all the rest as
    /// its value (frontend/dockerfile/parser/line_parsers.go, parseNameVal).
    /// </summary>
    private AssignmentsInstruction? ReadAssignments(InstructionSyntax syntax)
    {
        var words = WordSplitter.Quoted(syntax.Arguments, _escape).ToList();
        if (!words[0].Text.Contains('=', StringComparison.Ordinal))
            return ReadOldForm(syntax);

        foreach (var word in words.Where(word => !word.Text.Contains('=', StringComparison.Ordinal)))
            Report(DockerfileDescriptors.MissingEquals, syntax, word.Source, word.Text, syntax.Keyword);

        return new(syntax, syntax.Keyword == "LABEL", [.. words.Select(ReadPair)]);
    }

    private AssignmentsInstruction? ReadOldForm(InstructionSyntax syntax)
    {
        var text = syntax.Arguments.Text;
        var name = WordSplitter.Blanks(syntax.Arguments).First();
        if (name.Span.End < text.Length)
            return new(syntax, syntax.Keyword == "LABEL", [new(name.Text, text[name.Span.End..].TrimStart(), syntax.Span)]);

        ReportMissing(syntax);

        return null;
    }

    private static NameValue ReadPair(WordSplitter.Word word)
    {
        var equals = word.Text.IndexOf('=');

        return equals < 0 ? new(word.Text, "", word.Source) : new(word.Text[..equals], word.Text[(equals + 1)..], word.Source);
    }

    private static ArgDeclaration ReadDeclaration(WordSplitter.Word word)
    {
        var pair = ReadPair(word);

        return new(pair.Name, word.Text.Contains('=', StringComparison.Ordinal) ? pair.RawValue : null, word.Source);
    }

    private static ImmutableArray<RunMount> ReadMounts(InstructionSyntax syntax) =>
        syntax.Flags.IsEmpty ? [] : [.. syntax.Flags.Where(flag => flag.Name == "mount").Select(ReadMount)];

    /// <summary>A mount is a line of comma-separated values, in which quotes keep commas together (RFC 4180).</summary>
    private static RunMount ReadMount(FlagSyntax flag)
    {
        var options = flag
            .Value.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0].ToLowerInvariant(), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Last() is [_, var value] ? value : "", StringComparer.Ordinal);
        string? Get(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (options.TryGetValue(name, out var value))
                    return value;
            }

            return null;
        }

        return new(Get("type") ?? "bind", Get("target", "dst", "destination"), Get("source", "src"), Get("from"), options, flag.Span);
    }
}
