using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>Texts that are no Dockerfile: a line that names the place, exit code 4, and nothing written.</summary>
public sealed class BadDockerfileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# only\n# comments\n")]
    [InlineData("RUN echo no stage\n")]
    [InlineData("FROM alpine:3.18\nRNU apk add gcc\n")]
    [InlineData("FROM alpine:3.18\nRUN <<EOF\napk add gcc\n")]
    [InlineData("FROM alpine:3.18\nRUN apk add 'gcc && make\n")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0003\0>\0\n\0\u001b[2J")]
    public async Task A_text_that_cannot_be_read_is_named_by_line_and_column(string text)
    {
        var error = await RefuseAsync(text);

        Assert.All(
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^(Dockerfile:\d+:\d+|docksplit): ", line)
        );
        Assert.Matches(@"(?m)^Dockerfile:\d+:\d+: ", error);
        Assert.DoesNotContain(error, character => char.IsControl(character) && character != '\n');
    }

    [Fact]
    public async Task Ten_megabytes_of_text_are_refused_shortly_and_soon()
    {
        var text = string.Concat(Enumerable.Repeat("never mind what this line says\n", 10 * 1024 * 1024 / 31));

        var error = await RefuseAsync(text);

        Assert.InRange(error.Split('\n').Length, 1, 30);
    }

    private static async Task<string> RefuseAsync(string text)
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", text);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("rewrite", "Dockerfile", "-o", "out", "--no-verify");

        Assert.Equal((ExitCode.Unsupported, ""), (code, console.OutText));
        Assert.Equal(["Dockerfile"], folder.Entries);

        return console.ErrorText;
    }
}
