using System.Runtime.InteropServices;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    /// <summary>The first instruction that is not ARG, by its keyword.</summary>
    private (Keyword Keyword, TextSpan Span)? _first;

    private bool _hasInstructions;

    /// <summary>Finds the lines of the instruction that begins with a line, and what is wrong with it.</summary>
    private TextSpan ReadInstruction(TextSpan first, TextSpan trimmed)
    {
        Assemble(first, trimmed, out var end);
        var parts = DivideLine(out var trigger);
        ReadHeredocs(trigger ?? parts, ref end);
        Check(parts);
        _hasInstructions = true;
        if (_first is null && parts.Keyword.Name != "ARG")
            _first = (parts.Keyword, _line.ToSource(parts.KeywordSpan));

        return TextSpan.FromBounds(first.Start, end);
    }

    /// <summary>Divides the line into its parts, and those of the instruction that an ONBUILD holds back.</summary>
    private Parts DivideLine(out Parts? trigger)
    {
        var parts = Divide(TrimIn(_line.Text, 0));
        trigger = parts.Keyword.Name == "ONBUILD" ? Divide(parts.Arguments) : null;

        return parts;
    }

    private Parts Divide(TextSpan within)
    {
        var text = _line.Text[..within.End];
        var span = TextSpan.FromBounds(within.Start, EndOfKeyword(text, within.Start));
        var keyword = Keywords.Of(text[span.Start..span.End]);
        var at = span.End;
        while (TryPassFlag(text, ref at, out _)) { }

        var arguments = TrimIn(text, at);

        return new(keyword, span, arguments, keyword.TakesJson && IsJson(text, arguments));
    }

    private bool IsJson(ReadOnlySpan<char> text, TextSpan arguments)
    {
        var isJson = JsonWords.Recognise(text[arguments.Start..arguments.End], out var otherThanText);
        if (otherThanText)
            _diagnostics.Add(DockerfileDescriptors.NotAllText.At(source, _line.ToSource(arguments)));

        return isJson;
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

    /// <summary>
    /// Passes a <c>--name=value</c> word, in which a backslash escapes whatever the directive says; false behind the last, and behind
    /// a <c>--</c> alone, which ends them (frontend/dockerfile/parser/split_command.go).
    /// </summary>
    private static bool TryPassFlag(ReadOnlySpan<char> line, ref int at, out TextSpan flag)
    {
        flag = new(TrimIn(line, at).Start, 0);
        if (!line[flag.Start..].StartsWith("--"))
            return false;

        at = QuotedWord.EndOf(line, flag.Start, escapesEverywhere: true);
        flag = TextSpan.FromBounds(flag.Start, at);

        return flag.Length > 2;
    }

    private void Check(in Parts parts)
    {
        if (parts.Keyword is { IsKnown: true } && !parts.Arguments.IsEmpty)
            return;

        var span = _line.ToSource(parts.KeywordSpan);
        var name = parts.Keyword.Name;
        _diagnostics.Add(
            parts.Keyword.IsKnown
                ? DockerfileDescriptors.MissingArguments.At(source, span, name, Keywords.Expected(name))
                : DockerfileDescriptors.UnknownInstruction.At(source, span, Shown(name), Hint(name))
        );
    }

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "...";

    private static string Hint(string name) => Keywords.Nearest(name) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>What an instruction is made of, as spans of the logical line; flags stand between the keyword and the arguments.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Parts(Keyword Keyword, TextSpan KeywordSpan, TextSpan Arguments, bool IsJson);
}
