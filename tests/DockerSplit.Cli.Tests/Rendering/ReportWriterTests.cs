using System.Text.Json;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Tests.Reports;
using DockerSplit.Testing;
using DockerSplit.Text;

namespace DockerSplit.Cli.Tests.Rendering;

public sealed class ReportWriterTests
{
    private readonly TestConsole _console = new(Path.GetTempPath());

    [Fact]
    public async Task The_Markdown_report_is_what_was_reviewed() => await Verifier.Verify(Print(SampleOutcome.Create(), "markdown"), "md");

    [Fact]
    public void Rows_83_and_91_the_Markdown_report_tells_of_the_stage_with_the_compilers_and_of_caches()
    {
        var page = Print(SampleOutcome.Create(), "markdown");

        Assert.Contains("docker build --target builder .", page, StringComparison.Ordinal);
        Assert.Contains("mode=max", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_s_summary_is_short_and_has_what_matters()
    {
        var page = new ReportWriter(
            new RewriteReportBuilder(SampleOutcome.Source).Build(SampleOutcome.Create(), "Dockerfile.ms", isWritten: true, [])
        ).For(ReportForms.SummaryExtension);

        Assert.StartsWith("## docksplit: verified", page, StringComparison.Ordinal);
        Assert.Contains("### Packages", page, StringComparison.Ordinal);
        Assert.Contains("questions were answered alike", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Diff</summary>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("### Ledger", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_s_summary_has_a_bound()
    {
        var report = new RewriteReportBuilder(SampleOutcome.Source).Build(SampleOutcome.Create(), "Dockerfile.ms", isWritten: true, []);
        var page = new ReportWriter(
            report with
            {
                Explanation = new string('ü', 2_000_000),
                Diff = new string('x', 2_000_000),
                Paths = [.. Enumerable.Repeat(report.Paths.First(path => path.IsCopied), 1000)],
            }
        ).For(ReportForms.SummaryExtension);

        Assert.True(System.Text.Encoding.UTF8.GetByteCount(page) < 1024 * 1024);
    }

    [Fact]
    public async Task The_JSON_report_is_what_was_reviewed() => await Verifier.Verify(Print(SampleOutcome.Create(), "json"), "json");

    [Fact]
    public void The_JSON_report_has_the_form_that_its_schema_describes()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "report.schema.json")));
        foreach (var verdict in Enum.GetValues<Outcome>())
        {
            using var report = JsonDocument.Parse(new ReportWriterTests().Print(SampleOutcome.Create(verdict), "json"));

            Assert.Empty(JsonSchema.Complaints(schema.RootElement, report.RootElement));
        }
    }

    [Fact]
    public void The_schema_refuses_what_a_report_must_not_be()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "report.schema.json")));
        var good = Print(SampleOutcome.Create(), "json");
        using var word = JsonDocument.Parse(good.Replace("\"verdict\": \"verified\"", "\"verdict\": \"fine\"", StringComparison.Ordinal));
        using var version = JsonDocument.Parse(good.Replace("\"version\": 1", "\"version\": \"1\"", StringComparison.Ordinal));
        using var extra = JsonDocument.Parse(good.Replace("\"version\": 1", "\"version\": 1, \"more\": 1", StringComparison.Ordinal));

        Assert.Contains(
            "$.verdict",
            Assert.Single(JsonSchema.Complaints(schema.RootElement, word.RootElement).Take(1)),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(JsonSchema.Complaints(schema.RootElement, version.RootElement));
        Assert.NotEmpty(JsonSchema.Complaints(schema.RootElement, extra.RootElement));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void The_verdict_has_the_same_word_in_every_report(string format)
    {
        // What is wrong with a text stands at its place, in the form of compilers, which has no room for a verdict.
        foreach (var verdict in Enum.GetValues<Outcome>().Where(verdict => format != "text" || verdict != Outcome.Unsupported))
            Assert.Contains(
                Verdicts.Describe(verdict),
                new ReportWriterTests().Print(SampleOutcome.Create(verdict), format),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void No_secret_stands_in_any_report(string format)
    {
        var text = Print(SampleOutcome.Create(Outcome.ProbesDiffer), format);

        Assert.DoesNotContain(SampleOutcome.Secret, text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_extension_of_a_report_file_tells_its_form()
    {
        using var folder = new TempFolder();
        var writer = Writer(SampleOutcome.Create(Outcome.ProbesDiffer));
        foreach (var file in ReportForms.Extensions.Select(extension => ReportFile.Open(folder.PathOf($"r{extension}"), new(), _console)))
            await file.WriteAsync(writer.For(file.Extension), TestContext.Current.CancellationToken);

        Assert.StartsWith("## docksplit: probes differ", folder.Read("r.md"), StringComparison.Ordinal);
        Assert.Matches("^Verdict +probes differ ", folder.Read("r.txt"));
        using var report = JsonDocument.Parse(folder.Read("r.json"));
        Assert.Equal("probes differ", report.RootElement.GetProperty("verdict").GetString());
        using var sarif = JsonDocument.Parse(folder.Read("r.sarif"));
        Assert.Equal("failed", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
    }

    [Fact]
    public void A_failure_says_how_to_see_it_with_plain_docker()
    {
        var text = Print(SampleOutcome.Create(Outcome.RewrittenBroken), "text");

        Assert.Contains("docker build -t docksplit-original", text, StringComparison.Ordinal);
        Assert.Contains("docker run --rm --publish-all docksplit-rewritten", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_a_pull_request_holds_no_path_of_this_machine()
    {
        var outcome = SampleOutcome.Create(Outcome.RewrittenBroken);
        var source = new SourceText(SampleOutcome.Source.Text, "/home/someone/app/Dockerfile");
        var report = new RewriteReportBuilder(source).Build(
            outcome,
            "/home/someone/out/Dockerfile.ms",
            isWritten: true,
            ["docker build -f /home/someone/app/Dockerfile ."]
        );

        var page = new ReportWriter(report).For(".md");

        Assert.DoesNotContain("/home/someone", page, StringComparison.Ordinal);
        Assert.Contains("`Dockerfile` -> `Dockerfile.ms`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_has_the_whole_paths_of_containers_though_the_Dockerfile_lies_in_a_directory_of_that_name()
    {
        var source = new SourceText(SampleOutcome.Source.Text, "/opt/a/Dockerfile");
        string[] commands = ["docker build -f /opt/a/Dockerfile .", "docker run --volume /opt/a/data docksplit-original"];

        var page = new ReportWriter(
            new RewriteReportBuilder(source).Build(SampleOutcome.Create(), "/opt/a/Dockerfile.ms", isWritten: true, [.. commands])
        ).For(".md");

        Assert.DoesNotContain("/opt/a/Dockerfile", page, StringComparison.Ordinal);
        Assert.Contains("| `/opt/a` | copy", page, StringComparison.Ordinal);
        Assert.Contains("--volume /opt/a/data", page, StringComparison.Ordinal);
        Assert.Contains("COPY --from=builder /opt/a /opt/a", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubts_stand_in_every_report_at_their_places()
    {
        var writer = Writer(SampleOutcome.Doubtful());

        using var json = JsonDocument.Parse(writer.For(".json"));
        var doubt = Assert.Single(json.RootElement.GetProperty("doubts").EnumerateArray());
        Assert.Equal(
            ("DS4999", 3, 1),
            (doubt.GetProperty("id").GetString(), doubt.GetProperty("line").GetInt32(), doubt.GetProperty("column").GetInt32())
        );
        Assert.Equal(7, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("diff").ValueKind);
        Assert.Contains("- Dockerfile:3:1: it is not known", writer.For(".md"), StringComparison.Ordinal);
        Assert.Contains("Dockerfile:3:1: it is not known", writer.For(".txt"), StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(writer.For(".sarif"));
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal(("may-gain", "note"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task A_report_file_with_another_extension_is_refused_before_anything_is_done()
    {
        var code = await _console.RunAsync("rewrite", "Dockerfile", "--report", "report.pdf");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--report: 'report.pdf' must end in .html, .json, .md, .txt, .sarif", _console.ErrorText, StringComparison.Ordinal);
    }

    private string Print(RewriteOutcome outcome, string format)
    {
        Writer(outcome).Print(format, _console.Out, _console.Error);

        return _console.OutText + _console.ErrorText;
    }

    private static ReportWriter Writer(RewriteOutcome outcome)
    {
        var reproduce = Reproduction.Commands(
            "Dockerfile",
            "Dockerfile.ms",
            new("/project")
            {
                Arguments = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("API_TOKEN", SampleOutcome.Secret),
                Platform = "linux/arm64",
                Flags =
                [
                    new("--label", "deploy-token=" + SampleOutcome.Secret, "labels"),
                    new("--no-cache", null, "no-cache", IsForOriginal: true),
                ],
            },
            "/project",
            DockerSplit.Engine.Verification.ProbeRecipe.Default,
            outcome.Mask
        );
        var report = new RewriteReportBuilder(SampleOutcome.Source).Build(
            outcome,
            "Dockerfile.ms",
            isWritten: outcome.Outcome == Outcome.Verified,
            reproduce
        );

        return new(report);
    }
}
