using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>How much agreeing answers prove.</summary>
public sealed class ProofTests(EngineFixture engine)
{
    [Theory]
    [InlineData("CMD [\"/bin/sh\"]")]
    [InlineData("ENTRYPOINT [\"sh\", \"-l\"]")]
    [InlineData("CMD exec sleep 1000")]
    public async Task Without_a_question_that_was_answered_nothing_is_proved(string start)
    {
        await using var session = engine.StartSession();
        var text = $"FROM alpine:latest\nSTOPSIGNAL SIGKILL\n{start}\n";

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal(ComparisonVerdict.Unproved, report.Verdict);
        Assert.Equal("No question was answered: what is started says nothing of the image.", report.Reason);
    }

    [Fact]
    public async Task A_command_is_asked_in_a_run_of_its_own_where_the_container_has_ended()
    {
        await using var session = engine.StartSession();
        const string Text = "FROM alpine:latest\nRUN echo 7 >/seven\nCMD [\"/bin/sh\"]\n";

        var report = await Scenario.VerifyAsync(session, Text, Text, Asking("cat", "/seven"));
        var other = await Scenario.VerifyAsync(
            session,
            Text,
            Text.Replace("7 >/seven", "8 >/seven", StringComparison.Ordinal),
            Asking("cat", "/seven"),
            role: "other"
        );

        var probe = Assert.Single(report.Probes, probe => probe.Question == "exec cat /seven, in a run of its own");
        Assert.Equal(new RunAnswer(0, "7\n"), probe.Original);
        Assert.Equal((ComparisonVerdict.Verified, AnswerWeight.Strong), (report.Verdict, ProbeOutcome.ProofOf(report.Probes)));
        Assert.Equal(ComparisonVerdict.ProbesDiffer, other.Verdict);
    }

    [Fact]
    public async Task A_command_of_the_image_s_own_that_cannot_be_run_proves_nothing()
    {
        await using var session = engine.StartSession();
        const string Text = "FROM alpine:latest\nCMD [\"/bin/sh\"]\n";

        var report = await Scenario.VerifyAsync(session, Text, Text, Asking("no-such-program"));

        Assert.Equal(ComparisonVerdict.Unproved, report.Verdict);
    }

    [Fact]
    public async Task An_error_on_both_sides_is_weak_and_one_that_the_user_expects_is_not()
    {
        await using var session = engine.StartSession();
        var text = Scenario.Http("no").Replace("200 OK", "404 Not Found", StringComparison.Ordinal);

        var report = await Scenario.VerifyAsync(session, text, text);
        var expected = await Scenario.VerifyAsync(
            session,
            text,
            text,
            recipe => recipe with { Http = [HttpQuestion.Root with { ExpectedStatus = 404 }] },
            role: "other"
        );

        Assert.Equal((ComparisonVerdict.Verified, AnswerWeight.Weak), (report.Verdict, ProbeOutcome.ProofOf(report.Probes)));
        Assert.Equal(AnswerWeight.Strong, ProbeOutcome.ProofOf(expected.Probes));
    }

    private static Func<ProbeRecipe, ProbeRecipe> Asking(params string[] command) =>
        recipe =>
            recipe with
            {
                Exec =
                [
                    [.. command],
                ],
            };

    public static TheoryData<ProbeAnswer, AnswerWeight> Answers() =>
        new()
        {
            { new HttpAnswer("http", 302, "", "/login", ""), AnswerWeight.Strong },
            { new HttpAnswer("http", 500, "", "", "error"), AnswerWeight.Weak },
            { new ConnectAnswer(Open: true), AnswerWeight.Weak },
            { new ConnectAnswer(Open: false), AnswerWeight.Nothing },
            { new ExchangeAnswer("redis", Expected: true, "+PONG"), AnswerWeight.Strong },
            { new ExchangeAnswer("tcp", Expected: true, ""), AnswerWeight.Weak },
            { new ExchangeAnswer("redis", Expected: false, "hello"), AnswerWeight.Weak },
            { new RunAnswer(0, "usage"), AnswerWeight.Strong },
            { new RunAnswer(0, ""), AnswerWeight.Weak },
            { new RunAnswer(2, "usage"), AnswerWeight.Weak },
            { new RunAnswer(null, ""), AnswerWeight.Weak },
            { new RunAnswer(127, "not found"), AnswerWeight.Nothing },
            { new HealthAnswer("healthy", ""), AnswerWeight.Strong },
            { new HealthAnswer("unhealthy", ""), AnswerWeight.Weak },
            { new StopAnswer(0, Killed: false, TimeSpan.Zero), AnswerWeight.Nothing },
            { new LogAnswer([]), AnswerWeight.Nothing },
            { new NoAnswer("ended"), AnswerWeight.Nothing },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Each_answer_has_its_weight(ProbeAnswer answer, AnswerWeight weight) => Assert.Equal(weight, answer.Weight);

    [Fact]
    public void What_disagrees_proves_nothing() =>
        Assert.Equal(AnswerWeight.Nothing, ProbeOutcome.ProofOf([new("q", new RunAnswer(0, "1"), new RunAnswer(0, "2"), Agrees: false)]));

    [Theory]
    [InlineData("/bin/sh -c bash", true)]
    [InlineData("/sbin/tini -- bash", true)]
    [InlineData("sh", true)]
    [InlineData("sh /start.sh", false)]
    [InlineData("python3 app.py", false)]
    [InlineData("sleep 5", false)]
    [InlineData("nginx -g daemon", false)]
    [InlineData("", true)]
    public void A_shell_without_a_script_does_nothing_of_its_own(string line, bool isIdle) =>
        Assert.Equal(isIdle, IdleCommands.Are([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

    [Fact]
    public void Each_rule_knows_its_own_example() =>
        Assert.All(EngineData.IdleCommands, rule => Assert.True(IdleCommands.Are([.. rule.Example.Split(' ')]), rule.Example));
}
