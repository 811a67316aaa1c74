namespace DockerSplit.Syntax.Shell;

/// <summary>Writes words for <c>/bin/sh</c>.</summary>
public static class ShellText
{
    private const string Safe = "%+,-./:=@_";

    /// <summary>The word as it is where no character has a meaning to the shell, else in single quotes (POSIX, XCU 2.2.2).</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Safe.Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
