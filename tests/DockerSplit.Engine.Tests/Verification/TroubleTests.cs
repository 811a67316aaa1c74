using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Images that do not run, or do not behave.</summary>
public sealed class TroubleTests(EngineFixture engine)
{
    [Fact]
    public async Task A_rewritten_image_that_lacks_a_file_is_broken_and_teaches_which()
    {
        await using var session = engine.StartSession();
        var original = "FROM alpine:latest\nRUN echo x > /etc/app.conf\nEXPOSE 8080\nCMD cat /etc/app.conf && exec nc -lk -p 8080 -e cat\n";

        var report = await Scenario.VerifyAsync(
            session,
            original,
            original.Replace("RUN echo x > /etc/app.conf\n", "", StringComparison.Ordinal)
        );

        Assert.Equal(ComparisonVerdict.RewrittenBroken, report.Verdict);
        Assert.Equal("/etc/app.conf", Assert.IsType<MissingFile>(Assert.Single(report.Learned)).Path);
        Assert.Equal(ContainerState.Exited, report.Rewritten.State);
        Assert.NotEmpty(report.Rewritten.Log);
    }

    [Fact]
    public async Task A_rewritten_image_whose_entry_point_is_gone_teaches_the_file()
    {
        await using var session = engine.StartSession();
        var original = "FROM alpine:latest\nRUN cp /bin/busybox /usr/local/bin/sleep\nENTRYPOINT [\"/usr/local/bin/sleep\", \"60\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            original,
            original.Replace("RUN cp /bin/busybox /usr/local/bin/sleep\n", "", StringComparison.Ordinal)
        );

        Assert.Equal(ComparisonVerdict.RewrittenBroken, report.Verdict);
        Assert.Equal(ContainerState.NotStarted, report.Rewritten.State);
        Assert.Equal("/usr/local/bin/sleep", Assert.IsType<MissingFile>(Assert.Single(report.Learned)).Path);
    }

    [Fact]
    public async Task A_user_that_the_rewritten_image_does_not_know_is_learned()
    {
        await using var session = engine.StartSession();
        var original = "FROM alpine:latest\nRUN adduser -D worker\nUSER worker\nCMD [\"sleep\", \"60\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            original,
            original.Replace("RUN adduser -D worker\n", "", StringComparison.Ordinal)
        );

        Assert.Equal(ComparisonVerdict.RewrittenBroken, report.Verdict);
        Assert.Equal("worker", Assert.IsType<MissingUser>(Assert.Single(report.Learned)).Name);
    }

    [Fact]
    public async Task An_original_that_never_listens_is_broken_and_nothing_is_judged()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nEXPOSE 8080\nCMD [\"sleep\", \"60\"]\n";

        var report = await Scenario.VerifyAsync(session, text, text, recipe => recipe with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(ComparisonVerdict.OriginalBroken, report.Verdict);
        Assert.Equal("The original runs, but does not get ready: Nothing answers on port 8080 within 2 s.", report.Reason);
        Assert.Empty(report.Probes);
    }

    [Fact]
    public async Task An_original_whose_command_is_not_there_is_broken()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nCMD [\"no-such-command\"]\n";

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal(ComparisonVerdict.OriginalBroken, report.Verdict);
        Assert.Contains("no-such-command", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_s_own_health_check_is_waited_for_and_compared()
    {
        await using var session = engine.StartSession();
        var original = "FROM alpine:latest\nRUN touch /ok\nHEALTHCHECK --retries=1 CMD test -e /ok\nCMD [\"sleep\", \"60\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            original,
            original.Replace("RUN touch /ok\n", "", StringComparison.Ordinal),
            Scenario.Impatient
        );

        var probe = Assert.Single(report.Probes, probe => probe.Question == "HEALTHCHECK");
        Assert.Equal(("healthy", "unhealthy"), (probe.Original.Summary, probe.Rewritten.Summary));
        Assert.Equal(ComparisonVerdict.ProbesDiffer, report.Verdict);
    }

    [Fact]
    public async Task A_container_that_ignores_its_stop_signal_is_killed_after_the_timeout()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nCMD [\"sh\", \"-c\", \"trap '' TERM; while true; do sleep 1; done\"]\n";

        var report = await Scenario.VerifyAsync(session, text, text, Scenario.Impatient);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.True(Assert.IsType<StopAnswer>(report.Probes[^1].Original).Killed);
    }

    [Fact]
    public async Task A_container_that_prints_a_hundred_megabytes_is_read_in_bounds()
    {
        await using var session = engine.StartSession();
        var text =
            "FROM alpine:latest\nEXPOSE 8080\nCMD yes 0123456789012345678901234567890123456789 | head -c 100000000; exec nc -lk -p 8080 -e cat\n";

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.InRange(report.Original.Log.Sum(line => line.Length), 1, 64 * 1024);
    }

    [Fact]
    public async Task Secrets_of_the_environment_show_up_nowhere()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nCMD [\"sh\", \"-c\", \"echo password is $DB_PASSWORD; exit 1\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            text,
            text,
            recipe => recipe with { Container = new() { Environment = ["DB_PASSWORD=hunter2-hunter2"] } }
        );

        Assert.Equal(["password is ***"], report.Original.Log);
        Assert.DoesNotContain("hunter2", string.Concat(report.Probes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_verification_that_was_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var session = engine.StartSession();
        var text = "FROM alpine:latest\nEXPOSE 8080\nCMD [\"sleep\", \"600\"]\n";
        var original = await Scenario.BuildAsync(session, "original", text);
        var progress = new CallOn<VerificationProgress>(report => report.Activity == "waiting for the original", cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Verifier(session).VerifyAsync(new(original, original, ProbeRecipe.Default), progress, cancellation.Token)
        );
        await session.DisposeAsync();

        var left = await engine.Connection.Client.Containers.ListContainersAsync(
            new() { All = true },
            TestContext.Current.CancellationToken
        );
        Assert.DoesNotContain(
            left,
            container =>
                container.Labels?.TryGetValue(EngineSession.Label, out var run) == true && EngineSession.ReadLabel(run).Run == session.RunId
        );
    }
}
