using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Tests.Terminal;

public sealed class TerminalWriterTests
{
    [Theory]
    [InlineData(true, "xterm", null, true, true)]
    [InlineData(true, "xterm", "", true, true)]
    [InlineData(true, "xterm", "1", true, false)]
    [InlineData(true, "xterm", "0", true, false)]
    [InlineData(true, "dumb", null, false, false)]
    [InlineData(false, "xterm", null, false, false)]
    public void Colours_follow_the_terminal_and_the_environment(bool isTerminal, string term, string? noColor, bool draws, bool colour)
    {
        var writer = TerminalWriter.Detect(
            TextWriter.Null,
            isTerminal,
            80,
            name =>
                name switch
                {
                    "TERM" => term,
                    "NO_COLOR" => noColor,
                    _ => null,
                }
        );

        Assert.Equal((draws, colour), (writer.IsTerminal, writer.Colour));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines\tand \u001b[31m", "two lines and \uFFFD[31m")]
    public void Outside_text_is_shown_on_one_line_without_control_characters(string text, string shown)
    {
        Assert.Equal(shown, Printable.Line(text));
    }
}
