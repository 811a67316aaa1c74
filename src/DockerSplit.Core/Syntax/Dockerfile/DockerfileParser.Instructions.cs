using System.Collections.Immutable;
using System.Text.Json;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    private void ReadInstruction()
    {
        var start = _at;
        var assembly = new Assembly();
        var end = Assemble(assembly);
        var line = assembly.ToLogical(source);
        var keyword = KeywordOf(line.Text);
        var flags = ReadFlags(line, keyword.End, out var rest);
        var arguments = line.Slice(TrimIn(line.Text, rest));
        var name = line.Text.Substring(keyword.Start, keyword.Length).ToUpperInvariant();
        var heredocs = ReadHeredocs(name, arguments, ref end);
        var full = TextSpan.FromBounds(start, end);
        var instruction = new InstructionSyntax(
            full,
            Trim(full),
            name,
            line.ToSource(keyword),
            flags,
            arguments,
            heredocs.IsEmpty && Keywords.Json.Contains(name) ? ReadJson(arguments.Text) : null,
            assembly.Comments.ToImmutable(),
            heredocs
        );
        Check(instruction);
        Add(instruction);
    }

    /// <summary>Joins continued lines; comment and blank lines among them drop out. Returns the end of the last line.</summary>
    private int Assemble(Assembly assembly)
    {
        var at = _at;
        var first = true;
        while (at < _text.Length)
        {
            var line = LineAt(at);
            at = line.End;
            var content = WithoutLineEnd(line);
            var trimmed = Trim(content);
            if (!first && (trimmed.IsEmpty || _text[trimmed.Start] == '#'))
            {
                if (!trimmed.IsEmpty)
                    assembly.Comments.Add(trimmed);
                continue;
            }

            var continues = TryCutContinuation(content, out var kept);
            assembly.Append(_text, first ? TextSpan.FromBounds(trimmed.Start, Math.Max(kept.End, trimmed.Start)) : kept);
            first = false;
            if (!continues)
                break;
        }

        return at;
    }

    private TextSpan WithoutLineEnd(TextSpan line)
    {
        var end = line.End;
        if (end > line.Start && _text[end - 1] == '\n')
            end--;
        while (end > line.Start && _text[end - 1] == '\r')
            end--;

        return TextSpan.FromBounds(line.Start, end);
    }

    /// <summary>A lone escape character at the end, blanks behind it allowed, continues the line; a doubled one does not.</summary>
    private bool TryCutContinuation(TextSpan line, out TextSpan kept)
    {
        kept = line;
        var last = line.End - 1;
        while (last >= line.Start && _text[last] is ' ' or '\t')
            last--;
        if (last < line.Start || _text[last] != _escape || (last > line.Start && _text[last - 1] == _escape))
            return false;

        kept = TextSpan.FromBounds(line.Start, last);

        return true;
    }

    private static TextSpan KeywordOf(string line)
    {
        var end = 0;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;

        return new(0, end);
    }

    private static TextSpan TrimIn(string text, int start)
    {
        var end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Reads <c>--name=value</c> words; <c>--</c> alone ends them. Quotes and the escape character protect blanks.</summary>
    private ImmutableArray<FlagSyntax> ReadFlags(LogicalText line, int at, out int rest)
    {
        var flags = ImmutableArray.CreateBuilder<FlagSyntax>();
        rest = at;
        while (true)
        {
            var start = TrimIn(line.Text, rest).Start;
            if (string.CompareOrdinal(line.Text, start, "--", 0, 2) != 0)
                return flags.ToImmutable();

            var end = EndOfFlag(line.Text, start);
            rest = end;
            if (end == start + 2)
                return flags.ToImmutable();

            var word = line.Text[(start + 2)..end].Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
            var equals = word.IndexOf('=');
            flags.Add(
                new(
                    equals < 0 ? word : word[..equals],
                    equals < 0 ? "" : word[(equals + 1)..],
                    line.ToSource(TextSpan.FromBounds(start, end))
                )
            );
        }
    }

    private int EndOfFlag(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == _escape && at + 1 < text.Length)
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

    private static ImmutableArray<string>? ReadJson(string text)
    {
        if (!text.StartsWith('['))
            return null;

        try
        {
            using var document = JsonDocument.Parse(text);
            var elements = document.RootElement.EnumerateArray().ToList();

            return elements.TrueForAll(element => element.ValueKind == JsonValueKind.String)
                ? [.. elements.Select(element => element.GetString() ?? "")]
                : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            // BuildKit reads what is no valid JSON as the shell form, and so it is no error.
            return null;
        }
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
        else if (instruction.Arguments.Text.Length == 0)
        {
            _diagnostics.Add(DockerfileDescriptors.MissingArguments.At(source, instruction.KeywordSpan, instruction.Keyword, "arguments"));
        }
    }
}
