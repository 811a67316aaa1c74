using CliWrap;
using CliWrap.Buffered;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>The program as people run it where things are missing that most machines have.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private const string Dockerfile =
        "FROM alpine:3.18\nRUN apk add --no-cache gcc musl-dev\nCOPY a.c .\nRUN gcc -o /a a.c\nCMD [\"/a\"]\n";

    private readonly TempFolder _folder = new();

    public SurroundingsTests() => _folder.Write("Dockerfile", Dockerfile);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HOME", null)]
    [InlineData("HOME", "")]
    [InlineData("HOME", "/nonexistent/home")]
    [InlineData("HOME", "/proc")]
    [InlineData("LC_ALL", "xx_YY.UTF-8")]
    [InlineData("LANG", "tr_TR.UTF-8")]
    [InlineData("TERM", null)]
    [InlineData("TERM", "no-such-terminal")]
    [InlineData("TMPDIR", "/nonexistent/tmp")]
    [InlineData("TZ", "Nowhere/Nothing")]
    [InlineData("COLUMNS", "-3")]
    public async Task A_variable_that_is_missing_or_wrong_changes_nothing(string name, string? value)
    {
        var usual = await RunAsync(_ => { });
        var odd = await RunAsync(variables => variables.Set(name, value));

        Assert.Equal(0, usual.ExitCode);
        Assert.Equal((usual.ExitCode, usual.StandardOutput, usual.StandardError), (odd.ExitCode, odd.StandardOutput, odd.StandardError));
    }

    [Fact]
    public async Task Without_a_home_an_engine_is_looked_for_all_the_same()
    {
        var ended = await RunAsync(
            variables => variables.Set("HOME", null).Set("DOCKER_HOST", "unix:///nonexistent/docker.sock"),
            "verify",
            "Dockerfile",
            "Dockerfile"
        );

        Assert.Equal((int)ExitCode.NoEngine, ended.ExitCode);
        Assert.Single(ended.StandardError.Trim().Split('\n'));
        Assert.Contains("start it ('sudo systemctl start docker'", ended.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.StandardError, StringComparison.Ordinal);
    }

    private Task<BufferedCommandResult> RunAsync(Action<CliWrap.Builders.EnvironmentVariablesBuilder> change, params string[] arguments) =>
        CliWrap
            .Cli.Wrap(Path.Combine(Repository.Root, "src", "DockerSplit.Cli", "bin", Configuration, "net10.0", "docksplit"))
            .WithArguments(arguments is [] ? ["rewrite", "--no-verify", "--guess"] : arguments)
            .WithWorkingDirectory(_folder.Path)
            .WithEnvironmentVariables(change)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
