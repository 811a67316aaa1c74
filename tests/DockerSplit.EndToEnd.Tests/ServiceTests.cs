using System.Text.Json;
using CliWrap.Buffered;
using DockerSplit.Testing;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>Programs that do nothing without their database: the services that a compose file's service depends on are started beside both.</summary>
public sealed class ServiceTests
{
    /// <summary>The exit code of "unproved".</summary>
    private const int Unproved = 8;

    /// <summary>The exit code of "the original is broken".</summary>
    private const int OriginalBroken = 5;

    /// <summary>What the build runs as its compiler; without a package or a network.</summary>
    private const string Make = """
        #!/bin/sh
        mkdir -p /opt/app
        cat >/opt/app/serve <<'EOF'
        #!/bin/sh
        printf 'SET visits 1\r\nQUIT\r\n' | nc -w 2 cache 6379 | grep -q OK || { echo "dial tcp: cache:6379: connect: connection refused" >&2; exit 1; }
        exec nc -lk -p 8080 -e /opt/app/answer
        EOF
        cat >/opt/app/answer <<'EOF'
        #!/bin/sh
        printf 'HTTP/1.0 200 OK\r\n\r\n'
        printf 'GET visits\r\nQUIT\r\n' | nc -w 2 cache 6379
        EOF
        chmod +x /opt/app/serve /opt/app/answer
        head -c 8000000 /dev/urandom >object.o

        """;

    private const string Program = """
        FROM alpine:latest
        COPY make /usr/bin/make
        RUN mkdir /src && cd /src && make install
        EXPOSE 8080
        STOPSIGNAL SIGKILL
        CMD ["/opt/app/serve"]

        """;

    /// <summary>Debian's own redis, which needs a while until it is healthy.</summary>
    private const string Redis = """
        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y --no-install-recommends redis-server
        EXPOSE 6379
        CMD ["sh", "-c", "sleep 2; exec redis-server --bind 0.0.0.0 --protected-mode no --requirepass \"\""]

        """;

    private const string Compose = """
        services:
          web:
            build: .
            depends_on:
              cache: { condition: service_healthy }
          cache:
            build: cache
            ports: ["6379:6379"]
            volumes: ["./data:/data"]
            healthcheck: { test: redis-cli ping | grep PONG }

        """;

    [Fact]
    public async Task A_program_that_ends_without_its_database_is_proved_beside_one()
    {
        using var folder = await FolderAsync(Compose);
        var console = new TestConsole(folder.Path);

        var code = (int)
            await console.RunAsync("rewrite", "--compose", "compose.yaml", "-o", "Dockerfile.ms", "--verify", "--report", "r.json");

        Assert.True(code == 0, console.OutText + console.ErrorText);
        Assert.Contains("COPY --from=builder", folder.Read("Dockerfile.ms"), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(folder.Read("r.json"));
        var text = report.RootElement.GetRawText();
        Assert.Contains("it depends on cache", text, StringComparison.Ordinal);
        Assert.Contains("cache is given ./data of this machine", text, StringComparison.Ordinal);
        Assert.Contains("docker network create docksplit-original", text, StringComparison.Ordinal);
        Assert.Empty(await NetworksAsync());
    }

    [Fact]
    public async Task Without_it_the_original_is_called_broken_with_a_word_on_what_would_help()
    {
        using var folder = await FolderAsync(Compose);
        var console = new TestConsole(folder.Path);

        var code = (int)await console.RunAsync("rewrite", "--verify", "--timeout", "5s");

        Assert.Equal(OriginalBroken, code);
        Assert.Contains("--services needed", console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image: docksplit.invalid/no-such-image:1", "there is no image docksplit.invalid/no-such-image:1")]
    [InlineData("image: alpine:latest\n    command: [sh, -c, 'echo out of luck; exit 3']", "ended with exit code 3")]
    public async Task A_database_that_does_not_start_is_said_and_the_original_is_not_called_broken(string service, string what)
    {
        using var folder = await FolderAsync($"services:\n  web:\n    build: .\n    depends_on: [cache]\n  cache:\n    {service}\n");
        var console = new TestConsole(folder.Path);

        var code = (int)await console.RunAsync("rewrite", "--compose", "compose.yaml", "--verify", "--timeout", "5s");

        Assert.Equal(Unproved, code);
        Assert.Contains(
            $"the service 'cache' that it depends on {(what[0] == 't' ? "cannot be started: " : "")}{what}",
            console.ErrorText,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("original broken", console.ErrorText, StringComparison.Ordinal);
    }

    /// <summary>The networks that this process made; what others made beside it is theirs.</summary>
    private static async Task<IEnumerable<string>> NetworksAsync()
    {
        var listed = await CliWrap
            .Cli.Wrap("docker")
            .WithArguments(["network", "ls", "--filter", "label=docksplit.run", "--format", "{{.Label \"docksplit.run\"}}"])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        return listed.StandardOutput.Split('\n').Where(label => label.Contains($"/{Environment.ProcessId}/", StringComparison.Ordinal));
    }

    private static async Task<TempFolder> FolderAsync(string compose)
    {
        Assert.SkipUnless((await Docker.RunAsync("version")).IsSuccess, "no Docker engine answers");
        var folder = new TempFolder();
        folder.Write("Dockerfile", Program);
        folder.Write("make", Make);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                folder.PathOf("make"),
                UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );
        folder.Write("cache/Dockerfile", Redis);
        folder.Write("compose.yaml", compose);

        return folder;
    }
}
