using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Description.Starting;

/// <summary>What the words of a start command tell.</summary>
internal static class Programs
{
    /// <summary><c>python</c> for <c>python3.12</c>.</summary>
    public static string Unversioned(string name) => name.TrimEnd("0123456789.".ToCharArray()).TrimEnd('-');

    /// <summary>The program behind a shell's <c>-c</c>; null where there is none.</summary>
    public static string? ProgramOf(ImmutableArray<string> words)
    {
        for (var i = 1; i + 1 < words.Length && words[i] is ['-' or '+', ..]; i++)
        {
            if (words[i] is ['-', not '-', .., 'c'] or "-c")
                return words[i + 1];
        }

        return null;
    }

    /// <summary>The file that an interpreter is given to run; null where it is given none, or a module's name.</summary>
    public static string? ScriptOf(string interpreter, ImmutableArray<string> words, StartSources sources)
    {
        if (!sources.IsShell(interpreter) && !sources.Knowledge.Interpreters.Contains(Unversioned(interpreter)))
            return null;

        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "-jar")
                return i + 1 < words.Length ? words[i + 1] : null;
            if (words[i] is "-m" or "-c" or "-e" or "-r" or "-cp" or "-classpath" or "-S")
                return null;
            if (words[i] is not ['-', ..])
                return words[i].Contains('.', StringComparison.Ordinal) || words[i].Contains('/', StringComparison.Ordinal)
                    ? words[i]
                    : null;
        }

        return null;
    }

    /// <summary>The module that an interpreter is given to run by its name; null where it is given none.</summary>
    public static string? ModuleOf(string interpreter, ImmutableArray<string> words, StartSources sources)
    {
        if (!sources.Knowledge.Interpreters.Contains(Unversioned(interpreter)))
            return null;

        var at = words.Skip(1).TakeWhile(word => word != "-m" && word is ['-', ..]).Count() + 1;

        return at + 1 < words.Length && words[at] == "-m" ? words[at + 1] : null;
    }

    /// <summary>The paths that a word may name: itself, or the value behind an option's equals sign.</summary>
    public static IEnumerable<string> PathsIn(string word)
    {
        var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (value.Length is 0 or > ContainerPath.MaxLength || value.AsSpan().ContainsAny('\0', '\n', ' '))
            yield break;
        if (value[0] != '-')
            yield return value.StartsWith("file:", StringComparison.Ordinal) ? value["file:".Length..] : value;
    }
}
