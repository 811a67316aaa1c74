using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("docksplit")]
    [InlineData("rewrite")]
    [InlineData("verify")]
    [InlineData("check")]
    [InlineData("diff")]
    [InlineData("explain")]
    [InlineData("inspect")]
    [InlineData("compare")]
    [InlineData("clean")]
    [InlineData("completions")]
    [InlineData("mcp")]
    [InlineData("plugin")]
    public async Task The_help_of_each_command_is_what_was_reviewed(string command)
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync(command == "docksplit" ? ["--help"] : [command, "--help"]);

        Assert.Equal(ExitCode.Success, code);
        Assert.Empty(console.ErrorText);
        await Verifier.Verify(console.OutText).UseTextForParameters(command);
    }

    [Fact]
    public async Task The_page_of_commands_has_a_section_for_each()
    {
        var console = new TestConsole(Path.GetTempPath());

        await console.RunAsync("--help");

        var help = console.OutText[console.OutText.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')[1..];
        var commands = help.TakeWhile(line => line.Length > 0).Where(line => line[2] != ' ').Select(line => line.Split(' ', 4)[2]);
        var page = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "docs", "commands.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            commands.Order(StringComparer.Ordinal),
            page.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Without_arguments_the_help_goes_to_standard_error_and_the_usage_is_wrong()
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync();

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(console.OutText);
        Assert.Contains("docksplit rewrite Dockerfile -o Dockerfile.ms", console.ErrorText);
    }

    [Fact]
    public async Task The_version_names_the_program()
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync("--version");

        Assert.Equal(ExitCode.Success, code);
        Assert.Matches(@"^docksplit \d+\.\d+\.\d+", console.OutText);
    }
}
