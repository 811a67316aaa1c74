using System.Collections.Immutable;
using System.Text;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    private void ReadInstruction(TextSpan first, TextSpan trimmed)
    {
        var end = Assemble(first, trimmed, out var comments);
        var parts = Divide(TrimIn(_line.Text, 0));
        var trigger = parts.Keyword == "ONBUILD" ? Divide(parts.Arguments) : null;
        var heredocs = ReadHeredocs(trigger ?? parts, ref end);
        var full = TextSpan.FromBounds(_at, end);
        var span = Trim(full);
        var instruction = Make(parts, full, span, comments, heredocs, trigger is null ? null : Make(trigger, full, span, [], heredocs, null));
        Check(instruction);
        Add(instruction);
    }

    private InstructionSyntax Make(
        Parts parts,
        TextSpan full,
        TextSpan span,
        ImmutableArray<TextSpan> comments,
        ImmutableArray<HeredocSyntax> heredocs,
        InstructionSyntax? trigger
    ) =>
        new(
            full,
            span,
            parts.Keyword,
            _line.ToSource(parts.KeywordSpan),
            parts.Flags,
            _line.Slice(parts.Arguments),
            parts.Json,
            comments,
            heredocs,
            trigger
        );

    /// <summary>Divides a stretch of the line into keyword, flags and arguments.</summary>
    private Parts Divide(TextSpan within)
    {
        var text = _line.Text[..within.End];
        var keyword = TextSpan.FromBounds(within.Start, EndOfKeyword(text, within.Start));
        var name = Keywords.Canonical(text[keyword.Start..keyword.End]);
        var flags = ReadFlags(text, keyword.End, out var rest);
        var arguments = TrimIn(text, rest);

        return new(name, keyword, flags, arguments, Keywords.Json.Contains(name) ? ReadJson(text, arguments) : null);
    }

    private ImmutableArray<string>? ReadJson(ReadOnlySpan<char> text, TextSpan arguments)
    {
        var json = JsonWords.Read(text[arguments.Start..arguments.End], out var otherThanText);
        if (otherThanText)
            _diagnostics.Add(DockerfileDescriptors.NotAllText.At(source, _line.ToSource(arguments)));

        return json;
    }

    private static int EndOfKeyword(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && !char.IsWhiteSpace(line[at]))
            at++;

        return at;
    }

    private static TextSpan TrimIn(ReadOnlySpan<char> text, int start)
    {
        var end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Reads <c>--name=value</c> words; <c>--</c> alone ends them (frontend/dockerfile/parser/split_command.go).</summary>
    private ImmutableArray<FlagSyntax> ReadFlags(ReadOnlySpan<char> line, int at, out int rest)
    {
        rest = at;
        ImmutableArray<FlagSyntax>.Builder? flags = null;
        while (TrimIn(line, rest).Start is var start && line[start..].StartsWith("--"))
        {
            rest = EndOfFlag(line, start);
            if (rest == start + 2)
                break;

            flags ??= ImmutableArray.CreateBuilder<FlagSyntax>();
            flags.Add(ToFlag(Unquote(line[(start + 2)..rest]), _line.ToSource(TextSpan.FromBounds(start, rest))));
        }

        return flags?.ToImmutable() ?? [];
    }

    private static FlagSyntax ToFlag(string word, TextSpan span)
    {
        var equals = word.IndexOf('=');

        return equals < 0 ? new(word, "", span) : new(word[..equals], word[(equals + 1)..], span);
    }

    /// <summary>Quotes keep blanks in a flag, and a backslash, whatever the escape directive says, the character behind it.</summary>
    private static int EndOfFlag(ReadOnlySpan<char> text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
                at++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (char.IsWhiteSpace(c))
                break;
        }

        return Math.Min(at, text.Length);
    }

    private static string Unquote(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAny('"', '\'', '\\'))
            return word.ToString();

        var text = new StringBuilder(word.Length);
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var c = word[at];
            if (c == '\\' && at + 1 < word.Length)
                text.Append(word[++at]);
            else if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else if (quote != '\0' && c == quote)
                quote = '\0';
            else
                text.Append(c);
        }

        return text.ToString();
    }

    private void Check(InstructionSyntax instruction)
    {
        if (!Keywords.All.Contains(instruction.Keyword))
        {
            var nearest = Keywords.Nearest(instruction.Keyword);
            var hint = nearest is null ? "" : $"; did you mean {nearest}?";
            var shown = instruction.Keyword.Length <= 40 ? instruction.Keyword : instruction.Keyword[..40] + "...";
            _diagnostics.Add(DockerfileDescriptors.UnknownInstruction.At(source, instruction.KeywordSpan, shown, hint));
        }
        else if (instruction is { Arguments.Text.Length: 0, Json: null })
        {
            _diagnostics.Add(
                DockerfileDescriptors.MissingArguments.At(
                    source,
                    instruction.KeywordSpan,
                    instruction.Keyword,
                    Keywords.Expected(instruction.Keyword)
                )
            );
        }
    }

    /// <summary>What an instruction is made of, as spans of the logical line.</summary>
    private sealed record Parts(
        string Keyword,
        TextSpan KeywordSpan,
        ImmutableArray<FlagSyntax> Flags,
        TextSpan Arguments,
        ImmutableArray<string>? Json
    );
}
