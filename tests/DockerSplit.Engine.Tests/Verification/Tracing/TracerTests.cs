using System.Formats.Tar;
using System.Text;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Tracing;

namespace DockerSplit.Engine.Tests.Verification.Tracing;

/// <summary>Watching containers of the real engine, and what makes that impossible.</summary>
public sealed class TracerTests(EngineFixture engine)
{
    private const string Alpine = "alpine:latest";
    private const string Debian = "debian:bookworm-slim";

    private static readonly BuildRequest Build = new("tracer", "", "");

    private static ProbeRecipe Recipe => ProbeRecipe.Default with { Timeout = TimeSpan.FromSeconds(20) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_on_musl_is_watched_while_it_is_asked()
    {
        await using var session = engine.StartSession();

        var traced = Assert.IsType<Traced>(
            await TraceAsync(session, Scenario.Http("hello"), await ToolAsync(session, Alpine, name => [$"apk add --no-cache {name}"]))
        );

        Assert.Equal(new OpenedFile("/serve", FileUse.Executed), traced.Original.Opened["/serve"]);
        Assert.Equal(traced.Questions, traced.Asked);
        Assert.Equal(traced.Original.Opened.Keys, traced.Rewritten.Opened.Keys);
    }

    [Fact]
    public async Task A_program_of_another_user_is_watched_and_so_are_its_runs_and_commands()
    {
        await using var session = engine.StartSession();
        var text = $"""
            FROM {Debian}
            RUN echo a >/etc/a.conf && echo b >/etc/b.conf && echo c >/etc/c.conf
            USER nobody
            ENTRYPOINT ["sh", "-c", "cat /etc/$0.conf; id -u; echo process $$"]
            CMD ["a"]

            """;

        var traced = Assert.IsType<Traced>(
            await TraceAsync(
                session,
                text,
                await DebianToolAsync(session),
                recipe =>
                    recipe with
                    {
                        Runs =
                        [
                            ["b"],
                        ],
                        Exec =
                        [
                            ["cat", "/etc/c.conf"],
                        ],
                    }
            )
        );

        Assert.Equal(
            ["/etc/a.conf", "/etc/b.conf", "/etc/c.conf"],
            traced.Original.Opened.Keys.Where(name => name.EndsWith(".conf", StringComparison.Ordinal))
        );
        Assert.Equal(FileUse.Executed, traced.Original.Opened["/usr/bin/id"].Use);
    }

    [Fact]
    public async Task The_tracer_of_one_image_works_in_another_that_has_nothing()
    {
        await using var session = engine.StartSession();
        var text =
            $"FROM {Alpine} AS a\nFROM scratch\nCOPY --from=a /bin/busybox /busybox\nCOPY --from=a /lib /lib\nENTRYPOINT [\"/busybox\", \"cat\", \"/etc/hosts\"]\n";

        var traced = Assert.IsType<Traced>(await TraceAsync(session, text, await DebianToolAsync(session)));

        Assert.Contains("/etc/hosts", traced.Original.Opened.Keys);
    }

    [Fact]
    public async Task The_program_stays_process_one_and_gets_its_stop_signal()
    {
        await using var session = engine.StartSession();
        const string Script = "trap 'cat /etc/issue; exit 0' TERM; test $$ = 1 || exit 3; while true; do sleep 1; done";
        var text = $"FROM {Alpine}\nCMD [\"sh\", \"-c\", \"{Script}\"]\n";

        var traced = Assert.IsType<Traced>(await TraceAsync(session, text, await DebianToolAsync(session)));

        Assert.Contains("/etc/issue", traced.Original.Opened.Keys);
    }

    [Theory]
    [InlineData("grep -q 'TracerPid:.0$' /proc/self/status || exit 4; cat /etc/issue", "exit code 0, traced: exit code 4")]
    [InlineData("grep -q 'TracerPid:.0$' /proc/self/status || exec sleep 60; cat /etc/issue", "exit code 0, traced: it runs")]
    public async Task A_program_that_notices_it_is_not_judged_by_it(string script, string words)
    {
        await using var session = engine.StartSession();
        var text = $"FROM {Alpine}\nCMD [\"sh\", \"-c\", \"{script}\"]\n";

        var result = Assert.IsType<NotTraced>(await TraceAsync(session, text, await DebianToolAsync(session)));

        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_answers_otherwise_when_it_is_watched_is_not_judged_by_it()
    {
        await using var session = engine.StartSession();
        var text = Scenario
            .Http("hello")
            .Replace("200 OK", "$(grep -q 'TracerPid:.0$' /proc/self/status && echo 200 OK || echo 500 NO)", StringComparison.Ordinal)
            .Replace("printf 'HTTP", "printf \"HTTP", StringComparison.Ordinal)
            .Replace("\\r\\n\\r\\n'", "\\r\\n\\r\\n\"", StringComparison.Ordinal);

        var result = Assert.IsType<NotTraced>(await TraceAsync(session, text, await DebianToolAsync(session)));

        Assert.Contains("otherwise when it is traced", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "echo 'strace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted' >&2; exit 1",
        "PTRACE_SEIZE, 1): Operation not permitted"
    )]
    [InlineData("exec sleep 600", "does not get ready")]
    [InlineData(
        "while [ $1 != -o ]; do shift; done; echo '1 chdir(\"/\") = 0' >$2; shift 2; exec \"$@\"",
        "strace ended before the program did"
    )]
    public async Task A_tracer_that_is_forbidden_hangs_or_dies_leads_to_no_verdict(string tracer, string words)
    {
        await using var session = engine.StartSession();

        var result = Assert.IsType<NotTraced>(await TraceAsync(session, Scenario.Http("hello"), await FakeAsync(tracer)));

        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "echo 'strace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted' >&2; exit 1",
        "PTRACE_SEIZE, 1): Operation not permitted"
    )]
    [InlineData("exit 137", "the original fails when it is traced (exit code 137)")]
    [InlineData("exec sleep 600", "strace wrote nothing")]
    public async Task Of_the_original_alone_such_a_tracer_tells_nothing(string tracer, string words)
    {
        await using var session = engine.StartSession();
        var image = await Scenario.BuildAsync(session, "original", Scenario.Http("hello"));

        var trace = await new OriginalTracer(session, await FakeAsync(tracer), TimeSpan.FromSeconds(3)).RecordAsync(
            image,
            Recipe,
            null,
            Cancellation
        );

        Assert.Contains(words, trace.Trouble, StringComparison.Ordinal);
        Assert.Empty(trace.Files.Opened);
    }

    [Fact]
    public async Task What_was_recorded_of_the_original_serves_the_comparison_and_the_health_check_is_watched_too()
    {
        await using var session = engine.StartSession();
        var text =
            $"{Scenario.Http("hello").TrimEnd()}\nRUN echo fine >/etc/health.conf\nHEALTHCHECK --interval=1s CMD cat /etc/health.conf || exit 1\n";
        var report = await Scenario.VerifyAsync(session, text, text);
        var tool = await ToolAsync(session, Alpine, name => [$"apk add --no-cache {name}"]);
        var image = await Scenario.BuildAsync(session, "recorded", text);

        var recorded = await new OriginalTracer(session, tool, TimeSpan.FromSeconds(30)).RecordAsync(image, Recipe, null, Cancellation);
        var traced = Assert.IsType<Traced>(
            await new Tracer(session, tool, TimeSpan.FromSeconds(30)).TraceAsync(report, recorded, null, Cancellation)
        );

        Assert.Null(recorded.Trouble);
        Assert.Contains("/etc/health.conf", recorded.Files.Opened.Keys);
        Assert.Contains("/etc/health.conf", traced.Rewritten.Opened.Keys);
        Assert.Equal(recorded.Files.Calls, traced.Original.Calls);
        Assert.Equal(traced.Questions, traced.Asked);
    }

    [Fact]
    public async Task A_record_of_an_original_that_notices_it_does_not_serve()
    {
        await using var session = engine.StartSession();
        const string Script = "grep -q 'TracerPid:.0$' /proc/self/status || exit 4; cat /etc/issue";
        var text = $"FROM {Alpine}\nCMD [\"sh\", \"-c\", \"{Script}\"]\n";
        var report = await Scenario.VerifyAsync(session, text, text);
        var tool = await DebianToolAsync(session);
        var image = await Scenario.BuildAsync(session, "recorded", text);

        var recorded = await new OriginalTracer(session, tool, TimeSpan.FromSeconds(10)).RecordAsync(image, Recipe, null, Cancellation);
        var result = await new Tracer(session, tool, TimeSpan.FromSeconds(10)).TraceAsync(report, recorded, null, Cancellation);

        Assert.Contains("exit code 0, traced: exit code 4", Assert.IsType<NotTraced>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tracer_that_writes_nothing_leads_to_no_verdict()
    {
        await using var session = engine.StartSession();

        var result = Assert.IsType<NotTraced>(
            await TraceAsync(
                session,
                $"FROM {Alpine}\nCMD [\"cat\", \"/etc/issue\"]\n",
                await FakeAsync("while [ $1 != -o ]; do shift; done; shift 2; exec \"$@\"")
            )
        );

        Assert.Equal("strace wrote nothing", result.Reason);
    }

    [Fact]
    public async Task Where_it_cannot_be_installed_the_last_word_tells_why()
    {
        await using var session = engine.StartSession();
        var image = await Scenario.BuildAsync(session, "without", $"FROM {Alpine}\n");

        var (tool, trouble) = await TraceTool.MakeAsync(
            session,
            Build,
            image,
            name => [$"apk add --no-cache no-such-{name}"],
            Cancellation
        );

        Assert.Null(tool);
        Assert.StartsWith("strace cannot be installed: ", trouble, StringComparison.Ordinal);
    }

    private static async Task<TraceResult> TraceAsync(
        EngineSession session,
        string text,
        TraceTool tool,
        Func<ProbeRecipe, ProbeRecipe>? configure = null
    )
    {
        var report = await Scenario.VerifyAsync(session, text, text, configure);
        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);

        return await new Tracer(session, tool, TimeSpan.FromSeconds(10)).TraceAsync(report, null, null, Cancellation);
    }

    private static Task<TraceTool> DebianToolAsync(EngineSession session) =>
        ToolAsync(session, Debian, name => ["apt-get update", $"apt-get install -y --no-install-recommends {name}"]);

    private static async Task<TraceTool> ToolAsync(
        EngineSession session,
        string image,
        Func<string, System.Collections.Immutable.ImmutableArray<string>> install
    )
    {
        var (tool, trouble) = await TraceTool.MakeAsync(session, Build, image, install, Cancellation);
        Assert.Null(trouble);

        return Assert.IsType<TraceTool>(tool);
    }

    /// <summary>A tracer that is a script.</summary>
    private static async Task<TraceTool> FakeAsync(string script)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            var folder = TraceTool.Directory.TrimStart('/');
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.Directory, $"{folder}/") { Mode = (UnixFileMode)0b111_101_101 },
                Cancellation
            );
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.Directory, $"{folder}/out/") { Mode = (UnixFileMode)0b111_111_111 },
                Cancellation
            );
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, $"{folder}/loader") { Mode = (UnixFileMode)0b111_101_101, DataStream = content },
                Cancellation
            );
        }

        archive.Position = 0;

        return await TraceTool.ReadAsync(archive, Cancellation);
    }
}
