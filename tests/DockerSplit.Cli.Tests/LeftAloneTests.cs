using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

public sealed class LeftAloneTests
{
    [Fact]
    public async Task A_Dockerfile_that_asks_to_be_left_alone_is_left_alone()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM alpine:3.18\n# docksplit: ignore\nRUN apk add gcc && gcc -o /usr/local/bin/a a.c\n");
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("rewrite", "Dockerfile", "--no-verify");

        Assert.Equal(ExitCode.NothingToDo, code);
        Assert.Equal("docksplit: Dockerfile: nothing to split: the comment in line 2 asks to leave it alone\n", console.ErrorText);
    }
}
