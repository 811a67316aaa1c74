using System.Text.Json;
using DockerSplit.Testing;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>What is missed in silence: both images answer alike, and only watching their programs shows it.</summary>
public sealed class TraceTests
{
    /// <summary>The exit code of "verification failed".</summary>
    private const int Failed = 1;

    /// <summary>Its plugins are what lies in a directory, and it says nothing where there are none.</summary>
    private const string Plugins = """
        FROM alpine:latest
        RUN mkdir -p /opt/app/plugins && echo 'greeting=hello' >/opt/app/plugins/greeting.sh \
         && head -c 8000000 /dev/zero >/opt/left-behind
        RUN printf '%s\n' '#!/bin/sh' 'for plugin in $(find /opt/a*p -name "*.sh" 2>/dev/null); do . $plugin; done' \
            'printf "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nready\n"' >/usr/local/bin/serve && chmod +x /usr/local/bin/serve
        EXPOSE 8080
        STOPSIGNAL SIGKILL
        CMD ["nc", "-lk", "-p", "8080", "-e", "/usr/local/bin/serve"]

        """;

    /// <summary>It tells the year in a zone that is read where it lies; without it, in none.</summary>
    private const string Zone = """
        FROM debian:bookworm-slim
        RUN mkdir -p /opt/zones && cp /usr/share/zoneinfo/Europe/Berlin /opt/zones/ && head -c 8000000 /dev/zero >/opt/left-behind
        RUN printf '%s\n' '#!/bin/sh' 'TZ=:/opt/zon${1}s/Berlin date +%Y' >/usr/local/bin/when && chmod +x /usr/local/bin/when
        USER nobody
        ENTRYPOINT ["/usr/local/bin/when", "e"]

        """;

    private const string NoPackageManager = """
        FROM alpine:latest AS parts
        FROM scratch
        COPY --from=parts /lib/ld-musl-x86_64.so.1 /lib/
        COPY --from=parts /bin/busybox /bin/
        {0}
        ENTRYPOINT ["/bin/busybox", "cat", "/etc/hostname"]

        """;

    [Theory]
    [InlineData(Plugins, "COPY --from=builder /usr/local/bin/serve /usr/local/bin/", "/opt/app/plugins/greeting.sh")]
    [InlineData(Zone, "COPY --from=builder /usr/local/bin/when /usr/local/bin/", "/opt/zones/Berlin")]
    public async Task A_file_that_is_opened_and_missed_in_silence_breaks_the_verdict_and_is_named(string original, string copy, string path)
    {
        using var folder = await FolderAsync(original, Split(original, copy));

        var (unwatched, _) = await VerifyAsync(folder, "off");
        Assert.Equal(0, unwatched.Code);

        var (watched, trace) = await VerifyAsync(folder, "on");
        Assert.Equal(Failed, watched.Code);
        Assert.Contains($"open {path}", watched.Text, StringComparison.Ordinal);
        Assert.Contains(
            trace.GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("path").GetString() == path && finding.GetProperty("breaks").GetBoolean()
        );
    }

    [Theory]
    [InlineData(Plugins, "COPY --from=builder /usr/local/bin/serve /usr/local/bin/\nCOPY --from=builder /opt/app /opt/app")]
    [InlineData(Zone, "COPY --from=builder /usr/local/bin/when /usr/local/bin/\nCOPY --from=builder /opt/zones /opt/zones")]
    public async Task Where_nothing_is_missed_nothing_is_found(string original, string copies)
    {
        using var folder = await FolderAsync(original, Split(original, copies));

        var (watched, trace) = await VerifyAsync(folder, "on");

        Assert.Equal(0, watched.Code);
        Assert.Contains("files that the original's programs open is missed", watched.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("trouble").ValueKind);
        Assert.Equal(trace.GetProperty("questions").GetInt32(), trace.GetProperty("asked").GetInt32());
        Assert.Empty(trace.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task What_a_person_says_to_leave_out_may_be_missed()
    {
        using var folder = await FolderAsync(
            "# docksplit: drop /opt/zones\n" + Zone,
            Split(Zone, "COPY --from=builder /usr/local/bin/when /usr/local/bin/")
        );

        var (watched, trace) = await VerifyAsync(folder, "on");

        Assert.Equal(0, watched.Code);
        Assert.Contains(trace.GetProperty("findings").EnumerateArray(), finding => !finding.GetProperty("breaks").GetBoolean());
    }

    [Fact]
    public async Task An_image_without_a_package_manager_cannot_be_watched_which_is_said()
    {
        using var folder = await FolderAsync(
            NoPackageManager.Replace("{0}", "COPY --from=parts /sbin/apk /left-behind", StringComparison.Ordinal),
            NoPackageManager.Replace("{0}\n", "", StringComparison.Ordinal)
        );

        var (verified, trace) = await VerifyAsync(folder, "auto");

        Assert.Equal(0, verified.Code);
        Assert.Equal("the original has no package manager that could install strace", trace.GetProperty("trouble").GetString());
        Assert.Contains("what programs open was not watched: the original has no package manager", verified.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_plan_keeps_what_would_be_missed_in_silence()
    {
        // A header, of which no plan thinks that run time reads it, by a name that nobody can read.
        const string original = """
            FROM debian:bookworm-slim
            RUN apt-get update && apt-get install -y --no-install-recommends make
            RUN mkdir -p /usr/local/include && echo '#define NAME 1' >/usr/local/include/app.h
            RUN printf '%s\n' '#!/bin/sh' 'cat /usr/local/incl${1}de/app.${2} 2>/dev/null >/dev/null; echo done' >/usr/local/bin/app \
             && chmod +x /usr/local/bin/app
            ENTRYPOINT ["/usr/local/bin/app", "u", "h"]

            """;
        using var folder = await FolderAsync(original, "");

        var unwatched = await RewriteAsync(folder, "off");
        var watched = await RewriteAsync(folder, "on");

        Assert.DoesNotContain("/usr/local/include/app.h", unwatched.Runtime, StringComparison.Ordinal);
        Assert.Contains("/usr/local/include/app.h", watched.Runtime, StringComparison.Ordinal);
        Assert.Contains("the original's programs use it while they are asked", watched.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("round 2", watched.Said, StringComparison.Ordinal);
    }

    /// <summary>Rewrites, and gives the last stage back.</summary>
    private static async Task<(string Runtime, string Said)> RewriteAsync(TempFolder folder, string mode)
    {
        var (console, output) = (new TestConsole(folder.Path), $"Dockerfile.{mode}");
        var code = (int)await console.RunAsync("rewrite", "Dockerfile", "-o", output, "--verify", "--trace", mode);
        Assert.True(code == 0, console.OutText + console.ErrorText);

        return (folder.Read(output).Split("AS builder")[1].Split("FROM ")[1], console.OutText + console.ErrorText);
    }

    private static string Split(string original, string copies)
    {
        var lines = original.ReplaceLineEndings("\n").Split('\n');
        var settings = lines.Where(line => line.Split(' ')[0] is "USER" or "EXPOSE" or "STOPSIGNAL" or "ENTRYPOINT" or "CMD");

        return $"{lines[0]} AS builder\n{string.Join('\n', lines[1..])}\n{lines[0]}\n{copies}\n{string.Join('\n', settings)}\n";
    }

    private static async Task<TempFolder> FolderAsync(string original, string rewritten)
    {
        Assert.SkipUnless((await Docker.RunAsync("version")).IsSuccess, "no Docker engine answers");
        var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.PathOf("Dockerfile"), original, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("Dockerfile.split"), rewritten, TestContext.Current.CancellationToken);

        return folder;
    }

    private static async Task<((int Code, string Text) Said, JsonElement Trace)> VerifyAsync(TempFolder folder, string mode)
    {
        var console = new TestConsole(folder.Path);
        var report = $"{mode}.json";
        var code = (int)await console.RunAsync("verify", "Dockerfile", "Dockerfile.split", "--trace", mode, "--report", report);
        Assert.True(File.Exists(folder.PathOf(report)), console.ErrorText);
        using var json = JsonDocument.Parse(folder.Read(report));

        return ((code, console.OutText + console.ErrorText), json.RootElement.GetProperty("trace").Clone());
    }
}
