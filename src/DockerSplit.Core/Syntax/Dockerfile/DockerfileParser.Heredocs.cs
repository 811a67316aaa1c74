using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    private ImmutableArray<HeredocSyntax> ReadHeredocs(string keyword, LogicalText arguments, ref int end)
    {
        var subject = keyword == "ONBUILD" ? KeywordText(arguments.Text) : keyword;
        if (!Keywords.Heredoc.Contains(subject) || !arguments.Text.Contains("<<", StringComparison.Ordinal))
            return [];

        var heredocs = ImmutableArray.CreateBuilder<HeredocSyntax>();
        foreach (var (word, span) in ShellWords(arguments.Text))
        {
            if (TryReadOpening(word) is { } opening)
                heredocs.Add(ReadHeredoc(opening, arguments.ToSource(span), ref end));
        }

        return heredocs.ToImmutable();
    }

    private static string KeywordText(string text) => text[..KeywordOf(text).Length].ToUpperInvariant();

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
    private static HeredocOpening? TryReadOpening(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        if (string.CompareOrdinal(word, digits, "<<", 0, 2) != 0)
            return null;

        var chomp = digits + 2 < word.Length && word[digits + 2] == '-';
        var rest = word[(digits + (chomp ? 3 : 2))..];
        var name = string.Concat(rest.Where(c => c is not ('"' or '\'' or '\\')));
        if (name.Length == 0 || rest.Contains('<', StringComparison.Ordinal))
            return null;

        var number = int.TryParse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;

        return new(name, name.Length != rest.Length, chomp, number);
    }

    private sealed record HeredocOpening(string Name, bool Quoted, bool Chomp, int Descriptor)
    {
        public HeredocSyntax Close(TextSpan body) => new(Name, !Quoted, Chomp, Descriptor, body);
    }

    /// <summary>The words of a line; quotes and escapes keep blanks together and stay in the word.</summary>
    private List<(string Word, TextSpan Span)> ShellWords(string text)
    {
        var words = new List<(string, TextSpan)>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfFlag(text, at);
            words.Add((text[at..end], TextSpan.FromBounds(at, end)));
            at = end;
        }

        return words;
    }
}
