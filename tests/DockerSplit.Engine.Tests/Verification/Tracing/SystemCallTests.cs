using DockerSplit.Engine.Verification.Tracing;

namespace DockerSplit.Engine.Tests.Verification.Tracing;

/// <summary>Lines as strace 6.1 (Debian 12, Alpine 3.18), 5.10 (Debian 11) and 4.26 (Debian 10) write them.</summary>
public sealed class SystemCallTests
{
    [Theory]
    [InlineData("""openat(AT_FDCWD</srv>, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3</etc/hosts>""", "/etc/hosts", "/etc/hosts", null)]
    [InlineData("""openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3""", "/etc/hosts", null, null)]
    [InlineData("""openat(AT_FDCWD</>, "a \"b\", (c", O_RDONLY) = 3</a "b", (c>""", "a \"b\", (c", "/a \"b\", (c", null)]
    [InlineData("""openat(AT_FDCWD</>, "/\303\244", O_RDONLY) = 3</\303\244>""", "/ä", "/ä", null)]
    [InlineData("""openat(AT_FDCWD</>, "/a\n\tb\\c", O_RDONLY) = -1 ENOENT (No such file or directory)""", "/a\n\tb\\c", null, "ENOENT")]
    [InlineData("""openat(AT_FDCWD</>, "/\x61\76", O_RDONLY) = 3</a\76>""", "/a>", "/a>", null)]
    [InlineData("""openat(5</opt/app>, "x/y", O_RDONLY|O_CREAT, 0644) = 6</opt/app/x/y>""", "x/y", "/opt/app/x/y", null)]
    [InlineData("""openat(AT_FDCWD</>, "/old", O_RDONLY) = 3</old>(deleted)""", "/old", "/old", null)]
    [InlineData("""openat(AT_FDCWD</>, "/old", O_RDONLY) = 3</old (deleted)>""", "/old", "/old", null)]
    [InlineData("""openat(AT_FDCWD</>, "/a", O_RDONLY) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)""", "/a", null, null)]
    public void Paths_and_results_are_read(string line, string path, string? real, string? error)
    {
        var call = SystemCall.Parse(1, line);

        Assert.NotNull(call);
        Assert.Equal((path, real, error), (call.Text(1), SystemCall.PathOf(call.Result), call.Error));
    }

    [Theory]
    [InlineData("""execve("/usr/bin/git", ["git", "--version"], 0x7ffd1 /* 5 vars */) = -1 ENOENT (No such file or directory)""", "ENOENT")]
    [InlineData("""execve("/usr/bin/git", [...], 0x7ffd1 /* 5 vars */) = -1 EACCES (Permission denied)""", "EACCES")]
    [InlineData("""execve("/usr/bin/git", [...], 0x7ffd1 /* 5 vars */) = 0""", null)]
    public void A_program_that_is_run_or_cannot_be_is_read(string line, string? error)
    {
        var call = SystemCall.Parse(1, line);

        Assert.Equal(("execve", "/usr/bin/git", error, error is null), (call?.Name, call?.Text(0), call?.Error, call?.Succeeded));
    }

    [Fact]
    public void Structures_and_flags_are_arguments_of_their_own()
    {
        var call = SystemCall.Parse(
            1,
            """statx(AT_FDCWD</etc>, "hostname", AT_STATX_SYNC_AS_STAT|AT_NO_AUTOMOUNT, STATX_MODE, {stx_mask=STATX_TYPE|STATX_MODE, stx_size=13, ...}) = 0"""
        );

        Assert.Equal(5, call?.Arguments.Length);
        Assert.Equal("{stx_mask=STATX_TYPE|STATX_MODE, stx_size=13, ...}", call?.Arguments[4]);
        Assert.True(call?.Succeeded);
    }

    [Theory]
    [InlineData("+++ exited with 0 +++")]
    [InlineData("+++ killed by SIGKILL +++")]
    [InlineData("+++ superseded by execve in pid 13 +++")]
    [InlineData("--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=9, si_uid=0} ---")]
    [InlineData("strace: Process 12 attached")]
    [InlineData("openat(AT_FDCWD</>, \"/etc/ho")]
    [InlineData("openat(AT_FDCWD</")]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("(")]
    [InlineData("open(\"\\")]
    public void What_is_no_whole_call_is_passed_over(string line) => Assert.Null(SystemCall.Parse(1, line));
}
