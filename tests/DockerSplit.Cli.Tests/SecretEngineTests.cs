using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>
/// Secrets on their way through builds, containers and their answers: a part of nothing that is written. Without an engine the property is
/// tried on more of them, in the tests of broken inputs.
/// </summary>
public sealed class SecretEngineTests : IDisposable
{
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["API_TOKEN"] = "tokA@bc|d<e>&1",
        ["GH_PAT"] = "pat\"quoted\\77",
        ["dbPassword"] = "plain-db-word-5",
        ["SENTRY_DSN"] = "two words 'and' more",
        ["KEY"] = "k*[e](y)_~`9",
    };

    private const string Mounted = "first-line-of-it\nsecond-line-of-it";

    /// <summary>Says all of them while it is built, and in all that it answers.</summary>
    private const string Build = """
        RUN --mount=type=secret,id=file cat /run/secrets/file && \
            for name in API_TOKEN GH_PAT dbPassword SENTRY_DSN KEY; do eval "echo \"\$$name\""; done
        COPY make /usr/bin/make
        RUN mkdir /src && cd /src && make install

        """;

    private const string Make =
        "#!/bin/sh\nenv\nmkdir -p /opt/app\nprintf '#!/bin/sh\\nenv; env >&2\\n' > /opt/app/run\nchmod +x /opt/app/run\nhead -c 3000000 /dev/urandom > object.o\n";

    private readonly TempFolder _folder = new();

    private static string Arguments => string.Concat(Secrets.Keys.Select(name => $"ARG {name}\nENV {name}_COPY=${name}\n"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("verify", "Dockerfile", "Dockerfile.ms")]
    [InlineData("verify", "Dockerfile.broken", "Dockerfile.ms")]
    [InlineData("verify", "Dockerfile", "Dockerfile.broken")]
    [InlineData("rewrite", "Dockerfile", "-o", "out")]
    [InlineData("explain", "Dockerfile", "--verify")]
    [InlineData("verify", "Dockerfile", "Dockerfile.ms", "--bake-file", "bake.json")]
    public async Task No_secret_is_shown_on_the_way_through_the_engine(params string[] command)
    {
        await RequireEngineAsync();
        Write();
        var console = new TestConsole(_folder.Path);
        string[] reports = command[0] == "explain" ? [] : ["--report", "r.json", "--report", "r.md", "--report", "r.txt"];

        await console.RunAsync([
            .. command,
            .. reports,
            .. Secrets.SelectMany(secret => new[] { "--build-arg", $"{secret.Key}={secret.Value}" }),
            "--secret",
            $"id=file,src={_folder.PathOf("mounted")}",
        ]);

        Assert.Contains("Building ", console.ErrorText, StringComparison.Ordinal);
        RequireNone("standard output", console.OutText);
        RequireNone("standard error", console.ErrorText);
        foreach (var report in _folder.Entries.Where(entry => entry.StartsWith("r.", StringComparison.Ordinal)))
            RequireNone(report, _folder.Read(report));
    }

    /// <summary>The step fails unless it is given its secret.</summary>
    [Fact]
    public async Task A_bake_is_given_the_secrets()
    {
        await RequireEngineAsync();
        Write();
        var console = new TestConsole(_folder.Path);

        await console.RunAsync(
            "verify",
            "Dockerfile",
            "Dockerfile.ms",
            "--bake-file",
            "bake.json",
            "--secret",
            $"id=file,src={_folder.PathOf("mounted")}"
        );

        Assert.DoesNotContain("not all could be built", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("id=file,src=", _folder.Read("bake.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("first-line-of-it", _folder.Read("bake.json"), StringComparison.Ordinal);
    }

    private void Write()
    {
        // A mark, so that no other run's cache answers for the steps.
        var from = $"FROM alpine:latest\nLABEL mark={Guid.NewGuid():N}\n";
        _folder.Write("mounted", Mounted);
        _folder.Write("make", Make);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.PathOf("make"), (UnixFileMode)0x1ED);
        _folder.Write("Dockerfile", $"{from}{Arguments}{Build}CMD [\"/opt/app/run\"]\n");
        _folder.Write("Dockerfile.broken", $"{from}{Arguments}{Build}RUN env >&2; cat /run/secrets/file; exit 3\n");
        _folder.Write(
            "Dockerfile.ms",
            $"{from.Replace("latest", "latest AS builder", StringComparison.Ordinal)}{Arguments}{Build}\n{from}{Arguments}COPY --from=builder /opt/app /opt/app\nCMD [\"/opt/app/run\"]\n"
        );
    }

    private static void RequireNone(string what, string text)
    {
        foreach (var secret in Secrets.Values.Concat(Mounted.Split('\n')))
            Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} is in {what}:\n{text}");
    }

    private static async Task RequireEngineAsync()
    {
        var result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is NotConnected, (result as NotConnected)?.Reason ?? "");
        (result as Connected)?.Connection.Dispose();
    }
}
