namespace DockerSplit.Cli.Terminal;

/// <summary>Text from outside, made safe to show.</summary>
internal static class Printable
{
    /// <summary>
    /// One line: white space becomes blanks, and control characters, which could move the cursor or recolour the terminal, are marked.
    /// </summary>
    public static string Line(string text) => text.Any(char.IsControl) ? string.Concat(text.ReplaceLineEndings(" ").Select(Show)) : text;

    private static char Show(char character) =>
        character is '\t' ? ' '
        : char.IsControl(character) ? '\uFFFD'
        : character;
}
