using CliWrap.Buffered;
using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>Services beside both containers, with the real engine and without a package or a network. Skipped, with the reason, where no engine answers.</summary>
public sealed class ServiceEngineTests
{
    private const string Original = """
        FROM alpine:latest
        RUN head -c 3000000 /dev/urandom > /compiler
        STOPSIGNAL SIGKILL
        EXPOSE 8080
        CMD ["sh", "-c", "nc -w 2 store 7000 </dev/null | grep -q ready || exit 1; exec nc -lk -p 8080 -e echo hello"]

        """;

    private const string Rewritten = """
        FROM alpine:latest
        STOPSIGNAL SIGKILL
        EXPOSE 8080
        CMD ["sh", "-c", "nc -w 2 store 7000 </dev/null | grep -q ready || exit 1; exec nc -lk -p 8080 -e echo hello"]

        """;

    private const string Compose = """
        services:
          web: { build: ., depends_on: { store: {}, prepare: { condition: service_completed_successfully } } }
          prepare: { build: ., command: [sh, -c, "nc -w 2 store 7000 </dev/null | grep ready"], depends_on: [store] }
          store:
            image: alpine:latest
            command: [nc, -lk, -p, "7000", -e, echo, ready]
            environment: { STORE_PASSWORD: not-to-be-seen-anywhere }

        """;

    [Fact]
    public async Task Both_are_asked_beside_services_of_their_own()
    {
        await RequireEngineAsync();
        using var folder = Folder(Compose);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("verify", "Dockerfile", "Dockerfile.ms", "--compose", "compose.yaml", "--report", "r.json");

        Assert.True(code == ExitCode.Success, console.OutText + console.ErrorText);
        Assert.Contains("--network-alias store", folder.Read("r.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "not-to-be-seen-anywhere",
            console.OutText + console.ErrorText + folder.Read("r.json"),
            StringComparison.Ordinal
        );
        Assert.Empty(await NetworksAsync());
    }

    [Fact]
    public async Task What_runs_the_image_itself_must_do_so_in_the_rewritten_one_too()
    {
        await RequireEngineAsync();
        using var folder = Folder(Compose.Replace("grep ready", "grep ready && test -e /compiler", StringComparison.Ordinal));
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("verify", "Dockerfile", "Dockerfile.ms", "--compose", "compose.yaml");

        Assert.Equal(ExitCode.VerificationFailed, code);
        Assert.Contains("the service 'prepare' that it depends on ended with exit code 1", console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_removes_services_and_their_networks()
    {
        await RequireEngineAsync();
        using var folder = Folder(Compose);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var console = new TestConsole(folder.Path);

        var ending = DocksplitProgram.RunAsync(
            ["verify", "Dockerfile", "Dockerfile.ms", "--compose", "compose.yaml"],
            console,
            cancellation.Token
        );
        while (!ending.IsCompleted && !(await NetworksAsync()).Any())
            await Task.Delay(50, TestContext.Current.CancellationToken);
        // So that containers are in them.
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.NotEmpty(await NetworksAsync());
        await cancellation.CancelAsync();
        var code = await ending;

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Empty(await NetworksAsync());
    }

    [Theory]
    [InlineData("--services", "needed", "--no-compose")]
    [InlineData("--services", "needed", "--network", "none")]
    [InlineData("--services", "some")]
    public async Task What_contradicts_itself_is_refused_by_name(params string[] options)
    {
        using var folder = Folder(Compose);
        var console = new TestConsole(folder.Path);

        Assert.Equal(ExitCode.Usage, await console.RunAsync(["verify", "Dockerfile", "Dockerfile.ms", .. options]));
        Assert.Contains(
            options[0] == "--services" && options is [_, "some"] ? "some" : "--services needed",
            console.ErrorText,
            StringComparison.Ordinal
        );
    }

    /// <summary>The networks that this process made; a network goes only after the containers in it.</summary>
    private static async Task<IEnumerable<string>> NetworksAsync()
    {
        var listed = await CliWrap
            .Cli.Wrap("docker")
            .WithArguments(["network", "ls", "--filter", "label=docksplit.run", "--format", "{{.Label \"docksplit.run\"}}"])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        return listed.StandardOutput.Split('\n').Where(label => label.Contains($"/{Environment.ProcessId}/", StringComparison.Ordinal));
    }

    private static TempFolder Folder(string compose)
    {
        var folder = new TempFolder();
        folder.Write("Dockerfile", Original);
        folder.Write("Dockerfile.ms", Rewritten);
        folder.Write("compose.yaml", compose);

        return folder;
    }

    private static async Task RequireEngineAsync()
    {
        var result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is NotConnected, (result as NotConnected)?.Reason ?? "");
        (result as Connected)?.Connection.Dispose();
    }
}
