using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>The program with the real engine: what it says, what it writes, and that it leaves nothing behind. Skipped, with the reason, where no engine answers.</summary>
public sealed class EngineTests
{
    /// <summary>Needs no package and no network, only a tool of the base image, and is smaller split: the "compiler" is 3 MB of nothing.</summary>
    private const string Original = """
        FROM alpine:latest
        RUN head -c 3000000 /dev/urandom > /compiler && \
            mkdir -p /opt/app && printf '#!/bin/sh\necho hello\n' > /opt/app/run && chmod +x /opt/app/run
        ENTRYPOINT ["/opt/app/run"]

        """;

    private const string Rewritten = """
        FROM alpine:latest AS builder
        RUN head -c 3000000 /dev/urandom > /compiler && \
            mkdir -p /opt/app && printf '#!/bin/sh\necho hello\n' > /opt/app/run && chmod +x /opt/app/run

        FROM alpine:latest
        COPY --from=builder /opt/app /opt/app
        ENTRYPOINT ["/opt/app/run"]

        """;

    [Theory]
    [InlineData("verified", ExitCode.Success, Rewritten)]
    [InlineData("not smaller", ExitCode.VerificationFailed, Original)]
    [InlineData("probes differ", ExitCode.VerificationFailed, "FROM alpine:latest\nENTRYPOINT [\"echo\", \"bye\"]\n")]
    [InlineData("rewritten broken", ExitCode.VerificationFailed, "FROM alpine:latest\nCOPY nowhere /opt\n")]
    public async Task Each_verdict_of_a_comparison_has_its_word_and_exit_code(string verdict, object code, string rewritten)
    {
        await RequireEngineAsync();
        using var folder = Folder(rewritten);
        var console = new TestConsole(folder.Path);

        var ended = await console.RunAsync("verify", "Dockerfile", "Dockerfile.ms", "--report", "r.json");

        Assert.Equal((ExitCode)code, ended);
        using var report = JsonDocument.Parse(folder.Read("r.json"));
        Assert.Equal(verdict, report.RootElement.GetProperty("verdict").GetString());
        Assert.Contains(verdict, console.OutText, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "Dockerfile.ms", "r.json"], folder.Entries);
    }

    [Fact]
    public async Task An_original_that_does_not_build_is_said_with_the_last_lines_of_its_failing_step()
    {
        await RequireEngineAsync();
        using var folder = Folder(Rewritten);
        folder.Write("Dockerfile", "FROM alpine:latest\nRUN echo before && echo the reason >&2 && exit 3\n");
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("verify", "Dockerfile", "Dockerfile.ms");

        Assert.Equal(ExitCode.OriginalBroken, code);
        Assert.Contains("docksplit: the reason\n", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("docker build -t docksplit-original", console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_are_baked_at_once_and_each_is_compared()
    {
        await RequireEngineAsync();
        using var folder = Folder(Rewritten);
        folder.Write("other/Dockerfile", Original.Replace("hello", "good day", StringComparison.Ordinal));
        folder.Write("other/Dockerfile.ms", Rewritten.Replace("hello", "good day", StringComparison.Ordinal));
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync(
            "verify",
            "Dockerfile",
            "Dockerfile.ms",
            "other/Dockerfile",
            "other/Dockerfile.ms",
            "--bake-file",
            "bake.json"
        );

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(2, console.OutText.Split('\n').Count(line => line.StartsWith("Verdict  verified", StringComparison.Ordinal)));
        Assert.Contains("Building 4 Dockerfiles at once...", console.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("not all could be built", console.ErrorText, StringComparison.Ordinal);
        using var bake = JsonDocument.Parse(folder.Read("bake.json"));
        Assert.Equal(
            ["original-1", "rewritten-1", "original-2", "rewritten-2"],
            bake.RootElement.GetProperty("target").EnumerateObject().Select(target => target.Name)
        );
    }

    [Theory]
    [InlineData("Building Dockerfile...")]
    [InlineData("Building Dockerfile.ms...")]
    [InlineData("Comparing the two images...")]
    public async Task Ctrl_C_leaves_nothing_behind_in_any_phase(string phase)
    {
        await RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Folder($"{Rewritten}LABEL mark={mark}\n");
        folder.Write("Dockerfile", $"{Original}LABEL mark={mark}\n");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var console = new TestConsole(folder.Path) { OnError = line => CancelOn(line, phase, cancellation) };

        var code = await DocksplitProgram.RunAsync(
            ["verify", "Dockerfile", "Dockerfile.ms", "--report", "r.md"],
            console,
            cancellation.Token
        );

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.EndsWith("docksplit: interrupted\n", console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "Dockerfile.ms"], folder.Entries);
        Assert.Equal($"{Original}LABEL mark={mark}\n", folder.Read("Dockerfile"));
        Assert.Empty(await Leftovers.OfAsync(mark));
    }

    [Fact]
    public async Task An_engine_that_dies_in_the_middle_of_a_build_gives_one_clear_line_and_leaves_nothing()
    {
        await RequireEngineAsync();
        using var folder = Folder(Rewritten);
        folder.Write("Dockerfile", $"FROM alpine:latest\nRUN echo {Guid.NewGuid():N} && sleep 20\n");

        await using var proxy = new EngineProxy(folder.PathOf("engine.sock"));
        var program = CliWrap
            .Cli.Wrap(Path.Combine(Repository.Root, "src", "DockerSplit.Cli", "bin", Configuration, "net10.0", "docksplit"))
            .WithArguments(["verify", "Dockerfile", "Dockerfile.ms"])
            .WithWorkingDirectory(folder.Path)
            .WithEnvironmentVariables(variables => variables.Set("DOCKER_HOST", $"unix://{folder.PathOf("engine.sock")}"))
            .WithValidation(CommandResultValidation.None);
        var ending = program.ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        await proxy.WaitForBuildAsync(TestContext.Current.CancellationToken);
        await proxy.DisposeAsync();
        var result = await ending;

        // The build's end is all that can be seen; whose fault it was, its message tells.
        Assert.Contains(result.ExitCode, new[] { (int)ExitCode.OriginalBroken, (int)ExitCode.NoEngine });
        Assert.Contains("docksplit: ", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "Dockerfile.ms"], folder.Entries.Where(entry => entry != "engine.sock"));
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static void CancelOn(string line, string phase, CancellationTokenSource cancellation)
    {
        if (line == phase)
            cancellation.Cancel();
    }

    private static TempFolder Folder(string rewritten)
    {
        var folder = new TempFolder();
        folder.Write("Dockerfile", Original);
        folder.Write("Dockerfile.ms", rewritten);

        return folder;
    }

    private static async Task RequireEngineAsync()
    {
        var result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is NotConnected, (result as NotConnected)?.Reason ?? "");
        (result as Connected)?.Connection.Dispose();
    }
}
