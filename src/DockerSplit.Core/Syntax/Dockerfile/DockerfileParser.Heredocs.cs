using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    /// <summary>RUN, COPY and ADD open heredocs, unless they are in the JSON form; ONBUILD passes its own on.</summary>
    private ImmutableArray<HeredocSyntax> ReadHeredocs(Parts parts, ref int end)
    {
        var text = _line.Text[..parts.Arguments.End];
        if (parts.IsJson || !parts.Keyword.TakesHeredocs || !text[parts.Arguments.Start..].Contains("<<", StringComparison.Ordinal))
            return [];

        var openings = new List<(HeredocOpening Opening, TextSpan Span)>();
        for (var at = parts.Arguments.Start; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var next = QuotedWord.EndOf(text, at);
            if (TryReadOpening(text[at..next]) is { } opening)
                openings.Add((opening, _line.ToSource(TextSpan.FromBounds(at, next))));
            at = next;
        }

        return ReadBodies(openings, ref end);
    }

    private ImmutableArray<HeredocSyntax> ReadBodies(List<(HeredocOpening Opening, TextSpan Span)> openings, ref int end)
    {
        var heredocs = ImmutableArray.CreateBuilder<HeredocSyntax>(openings.Count);
        foreach (var (opening, span) in openings)
            heredocs.Add(ReadHeredoc(opening, span, ref end));

        return heredocs.MoveToImmutable();
    }

    private HeredocSyntax ReadHeredoc(HeredocOpening opening, TextSpan opened, ref int end)
    {
        var start = end;
        while (end < _text.Length)
        {
            var line = LineAt(end);
            end = line.End;
            var content = source.Slice(WithoutLineEnd(line));
            if ((opening.Chomp ? content.TrimStart('\t') : content).SequenceEqual(opening.Name))
                return opening.Close(TextSpan.FromBounds(start, line.Start));
        }

        _diagnostics.Add(DockerfileDescriptors.UnterminatedHeredoc.At(source, opened, opening.Name));

        return opening.Close(TextSpan.FromBounds(start, end));
    }

    /// <summary>Reads a word such as <c>&lt;&lt;EOF</c> or <c>3&lt;&lt;-"EOF"</c>, as BuildKit's reHeredoc does.</summary>
    private static HeredocOpening? TryReadOpening(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        if (!word[digits..].StartsWith("<<"))
            return null;

        var chomp = digits + 2 < word.Length && word[digits + 2] == '-';
        var rest = word[(digits + (chomp ? 3 : 2))..];
        if (rest.IsEmpty || rest.Contains('<'))
            return null;

        var name = QuotedWord.Unquote(rest);
        var number = int.TryParse(word[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;

        return name.Length == 0 ? null : new(name, name.Length != rest.Length, chomp, number);
    }

    private sealed record HeredocOpening(string Name, bool Quoted, bool Chomp, int Descriptor)
    {
        public HeredocSyntax Close(TextSpan body) => new(Name, !Quoted, Chomp, Descriptor, body);
    }
}
