using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Images that run, and how their answers compare.</summary>
public sealed class VerifierTests(EngineFixture engine)
{
    [Fact]
    public async Task Two_servers_with_the_same_answers_are_verified()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Scenario.Http("hello"), Scenario.Http("hello"));

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        var probe = Assert.Single(report.Probes, probe => probe.Question == "port 8080, /");
        Assert.Equal("hello", Assert.IsType<HttpAnswer>(probe.Original).Body);
        Assert.Contains(report.Probes, probe => probe.Original is StopAnswer);
    }

    [Fact]
    public async Task Another_body_is_another_answer()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Scenario.Http("hello"), Scenario.Http("good bye"));

        Assert.Equal(ComparisonVerdict.ProbesDiffer, report.Verdict);
        Assert.Contains("'hello'", report.Reason, StringComparison.Ordinal);
        Assert.Contains("'good bye'", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_with_the_time_and_the_container_s_address_in_it_agrees()
    {
        await using var session = engine.StartSession();
        const string Body = "$(date) $(date +%s.%N | cut -c1-14) $(hostname -i) pid $$";

        var report = await Scenario.VerifyAsync(session, Scenario.Http(Body), Scenario.Http(Body));

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
    }

    [Fact]
    public async Task A_body_that_is_random_each_time_is_left_out_of_the_comparison()
    {
        await using var session = engine.StartSession();
        const string Body = "$(head -c 6 /dev/urandom | od -An -tu1)";

        var report = await Scenario.VerifyAsync(session, Scenario.Http(Body), Scenario.Http(Body));

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Contains(
            "another one each time",
            Assert.Single(report.Probes, probe => probe.Question == "port 8080, /").Note,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_port_that_nothing_listens_on_in_either_image_agrees()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Scenario.Http("hello") + "EXPOSE 443\n", Scenario.Http("hello") + "EXPOSE 443\n");

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Contains(report.Probes, probe => probe is { Question: "port 443, /", Original: ConnectAnswer { Open: false } });
    }

    [Fact]
    public async Task Where_nobody_listens_on_the_exposed_port_the_one_that_is_listened_on_is_asked_and_named()
    {
        await using var session = engine.StartSession();
        var text = Scenario.Http("hello").Replace("EXPOSE 8080", "EXPOSE 9090", StringComparison.Ordinal);

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Contains(report.Probes, probe => probe.Question == "port 8080, /");
        var note = Assert.Single(report.ConfigDifferences);
        Assert.Equal(("listening port", "8080, not the exposed 9090", true), (note.Field, note.Original, note.Allowed));
    }

    [Fact]
    public async Task A_program_that_a_signal_ends_is_no_model()
    {
        await using var session = engine.StartSession();
        const string Text = "FROM alpine:latest\nCMD [\"sh\", \"-c\", \"sh -c 'kill -SEGV $$'; exit $?\"]\n";

        var report = await Scenario.VerifyAsync(session, Text, Text);

        Assert.Equal(ComparisonVerdict.OriginalBroken, report.Verdict);
    }

    [Fact]
    public async Task A_command_line_program_is_compared_by_exit_code_and_output()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nENTRYPOINT [\"sh\", \"-c\", \"echo usage: $0; exit 3\"]\n";

        var report = await Scenario.VerifyAsync(session, text, text);
        var other = await Scenario.VerifyAsync(session, text, text.Replace("exit 3", "exit 4", StringComparison.Ordinal), role: "other");

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal(
            new RunAnswer(3, "usage: --help\n"),
            Assert.Single(report.Probes, probe => probe.Question == "run with --help").Original
        );
        // The entry point differs, too, but what a user sees first is the answer.
        Assert.Equal(ComparisonVerdict.ProbesDiffer, other.Verdict);
        Assert.Equal(["ENTRYPOINT"], other.ConfigDifferences.Select(difference => difference.Field));
    }

    [Fact]
    public async Task Another_configuration_alone_is_a_verdict_of_its_own()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(
            session,
            Scenario.Http("hello") + "VOLUME /data\nENV DEBUG=1\n",
            Scenario.Http("hello"),
            recipe => recipe with { FreeVariables = ["DEBUG"] }
        );

        Assert.Equal(ComparisonVerdict.ConfigDiffers, report.Verdict);
        Assert.Equal([("ENV DEBUG", true), ("VOLUME", false)], report.ConfigDifferences.Select(one => (one.Field, one.Allowed)));
    }

    [Fact]
    public async Task A_known_protocol_is_spoken_on_its_port()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nEXPOSE 6379\nCMD nc -lk -p 6379 -e sh -c 'read line; echo +PONG'\n";

        var report = await Scenario.VerifyAsync(session, text, text, Scenario.Impatient);

        Assert.Equal(new ExchangeAnswer("redis", true, "+PONG"), report.Probes[0].Original);
        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
    }
}
