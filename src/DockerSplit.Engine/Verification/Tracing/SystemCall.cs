using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>A system call as strace writes it (strace(1)).</summary>
/// <param name="Process">The number of the thread that made it.</param>
/// <param name="Arguments">As they are written, strings in their quotes.</param>
/// <param name="Result">The returned value with what is noted behind it; empty for one that did not return.</param>
/// <param name="Error">The error's name, such as <c>ENOENT</c>; null for none.</param>
internal sealed record SystemCall(int Process, string Name, ImmutableArray<string> Arguments, string Result, string? Error)
{
    public bool Succeeded => Error is null && Result.Length > 0 && Result[0] is not ('-' or '?');

    /// <summary>The text of an argument in quotes; null for one that is none, or is not there.</summary>
    public string? Text(int index) => index < Arguments.Length ? StraceText.Unquote(Arguments[index]) : null;

    /// <summary>What strace's <c>-y</c> notes behind a file descriptor, or behind the result; null for nothing.</summary>
    public static string? PathOf(string descriptor) => StraceText.Annotation(descriptor) is ['/', ..] path ? path : null;

    /// <summary>Reads a line.</summary>
    /// <param name="line">Behind the number of the thread.</param>
    /// <returns>Null for a line that tells of no call: of a signal, of an end.</returns>
    public static SystemCall? Parse(int process, string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !line.AsSpan(0, open).ContainsOnlyNameCharacters())
            return null;

        var (arguments, end) = StraceText.Arguments(line, open + 1);
        var rest = line.AsSpan(Math.Min(end, line.Length)).TrimStart();
        if (!rest.StartsWith("="))
            return null;

        var result = rest[1..].Trim().ToString();

        return new(process, line[..open], arguments, FirstPart(result), ErrorOf(result));
    }

    /// <summary><c>3&lt;/etc/hosts&gt;</c> is one part, whatever blanks the path holds.</summary>
    private static string FirstPart(string result)
    {
        var mark = result.IndexOf('<', StringComparison.Ordinal);
        var blank = result.IndexOf(' ', StringComparison.Ordinal);

        return blank < 0 || (mark >= 0 && mark < blank) ? result : result[..blank];
    }

    /// <summary><c>-1 ENOENT (No such file or directory)</c>.</summary>
    private static string? ErrorOf(string result) =>
        result.StartsWith("-1 ", StringComparison.Ordinal) ? result[3..].Split(' ', 2)[0]
        : result.StartsWith('-') ? ""
        : null;
}

file static class Names
{
    public static bool ContainsOnlyNameCharacters(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
                return false;
        }

        return true;
    }
}
