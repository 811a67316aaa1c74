using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Words in source files behind which a quoted text names another module.</summary>
/// <param name="Endings">The endings of the files' names.</param>
/// <param name="Words">The words, such as <c>require</c>; a parenthesis and blanks may stand between a word and the text.</param>
/// <param name="Example">A line with one of the words.</param>
/// <param name="Becomes">The module that it names.</param>
public sealed record ImportRow(ImmutableArray<string> Endings, ImmutableArray<string> Words, string Example, string Becomes, string Why)
{
    private const int LongestName = 200;

    /// <summary>The name of a directory below which no file is meant; null for none.</summary>
    public string? Outside { get; init; }

    /// <summary>Whether the names stand behind the words as they are, in parts that backslashes divide, and not as quoted texts.</summary>
    public bool AreBare { get; init; }

    /// <summary>Files of that kind that are no part of the program, such as its tests and the settings of build tools.</summary>
    public ImmutableArray<KnownPattern> Except
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether the row speaks of a file.</summary>
    public bool IsAbout(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
        && (Outside is null || !path.Contains($"/{Outside}/", StringComparison.Ordinal))
        && !Except.Any(known => PathPattern.Matches(known.Pattern, path));

    /// <summary>The modules that a text names, sorted, each once.</summary>
    public ImmutableArray<string> NamesIn(string text)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if ((at == 0 || !IsOfName(text[at - 1])) && NameAt(text, at + word.Length) is { } name)
                    names.Add(name);
            }
        }

        return [.. names];
    }

    private string? NameAt(string text, int at) => AreBare ? BareAt(text, at) : QuotedAt(text, at);

    private static string? BareAt(string text, int at)
    {
        if (at >= text.Length || text[at] != ' ')
            return null;

        var rest = text.AsSpan(at + 1, Math.Min(LongestName, text.Length - at - 1)).TrimStart(" \\");
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '\\'))
            length++;

        return rest[..length].Contains('\\') ? rest[..length].ToString() : null;
    }

    private static string? QuotedAt(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '(' or '\t' or '\n' or '\r')
            at++;
        if (at >= text.Length || text[at] is not ('"' or '\'' or '`'))
            return null;

        var rest = text.AsSpan(at + 1, Math.Min(LongestName, text.Length - at - 1));
        var end = rest.IndexOf(text[at]);

        return end > 0 && !rest[..end].Contains('\n') ? rest[..end].ToString() : null;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '.';
}
