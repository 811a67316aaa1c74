using System.Text.Json;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

public sealed class CheckTests
{
    private const string Gaining = "FROM alpine:3.18\nRUN apk add gcc libc-dev && gcc -o /usr/local/bin/a a.c\nCMD [\"a\"]\n";
    private const string Plain = "FROM alpine:3.18\nCMD [\"true\"]\n";

    [Fact]
    public async Task Every_Dockerfile_below_a_directory_is_judged_and_a_bad_one_stops_nothing()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("check", ".");

        Assert.Equal(ExitCode.VerificationFailed, code);
        Assert.Equal(
            """
            Dockerfile:1:1: would gain: run time needs none of gcc, libc-dev (saves at least 100 MB)
            a/Containerfile:1:1: nothing to split: no package that is only for building is installed, and nothing is compiled
            a/Dockerfile.dev:2:1: unsupported: unknown instruction 'RNU'; did you mean RUN?
            b/web.Dockerfile:1:1: unsupported: b/.docksplit.yaml:1:1: unknown key 'wrong'; known here: drop, keep, keep-dev, ldd-guard, probe, rounds, run, runtime-base, runtime-deps, strip
            1 of 4 would gain

            """,
            console.OutText
        );
    }

    [Fact]
    public async Task Where_nothing_would_gain_the_exit_code_is_0()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        Assert.Equal(ExitCode.Success, await console.RunAsync("check", "a"));
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_wrong_usage()
    {
        var console = new TestConsole(Path.GetTempPath());

        Assert.Equal(ExitCode.Usage, await console.RunAsync("check", "nowhere-at-all"));
        Assert.Contains("'nowhere-at-all' does not exist", console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_are_commands_of_a_workflow()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", "Dockerfile", "--format", "github");

        Assert.Equal(
            "::warning file=Dockerfile,line=1,col=1::run time needs none of gcc, libc-dev (saves at least 100 MB)\n",
            console.OutText
        );
    }

    [Fact]
    public async Task SARIF_names_rule_file_and_place()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "sarif");

        using var log = JsonDocument.Parse(console.OutText);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["would-gain", "unreadable", "unreadable"], results.Select(result => result.GetProperty("ruleId").GetString()));
        var rules = run.GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")
            .EnumerateArray()
            .Select(rule => rule.GetProperty("id").GetString());
        Assert.Subset(rules.ToHashSet(), results.Select(result => result.GetProperty("ruleId").GetString()).ToHashSet());
        var place = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("a/Dockerfile.dev", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task SARIF_has_help_fingerprints_and_addresses_that_code_scanning_takes()
    {
        using var folder = Project();
        folder.Write("b c/Dockerfile", "FROM alpine:3.18\nRUNN x\n");
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "sarif");

        using var log = JsonDocument.Parse(console.OutText);
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.All(
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!)
        );
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        var fingerprints = results.Select(result => result.GetProperty("partialFingerprints").GetProperty("docksplit/v1").GetString());
        Assert.Equal(results.Length, fingerprints.Distinct().Count());
        Assert.Contains(
            "b%20c/Dockerfile",
            results.Select(result =>
                result
                    .GetProperty("locations")[0]
                    .GetProperty("physicalLocation")
                    .GetProperty("artifactLocation")
                    .GetProperty("uri")
                    .GetString()
            )
        );
    }

    [Fact]
    public async Task GitLab_gets_code_quality_with_its_own_words()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "gitlab");

        using var issues = JsonDocument.Parse(console.OutText);
        var first = issues.RootElement[0];
        Assert.Equal("would-gain", first.GetProperty("check_name").GetString());
        Assert.Equal("minor", first.GetProperty("severity").GetString());
        Assert.Equal("Dockerfile", first.GetProperty("location").GetProperty("path").GetString());
        Assert.Equal(1, first.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32());
        Assert.Equal("major", issues.RootElement[1].GetProperty("severity").GetString());
    }

    [Fact]
    public async Task JUnit_has_a_case_for_each_Dockerfile()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "junit");

        var suite = System.Xml.Linq.XDocument.Parse(console.OutText).Root!.Element("testsuite")!;
        var cases = suite.Elements("testcase").ToArray();
        Assert.Equal(cases.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), suite.Attribute("tests")!.Value);
        Assert.Equal("3", suite.Attribute("failures")!.Value);
        var failure = cases.Single(one => one.Attribute("name")!.Value == "Dockerfile").Element("failure")!;
        Assert.Equal("would-gain", failure.Attribute("type")!.Value);
        Assert.StartsWith("run time needs none of gcc", failure.Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_holds_what_the_text_says()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "json");

        using var report = JsonDocument.Parse(console.OutText);
        var first = report.RootElement.GetProperty("files")[0];
        Assert.True(first.GetProperty("wouldGain").GetBoolean());
        Assert.Equal(["gcc", "libc-dev"], first.GetProperty("droppedPackages").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(100_000_000, first.GetProperty("savedBytes").GetInt64());
        Assert.False(first.GetProperty("measured").GetBoolean());
    }

    [Fact]
    public async Task A_diff_shows_what_a_rewrite_would_change()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("diff", "Dockerfile");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("--- Dockerfile\n+++ Dockerfile.ms\n@@ -1,3 ", console.OutText, StringComparison.Ordinal);
        Assert.Contains("-FROM alpine:3.18\n+FROM alpine:3.18 AS builder\n", console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_of_one_package_gives_its_role_and_place()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("explain", "Dockerfile", "--why", "gcc");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("package gcc: build-only: ", console.OutText, StringComparison.Ordinal);
        Assert.EndsWith("(Dockerfile:2:13)\n", console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_of_what_is_not_there_is_wrong_usage()
    {
        using var folder = Project();
        var console = new TestConsole(folder.Path);

        Assert.Equal(ExitCode.Usage, await console.RunAsync("explain", "Dockerfile", "--why", "perl"));
        Assert.Contains("there is no package and no path 'perl' in the plan", console.ErrorText, StringComparison.Ordinal);
    }

    private static TempFolder Project()
    {
        var folder = new TempFolder();
        folder.Write("Dockerfile", Gaining);
        folder.Write("a/Containerfile", Plain);
        folder.Write("a/Dockerfile.dev", "FROM a\nRNU b\n");
        folder.Write("a/Dockerfile.dockerignore", "*\n");
        folder.Write("a/node_modules/x/Dockerfile", Gaining);
        folder.Write("b/web.Dockerfile", Plain);
        folder.Write("b/.docksplit.yaml", "wrong: 1\n");

        return folder;
    }
}
