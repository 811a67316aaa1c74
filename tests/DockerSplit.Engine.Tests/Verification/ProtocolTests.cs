using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Servers that speak a protocol of their own.</summary>
public sealed class ProtocolTests(EngineFixture engine)
{
    private static string Server(int port, string script, string transport = "tcp") =>
        $"FROM alpine:latest\nCOPY --chmod=755 <<'EOF' /serve\n#!/bin/sh\n{script}\nEOF\nEXPOSE {port}/{transport}\nSTOPSIGNAL SIGKILL\n"
        + $"CMD [\"nc\", \"-lk\", {(transport == "udp" ? "\"-u\", " : "")}\"-p\", \"{port}\", \"-e\", \"/serve\"]\n";

    [Fact]
    public async Task A_server_is_asked_step_by_step_and_what_changes_is_left_out()
    {
        await using var session = engine.StartSession();
        var text = Server(
            6379,
            "read line; echo +PONG; read line; printf '$40\\r\\nredis_version:7.0\\r\\nuptime_in_seconds:%s\\r\\n' $(date +%N)"
        );

        var report = await Scenario.VerifyAsync(session, text, text);
        var other = await Scenario.VerifyAsync(session, text, text.Replace("7.0", "7.2", StringComparison.Ordinal), role: "other");

        Assert.Equal(new ExchangeAnswer("redis", true, "+PONG; redis_version:7.0"), report.Probes[0].Original);
        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal(ComparisonVerdict.ProbesDiffer, other.Verdict);
    }

    [Fact]
    public async Task A_server_that_greets_is_known_on_every_port()
    {
        await using var session = engine.StartSession();
        var text = Server(7000, "echo '220 box ESMTP'; read line; echo \"250-box greets $line\"; echo '250 SIZE 100'");

        var report = await Scenario.VerifyAsync(session, text, text);

        var answer = Assert.IsType<ExchangeAnswer>(report.Probes[0].Original);
        Assert.Equal(
            ("smtp", "220 box ESMTP; 250-box greets EHLO localhost  250 SIZE 100"),
            (answer.Protocol, answer.Text.Replace("\r", " ", StringComparison.Ordinal))
        );
        Assert.Equal(AnswerWeight.Strong, answer.Weight);
    }

    [Fact]
    public async Task A_refusal_is_weak()
    {
        await using var session = engine.StartSession();
        var text = Server(6379, "read line; echo '-NOAUTH Authentication required.'; read line; echo '-NOAUTH Authentication required.'");

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal((ComparisonVerdict.Verified, AnswerWeight.Weak), (report.Verdict, ProbeOutcome.ProofOf(report.Probes)));
    }

    [Fact]
    public async Task An_answer_that_the_original_gives_otherwise_each_time_is_compared_by_its_protocol()
    {
        await using var session = engine.StartSession();
        var text = Server(11211, "read line; echo VERSION $(head -c 8 /dev/urandom | od -An -tu4)");

        var report = await Scenario.VerifyAsync(session, text, text);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Contains("another one each time", report.Probes[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_over_UDP_is_asked_in_its_protocol()
    {
        await using var session = engine.StartSession();
        var text = Server(53, "head -c 2 >/dev/null; printf 'DS\\201\\200ok'", "udp");

        var report = await Scenario.VerifyAsync(session, text, text);

        var probe = Assert.Single(report.Probes, probe => probe.Question == "port 53 over UDP, dns");
        Assert.Equal(new ExchangeAnswer("dns", true, "DS\\x81\\x80ok"), probe.Original);
    }

    [Fact]
    public void Each_protocol_knows_its_own_example() =>
        Assert.All(
            EngineData.Protocols,
            protocol =>
            {
                var answer = protocol.AnswerOf([protocol.Example]);
                Assert.True(answer is { Expected: true, Weight: AnswerWeight.Strong }, $"{protocol.Name}: {answer}");
            }
        );

    [Theory]
    [InlineData("mysql", "J\0\0\0\n8.0.36\0abc", "8.0.36", false)]
    [InlineData("mysql", "J\0\0\0\u00ff\u0069\u0004Host is blocked", "Host is blocked", true)]
    [InlineData("mqtt", " \u0002\0\u0005", " \\x02\\x00\\x05", true)]
    [InlineData("postgresql", "S", "S", false)]
    [InlineData(
        "amqp",
        "\u0001\0\0\0\0\0\u0099\0\n\0\n\0\t\0\0\0\u0080\aproductS\0\0\0\bRabbitMQ\aversionS\0\0\0\u00063.11.5",
        "RabbitMQ, 3.11.5",
        false
    )]
    public void What_is_compared_of_an_answer(string name, string answer, string shown, bool isRefused)
    {
        var protocol = EngineData.Protocols.First(protocol => protocol.Name == name);

        Assert.Equal(new ExchangeAnswer(name, true, shown) { Refused = isRefused }, protocol.AnswerOf([answer]));
    }
}
