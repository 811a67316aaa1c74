using System.Text;

namespace DockerSplit.Engine.Tests;

public sealed class BoundedLinesTests
{
    [Theory]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\r\nb", new[] { "a", "b" })]
    [InlineData("a\rb\r\n\nc", new[] { "a", "b", "", "c" })]
    [InlineData("", new string[0])]
    public async Task Lines_end_in_every_usual_way(string text, string[] expected) => Assert.Equal(expected, await ReadAsync(text));

    [Fact]
    public async Task A_line_that_does_not_end_is_cut()
    {
        var lines = await ReadAsync(new string('x', BoundedLines.LongestLine + 5));

        Assert.Equal([BoundedLines.LongestLine, 5], lines.Select(line => line.Length));
    }

    private static async Task<List<string>> ReadAsync(string text)
    {
        var lines = new List<string>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await BoundedLines.ReadAsync(stream, lines.Add, TestContext.Current.CancellationToken);

        return lines;
    }
}
