namespace DockerSplit.Cli.Terminal;

/// <summary>A text stream, and what the thing behind it can do.</summary>
/// <param name="IsTerminal">Whether a person looks at it; otherwise it is a file or a pipe.</param>
/// <param name="Colour">Whether colours are wanted.</param>
/// <param name="Width">Columns.</param>
internal sealed record TerminalWriter(TextWriter Writer, bool IsTerminal, bool Colour, int Width)
{
    /// <summary>The width of what is no terminal: wide enough that a report in a log does not break its lines.</summary>
    public const int DefaultWidth = 120;

    /// <summary>
    /// Looks at a stream. Colours are off when it is no terminal, for <c>NO_COLOR</c> with any value (no-color.org), and for
    /// <c>TERM=dumb</c>, which has no cursor movement either and so is no terminal to draw on.
    /// </summary>
    public static TerminalWriter Detect(TextWriter writer, bool isTerminal, int width, Func<string, string?> variable)
    {
        var draws = isTerminal && variable("TERM") is not "dumb";
        var colour = draws && string.IsNullOrEmpty(variable("NO_COLOR"));

        return new(writer, draws, colour, draws && width > 0 ? width : DefaultWidth);
    }

    /// <summary>A patch must stay as it is; on a terminal nobody applies it, and it must be printable.</summary>
    public string Patch(string diff) => IsTerminal ? Printable.Lines(diff) : diff;

    public void WriteLine(string line) => Writer.WriteLine(line);
}
