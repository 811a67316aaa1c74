using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public async Task Ctrl_C_ends_with_the_exit_code_shells_expect_and_writes_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM alpine:3.18\nRUN apk add gcc\n");
        var console = new TestConsole(folder.Path);

        var code = await DocksplitProgram.RunAsync(["rewrite", "Dockerfile", "-o", "out"], console, new(canceled: true));

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal("docksplit: interrupted\n", console.ErrorText);
        Assert.Equal(["Dockerfile"], folder.Entries);
    }
}
