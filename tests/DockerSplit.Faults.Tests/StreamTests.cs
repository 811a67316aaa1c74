using CliWrap;
using DockerSplit.Testing;

namespace DockerSplit.Faults.Tests;

/// <summary>Streams and files that cannot be written or never come, as a shell hands them over.</summary>
public sealed class StreamTests : IDisposable
{
    private const int Success = 0;
    private const int Usage = 2;
    private const string Dockerfile =
        "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc libc6-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/app /a.c\nCMD [\"app\"]\n";

    private readonly TempFolder _folder = new();

    public StreamTests() => _folder.Write("Dockerfile", Dockerfile);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rewrite Dockerfile --no-verify >/dev/full")]
    [InlineData("rewrite Dockerfile --no-verify -o out --format json >/dev/full")]
    [InlineData("explain Dockerfile >/dev/full")]
    [InlineData("check . >/dev/full")]
    [InlineData("--help >/dev/full")]
    [InlineData("completions bash >/dev/full")]
    public async Task A_report_that_cannot_be_written_is_a_failure_in_one_line(string arguments)
    {
        var ended = await ShellAsync(arguments);

        Assert.Equal(Usage, ended.ExitCode);
        Assert.Contains("docksplit: cannot write to standard output: ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_is_gone_is_a_failure_in_one_line()
    {
        var ended = await ShellAsync("rewrite Dockerfile --no-verify | true; exit ${PIPESTATUS[0]}");

        Assert.Contains(ended.ExitCode, new[] { Success, Usage });
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rewrite Dockerfile --no-verify -o out 2>/dev/full", Success)]
    [InlineData("rewrite nowhere 2>/dev/full", Usage)]
    [InlineData("nonsense 2>/dev/full", Usage)]
    public async Task Words_that_nobody_hears_change_no_exit_code(string arguments, int code) =>
        Assert.Equal(code, (await ShellAsync(arguments)).ExitCode);

    [Theory]
    [InlineData("{0} rewrite - --no-verify <&-", Usage, "docksplit: standard input is closed\n")]
    [InlineData("{0} rewrite Dockerfile --no-verify >&-", Usage, "docksplit: cannot write to standard output: it is closed\n")]
    [InlineData("{0} check . >&-", Usage, "docksplit: cannot write to standard output: it is closed\n")]
    [InlineData("{0} rewrite Dockerfile --no-verify -o out 2>&-", Success, "")]
    [InlineData("{0} nonsense 2>&-", Usage, "")]
    [InlineData("{0} rewrite Dockerfile --no-verify <&- >&- 2>&-", Usage, "")]
    public async Task A_stream_that_is_closed_is_none(string script, int code, string words)
    {
        var ended = await BashAsync(script.Replace("{0}", $"timeout 60 {Program}", StringComparison.Ordinal));

        Assert.True(ended.ExitCode == code, $"exit code {ended.ExitCode}\n{ended.Error}");
        Assert.Equal(words, ended.Error);
    }

    [Theory]
    [InlineData("mkfifo f; {0} rewrite f", Usage, "is a FIFO")]
    [InlineData("mkfifo .docksplit.yaml; {0} rewrite Dockerfile --no-verify", Usage, "is a FIFO")]
    [InlineData("mkfifo c; {0} rewrite Dockerfile --no-verify --compose c", Usage, "is a FIFO")]
    [InlineData("mkfifo Dockerfile.x; {0} check .", 1, "is a FIFO")]
    [InlineData("ln -s /dev/zero a.c; {0} rewrite Dockerfile --no-verify -o out", Success, "")]
    [InlineData("{0} rewrite <(cat Dockerfile) --no-verify", Usage, "is a FIFO")]
    [InlineData("{0} inspect <(cat Dockerfile)", Usage, "")]
    public async Task A_FIFO_or_a_device_is_never_waited_for(string script, int code, string words)
    {
        var ended = await BashAsync(script.Replace("{0}", $"timeout 60 {Program}", StringComparison.Ordinal));

        Assert.True(ended.ExitCode == code, $"exit code {ended.ExitCode}\n{ended.Output}\n{ended.Error}");
        Assert.Contains(words, ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 12 | {0} rewrite -")]
    [InlineData("mkfifo f; sleep 12 >f & {0} inspect ./f")]
    [InlineData("mkfifo f; {0} rewrite Dockerfile --no-verify -o f")]
    public async Task The_first_Ctrl_C_ends_any_wait(string script)
    {
        var began = TimeProvider.System.GetTimestamp();

        var ended = await BashAsync(
            script.Replace("{0}", $"timeout --signal=INT 8 {Program}", StringComparison.Ordinal)
                + "; code=$?; kill %1 2>/dev/null; exit $code"
        );

        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
        Assert.Contains("docksplit: interrupted", ended.Error, StringComparison.Ordinal);
    }

    /// <summary>timeout(1) signals the program and its process group: two signals, one request. Two kinds are never merged by the kernel.</summary>
    [Fact]
    public async Task Two_signals_at_once_are_one_request()
    {
        var ended = await BashAsync(
            "mkfifo f; sleep 60 >f & writer=$!; "
                + $"{Program} inspect ./f & pid=$!; "
                + "until ls -l /proc/$pid/fd 2>/dev/null | grep -q '/f$'; do sleep 0.1; done; "
                + "kill -TERM $pid; kill -HUP $pid; wait $pid; code=$?; kill $writer; exit $code"
        );

        Assert.Contains("docksplit: interrupted", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FIFO_is_written_to_and_stays_one()
    {
        var ended = await BashAsync(
            $"mkfifo f; cat f >copy & {Program} rewrite Dockerfile --no-verify -o f 2>/dev/null; code=$?; wait; test -p f && exit $code"
        );

        Assert.True(ended.ExitCode == Success, ended.Error);
        Assert.StartsWith("FROM debian:bookworm-slim AS builder", _folder.Read("copy"), StringComparison.Ordinal);
    }

    private static string Program => Docksplit.Program;

    private Task<Ended> ShellAsync(string arguments) => BashAsync($"{Program} {arguments}");

    private Task<Ended> BashAsync(string script) =>
        Docksplit.RunAsync(
            CliWrap
                .Cli.Wrap("bash")
                .WithArguments(["-c", script])
                .WithWorkingDirectory(_folder.Path)
                .WithValidation(CommandResultValidation.None)
        );
}
