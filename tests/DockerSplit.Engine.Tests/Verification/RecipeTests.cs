using System.Collections.Immutable;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>What a user asks for besides the usual questions.</summary>
public sealed class RecipeTests(EngineFixture engine)
{
    /// <summary>Answers with the request itself: its first line, its headers and its body.</summary>
    private const string Echo = """
        FROM alpine:latest
        COPY --chmod=755 <<'EOF' /serve
        #!/bin/sh
        read first
        length=0
        headers=""
        while read line; do
            line=$(printf '%s' "$line" | tr -d '\r')
            [ -z "$line" ] && break
            case $line in Content-Length:*) length=${line#*: } ;; X-*) headers="$headers $line" ;; esac
        done
        body=$(head -c "$length")
        printf 'HTTP/1.0 201 Created\r\nContent-Type: text/plain\r\n\r\n%s|%s|%s' "${first%% HTTP*}" "$headers" "$body"
        EOF
        EXPOSE 8080
        STOPSIGNAL SIGKILL
        CMD ["nc", "-lk", "-p", "8080", "-e", "/serve"]

        """;

    [Fact]
    public async Task Method_headers_and_body_of_a_question_are_sent()
    {
        await using var session = engine.StartSession();
        var question = new HttpQuestion("/items")
        {
            Method = "POST",
            Headers = [new("X-Test", "yes")],
            Body = "{}",
            ExpectedStatus = 201,
        };

        var report = await Scenario.VerifyAsync(session, Echo, Echo, recipe => recipe with { Http = [question] });

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal("port 8080, POST /items", report.Probes[0].Question);
        Assert.Equal("POST /items| X-Test: yes|{}", Assert.IsType<HttpAnswer>(report.Probes[0].Original).Body);
    }

    [Fact]
    public async Task An_original_that_does_not_answer_as_expected_is_broken()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Echo, Echo, recipe => recipe with { Http = [new("/") { ExpectedStatus = 200 }] });

        Assert.Equal(ComparisonVerdict.OriginalBroken, report.Verdict);
        Assert.Equal("The original answers 'port 8080, /' with http 201 text/plain: status 200 was expected.", report.Reason);
    }

    [Fact]
    public async Task What_is_sent_over_TCP_takes_the_place_of_HTTP_on_its_port()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nEXPOSE 7000\nSTOPSIGNAL SIGKILL\nCMD nc -lk -p 7000 -e sh -c 'read line; echo got $line'\n";

        var report = await Scenario.VerifyAsync(
            session,
            text,
            text.Replace("got $line", "lost $line", StringComparison.Ordinal),
            recipe => recipe with { Tcp = [new("hello\r\n", "^got hello")] }
        );

        var probe = Assert.Single(report.Probes, probe => probe.Question == "port 7000, send 'hello'");
        Assert.DoesNotContain(report.Probes, probe => probe.Question == "port 7000, /");
        Assert.Equal((ComparisonVerdict.ProbesDiffer, "tcp: got hello"), (report.Verdict, probe.Original.Summary));
        Assert.Null(probe.OriginalComplaint);
    }

    [Fact]
    public async Task A_command_in_the_container_is_compared_and_its_trouble_is_learned()
    {
        await using var session = engine.StartSession();
        var original =
            "FROM alpine:latest\nRUN printf '#!/bin/sh\\necho 7\\n' >/usr/bin/seven; chmod +x /usr/bin/seven\n"
            + "STOPSIGNAL SIGKILL\nCMD [\"sleep\", \"60\"]\n";
        var rewritten = "FROM alpine:latest\nSTOPSIGNAL SIGKILL\nCMD [\"sleep\", \"60\"]\n";
        ImmutableArray<string> command = ["sh", "-c", "seven"];

        var report = await Scenario.VerifyAsync(session, original, rewritten, recipe => recipe with { Exec = [command] });

        var probe = Assert.Single(report.Probes, probe => probe.Question == "exec sh -c seven");
        Assert.Equal(new RunAnswer(0, "7"), probe.Original);
        Assert.Equal(127, Assert.IsType<RunAnswer>(probe.Rewritten).ExitCode);
        Assert.Equal("seven", Assert.IsType<MissingCommand>(Assert.Single(report.Learned)).Name);
    }

    [Fact]
    public async Task Containers_get_what_the_settings_say()
    {
        await using var session = engine.StartSession();
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "motd");
        await File.WriteAllTextAsync(file, "welcome", TestContext.Current.CancellationToken);
        var settings = new ContainerSettings
        {
            Environment = ["COLOUR=blue"],
            Entrypoint = ["/bin/sh", "-c"],
            Command =
            [
                "id -un; hostname; echo $COLOUR; cat /etc/test/motd; df /scratch | tail -n 1 | cut -d' ' -f1; df -k /dev/shm | awk 'END {print $2}'",
            ],
            User = "nobody",
            Hostname = "example",
            Tmpfs = ["/scratch:size=1m"],
            SharedMemory = 1024 * 1024,
            Files = [new(file, "/etc/test/motd")],
        };

        var report = await Scenario.VerifyAsync(
            session,
            "FROM alpine:latest\n",
            "FROM alpine:latest\n",
            recipe => recipe with { Container = settings }
        );

        Assert.Equal("Both images have the same configuration and give the same answers.", report.Reason);
        Assert.Equal(["nobody", "example", "blue", "welcometmpfs", "1024"], report.Original.Log);
    }

    [Fact]
    public async Task An_image_without_ports_is_run_with_the_arguments_that_the_user_names()
    {
        await using var session = engine.StartSession();
        var text = "FROM alpine:latest\nENTRYPOINT [\"expr\"]\n";

        var report = await Scenario.VerifyAsync(
            session,
            text,
            text,
            recipe =>
                recipe with
                {
                    Runs =
                    [
                        ["6", "*", "7"],
                    ],
                }
        );

        Assert.Equal(new RunAnswer(0, "42\n"), Assert.Single(report.Probes, probe => probe.Question == "run with 6 * 7").Original);
        Assert.DoesNotContain(report.Probes, probe => probe.Question == "run with --help");
    }
}
