using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Calls in source files that start another program.</summary>
/// <param name="Endings">The endings of the files' names.</param>
/// <param name="Calls">The names of the functions, of which the first text among the arguments tells the program.</param>
/// <param name="Example">A line with one of the calls.</param>
/// <param name="Becomes">The program that it starts.</param>
public sealed record SourceStartRow(
    ImmutableArray<string> Endings,
    string Why,
    ImmutableArray<string> Calls,
    string Example,
    string Becomes
)
{
    private const int LongestArguments = 200;

    /// <summary>Files of that kind that are no part of the program, such as its tests.</summary>
    public ImmutableArray<KnownPattern> Except
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// Whether such files are run as they are, and not compiled together: then one counts that the start, or another that counts, names.
    /// </summary>
    public bool AreRun { get; init; }

    /// <summary>Names, without their ending, of files that stand for their directory.</summary>
    public ImmutableArray<string> Entries
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Programs that read such a file by themselves: to name one of them is to name the file.</summary>
    public ImmutableArray<string> ReadBy
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether what stands between backticks is a command line.</summary>
    public bool Backticks { get; init; }

    /// <summary>The names by which others name a text.</summary>
    public static IEnumerable<string> NamesOf(SourceFile source)
    {
        var name = ContainerPath.Name(source.Path);
        var stem = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        yield return source.Row?.Entries.Contains(stem) == true ? ContainerPath.Name(ContainerPath.Parent(source.Path)) : stem;
        foreach (var reader in source.Row?.ReadBy ?? [])
            yield return reader;
    }

    /// <summary>Whether the row speaks of a file.</summary>
    public bool IsAbout(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
        && !Except.Any(known => PathPattern.Matches(known.Pattern, path));

    /// <summary>The programs that a text starts, each with the number of its line.</summary>
    public IEnumerable<(string Program, int Line)> StartsIn(string text) =>
        from at in Calls.SelectMany(call => ArgumentsOf(call, text)).Concat(Backticks ? PlacesOf("`", text) : [])
        let program = ProgramAt(text, at)
        where program is not null
        select (program, text.AsSpan(0, at).Count('\n') + 1);

    /// <summary>Where the arguments of a call stand, be it with parentheses or, as some languages allow it, without; or the value of a name.</summary>
    private static IEnumerable<int> ArgumentsOf(string call, string text) =>
        from opening in (string[])["(", " \"", " '", "\": \""]
        from at in PlacesOf(call + opening, text)
        select at + call.Length + Math.Max(1, opening.Length - 1);

    private static IEnumerable<int> PlacesOf(string call, string text)
    {
        for (var at = text.IndexOf(call, StringComparison.Ordinal); at >= 0; at = text.IndexOf(call, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !IsOfName(text[at - 1]))
                yield return at;
        }
    }

    /// <summary>The first word of the first text in the arguments; null where something else tells the program.</summary>
    private static string? ProgramAt(string text, int start)
    {
        var end = text.AsSpan(start, Math.Min(LongestArguments, text.Length - start)).IndexOf(')');
        var arguments = text.AsSpan(start, end < 0 ? Math.Min(LongestArguments, text.Length - start) : end);
        var open = arguments.IndexOfAny("\"'`");
        if (open < 0)
            return null;

        var word = arguments[(open + 1)..];
        var close = word.IndexOfAny(arguments[open], ' ');

        return close > 0 && IsProgram(word[..close]) ? word[..close].ToString() : null;
    }

    private static bool IsProgram(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '+' or '/'))
                return false;
        }

        return char.IsAsciiLetterOrDigit(word[0]) ? !word.Contains('/') : word[0] == '/' && word[^1] != '/';
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
