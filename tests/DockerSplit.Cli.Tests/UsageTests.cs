using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("docksplit: Unrecognized command or argument 'rewrit'.", "rewrit")]
    [InlineData("Did you mean", "rewrit")]
    [InlineData("docksplit: Required argument 'ORIGINAL' missing", "verify")]
    [InlineData("docksplit: --port: '0' is no TCP port", "rewrite", "Dockerfile", "--port", "0")]
    [InlineData("docksplit: --port: '65536' is no TCP port", "rewrite", "Dockerfile", "--port", "65536")]
    [InlineData("docksplit: --path: 'health' must begin with /", "rewrite", "Dockerfile", "--path", "health")]
    [InlineData("docksplit: --build-arg: '=1' is no NAME=VALUE", "rewrite", "Dockerfile", "--build-arg", "=1")]
    [InlineData("docksplit: 'soon' is no duration such as 90s or 2m", "rewrite", "Dockerfile", "--timeout", "soon")]
    [InlineData("docksplit: '-5' is no duration such as 90s or 2m", "rewrite", "Dockerfile", "--timeout=-5")]
    [InlineData("docksplit: --verify and --no-verify exclude each other", "rewrite", "Dockerfile", "--verify", "--no-verify")]
    [InlineData("docksplit: Argument 'csh' not recognized.", "completions", "csh")]
    public async Task Wrong_usage_is_named_on_standard_error(string message, params string[] arguments)
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(console.OutText);
        Assert.Contains(message, console.ErrorText);
        Assert.Contains("--help'", console.ErrorText);
    }

    [Fact]
    public async Task The_suggest_directive_completes_options()
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync("[suggest:24]", "docksplit rewrite --no-v");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(["--no-verify"], console.OutText.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _docksplit docksplit")]
    [InlineData("zsh", "#compdef docksplit")]
    [InlineData("fish", "complete -c docksplit")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_gets_its_completion_script(string shell, string line)
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync("completions", shell);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains(line, console.OutText);
        Assert.Contains("[suggest:", console.OutText);
    }
}
