using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Programs of the image's own, and programs that want a terminal.</summary>
public sealed class ProgramTests(EngineFixture engine)
{
    private const string Tool =
        "FROM alpine:latest\nRUN printf '#!/bin/sh\\necho tool 1.0 \"$1\"\\n' >/usr/local/bin/tool && chmod +x /usr/local/bin/tool\n";

    [Theory]
    [InlineData("CMD [\"/bin/sh\"]")]
    [InlineData("STOPSIGNAL SIGKILL\nCMD [\"sleep\", \"1000\"]")]
    public async Task A_program_is_asked_for_its_version_and_its_help(string start)
    {
        await using var session = engine.StartSession();
        var text = $"{Tool}{start}\n";

        var report = await Scenario.VerifyAsync(session, text, text, recipe => recipe with { Programs = ["/usr/local/bin/tool"] });
        var other = await Scenario.VerifyAsync(
            session,
            text,
            text.Replace("1.0", "1.1", StringComparison.Ordinal),
            recipe => recipe with { Programs = ["/usr/local/bin/tool"] },
            role: "other"
        );

        var probe = Assert.Single(report.Probes, probe => probe.Question == "/usr/local/bin/tool --version and --help");
        Assert.Equal("exit code 0 and exit code 0", probe.Original.Summary);
        Assert.Equal((ComparisonVerdict.Verified, AnswerWeight.Strong), (report.Verdict, ProbeOutcome.ProofOf(report.Probes)));
        Assert.Equal(ComparisonVerdict.ProbesDiffer, other.Verdict);
        Assert.Contains("tool 1.1", other.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_wants_a_terminal_gets_one()
    {
        await using var session = engine.StartSession();
        const string Text =
            "FROM alpine:latest\nCMD [\"sh\", \"-c\", \"[ -t 1 ] || { echo stdin is not a terminal >&2; exit 1; }; echo drawn on $TERM\"]\n";

        var report = await Scenario.VerifyAsync(session, Text, Text);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal(["drawn on xterm"], report.Original.Log);
        Assert.Equal("terminal", Assert.Single(report.ConfigDifferences).Field);
    }

    [Fact]
    public async Task What_does_not_run_alone_as_a_file_says_is_run_without_it()
    {
        await using var session = engine.StartSession();
        const string Text = "FROM alpine:latest\nCMD [\"echo\", \"hello\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            Text,
            Text,
            recipe =>
                recipe with
                {
                    Source = "compose.yaml, service web",
                    Otherwise = recipe,
                    Container = new() { Command = ["/mounted/start"] },
                }
        );

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal(["hello"], report.Original.Log);
        Assert.Equal("compose.yaml, service web", Assert.Single(report.ConfigDifferences).Field);
    }

    [Fact]
    public void Each_message_about_terminals_knows_its_own_example() =>
        Assert.All(EngineData.TerminalMessages, rule => Assert.True(Retry.WantsTerminal([rule.Example]), rule.Example));
}
