using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Tests.Terminal;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("Zürich, 東京, 🐳", "Zürich, 東京, 🐳")]
    [InlineData("a\tb\r\nc", "a b c")]
    [InlineData("\u001b[31mred\u0007", "\uFFFD[31mred\uFFFD")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("evil\u202Etxt.exe", "evil\uFFFDtxt.exe")]
    [InlineData("a\u200Bb\u2028c", "a\uFFFDb c")]
    public void A_line_holds_nothing_that_a_terminal_obeys_or_a_reader_does_not_see(string text, string shown) =>
        Assert.Equal(shown, Printable.Line(text));

    [Fact]
    public void Half_a_character_is_marked() => Assert.Equal("\uFFFDx", Printable.Line("\uD800x"));

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a\n\uFFFD b", Printable.Lines("a\r\n\u001b\tb"));
}
