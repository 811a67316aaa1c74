using System.Text.Json;
using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>
/// <c>rewrite</c> and <c>check --measure</c> with the real engine, without a package or a network: the build's <c>make</c> is a script of the
/// context. Skipped, with the reason, where no engine answers.
/// </summary>
public sealed class RewriteEngineTests
{
    private const string Make =
        "#!/bin/sh\nmkdir -p /opt/app\nprintf '#!/bin/sh\\necho hello\\n' > /opt/app/run\nchmod +x /opt/app/run\nhead -c 3000000 /dev/urandom > object.o\n";

    private const string Gaining = """
        FROM alpine:latest
        COPY make /usr/bin/make
        RUN mkdir /src && cd /src && make install
        CMD ["/opt/app/run"]

        """;

    /// <summary>It wants an object file of the build, and says nothing when it is missing.</summary>
    private const string Unrepairable = """
        FROM alpine:latest
        COPY make /usr/bin/make
        RUN mkdir /src && cd /src && make install
        CMD ["sh", "-c", "name=object; test -e /src/$name.o && /opt/app/run"]

        """;

    [Theory]
    [InlineData("Building the original...")]
    [InlineData("Reading the original image...")]
    [InlineData("Building the rewritten Dockerfile...")]
    [InlineData("Comparing the two images...")]
    public async Task Ctrl_C_leaves_nothing_behind_in_any_phase(string phase)
    {
        await RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Folder($"{Gaining}LABEL mark={mark}\n");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var console = new TestConsole(folder.Path) { OnError = line => CancelOn(line, phase, cancellation) };

        var code = await DocksplitProgram.RunAsync(
            ["rewrite", "Dockerfile", "-o", "Dockerfile.ms", "--verify", "--report", "r.md"],
            console,
            cancellation.Token
        );

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.EndsWith("docksplit: interrupted\n", console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "make"], folder.Entries);
        Assert.Equal($"{Gaining}LABEL mark={mark}\n", folder.Read("Dockerfile"));
        Assert.Empty(await Leftovers.OfAsync(mark));
    }

    [Fact]
    public async Task What_fails_is_written_only_where_that_is_asked_for_and_is_called_failing()
    {
        await RequireEngineAsync();
        using var folder = Folder(Unrepairable);
        folder.Write(".docksplit.yaml", "rounds: 1\n");
        var (refusing, going) = (new TestConsole(folder.Path), new TestConsole(folder.Path));

        Assert.Equal(ExitCode.VerificationFailed, await refusing.RunAsync("rewrite", "Dockerfile", "-o", "Dockerfile.ms", "--verify"));
        Assert.DoesNotContain("Dockerfile.ms", folder.Entries);

        Assert.Equal(
            ExitCode.VerificationFailed,
            await going.RunAsync("rewrite", "Dockerfile", "-o", "Dockerfile.ms", "--verify", "--keep-going")
        );
        Assert.Contains("AS builder", folder.Read("Dockerfile.ms"), StringComparison.Ordinal);
        Assert.Contains("probes differ", going.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was written", going.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measured_saving_is_the_difference_of_the_two_images()
    {
        await RequireEngineAsync();
        using var folder = Folder(Gaining);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("check", "Dockerfile", "--measure", "--format", "json");

        Assert.Equal(ExitCode.VerificationFailed, code);
        using var report = JsonDocument.Parse(console.OutText);
        var file = report.RootElement.GetProperty("files")[0];
        Assert.True(file.GetProperty("measured").GetBoolean());
        Assert.InRange(file.GetProperty("savedBytes").GetInt64(), 2_900_000, 3_100_000);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_built_here_is_said_and_the_others_count()
    {
        await RequireEngineAsync();
        using var folder = Folder(Gaining);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync(
            "rewrite",
            "--platform",
            "linux/none,linux/amd64",
            "-o",
            "Dockerfile.ms",
            "--verify",
            "--report",
            "r.json"
        );

        Assert.Equal(ExitCode.Success, code);
        using var report = JsonDocument.Parse(folder.Read("r.json"));
        Assert.Equal(
            [("linux/amd64", "verified"), ("linux/none", "not checked")],
            report
                .RootElement.GetProperty("platforms")
                .EnumerateArray()
                .Select(platform => (platform.GetProperty("platform").GetString(), platform.GetProperty("verdict").GetString()))
        );
        Assert.Contains(
            "linux/none: not checked: it cannot be built here: the builder builds for",
            console.ErrorText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_no_platform_can_be_built_it_is_said()
    {
        await RequireEngineAsync();
        using var folder = Folder(Gaining);
        var console = new TestConsole(folder.Path);

        Assert.Equal(ExitCode.Usage, await console.RunAsync("rewrite", "--platform", "linux/none,linux/nothing", "--verify"));
        Assert.Contains("none of linux/none, linux/nothing can be built here", console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_builder_that_is_not_there_is_said()
    {
        await RequireEngineAsync();
        using var folder = Folder(Gaining);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("rewrite", "Dockerfile", "-o", "Dockerfile.ms", "--verify", "--builder", "no-such-builder");

        Assert.NotEqual(ExitCode.Success, code);
        Assert.Contains("no-such-builder", console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "make"], folder.Entries);
    }

    /// <summary>Without a network, a host's name, a further context and BuildKit it would not build.</summary>
    private const string Asking = """
        FROM alpine:latest
        COPY --from=extra word /etc/word
        COPY make /usr/bin/make
        RUN grep -q '10.1.2.3.*tide.example' /etc/hosts && ! ip route | grep -q default && mkdir /src && cd /src && make install
        CMD ["/opt/app/run"]

        """;

    [Fact]
    public async Task What_docker_build_takes_reaches_both_builds()
    {
        await RequireEngineAsync();
        using var folder = Folder(Asking);
        folder.Write("extra/word", "tide");
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync(
            "rewrite",
            "-o",
            "Dockerfile.ms",
            "--verify",
            "--build-context",
            $"extra={folder.PathOf("extra")}",
            "--add-host",
            "tide.example:10.1.2.3",
            "--build-network",
            "none",
            "--label",
            "kept-by=tide",
            "--no-cache",
            "--report",
            "r.json"
        );

        Assert.True(code == ExitCode.Success, console.ErrorText);
        var reproduce = folder.Read("r.json");
        Assert.Contains("-f Dockerfile.ms --build-context extra=", reproduce, StringComparison.Ordinal);
        Assert.DoesNotContain("-f Dockerfile.ms --no-cache", reproduce, StringComparison.Ordinal);
    }

    private static void CancelOn(string line, string phase, CancellationTokenSource cancellation)
    {
        if (line == phase)
            cancellation.Cancel();
    }

    private static TempFolder Folder(string dockerfile)
    {
        var folder = new TempFolder();
        folder.Write("Dockerfile", dockerfile);
        folder.Write("make", Make);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                folder.PathOf("make"),
                UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );

        return folder;
    }

    private static async Task RequireEngineAsync()
    {
        var result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is NotConnected, (result as NotConnected)?.Reason ?? "");
        (result as Connected)?.Connection.Dispose();
    }
}
