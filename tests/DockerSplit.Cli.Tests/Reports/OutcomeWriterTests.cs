using System.Text.Json;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Reports;
using DockerSplit.Engine.Verification;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Reports;

public sealed class OutcomeWriterTests
{
    private static readonly OutputTarget Target = new("/tmp/Dockerfile.ms", "Dockerfile.ms");

    private readonly TestConsole _console = new(Path.GetTempPath());

    [Fact]
    public async Task The_Markdown_report_is_what_was_reviewed() =>
        await Verifier.Verify(Print(SampleOutcome.Create(), "markdown"), "md");

    [Fact]
    public async Task The_JSON_report_is_what_was_reviewed() => await Verifier.Verify(Print(SampleOutcome.Create(), "json"), "json");

    [Fact]
    public void The_JSON_report_has_the_form_that_its_schema_describes()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "report.schema.json")));
        foreach (var verdict in Enum.GetValues<Outcome>())
        {
            using var report = JsonDocument.Parse(new OutcomeWriterTests().Print(SampleOutcome.Create(verdict), "json"));

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

        Assert.Contains("$.verdict", Assert.Single(JsonSchema.Complaints(schema.RootElement, word.RootElement).Take(1)), StringComparison.Ordinal);
        Assert.NotEmpty(JsonSchema.Complaints(schema.RootElement, version.RootElement));
        Assert.NotEmpty(JsonSchema.Complaints(schema.RootElement, extra.RootElement));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void The_verdict_has_the_same_word_in_every_report(string format)
    {
        foreach (var verdict in Enum.GetValues<Outcome>())
            Assert.Contains(Verdicts.Describe(verdict), new OutcomeWriterTests().Print(SampleOutcome.Create(verdict), format), StringComparison.Ordinal);
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
        var files = ReportFile.Extensions.Select(extension => ReportFile.Open(folder.PathOf($"r{extension}"), new(), _console));

        await Writer(SampleOutcome.Create(Outcome.ProbesDiffer)).WriteAsync([.. files], TestContext.Current.CancellationToken);

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
    public async Task A_report_file_with_another_extension_is_refused_before_anything_is_done()
    {
        var code = await _console.RunAsync("rewrite", "Dockerfile", "--report", "report.pdf");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--report: 'report.pdf' must end in .json, .md, .txt, .sarif", _console.ErrorText, StringComparison.Ordinal);
    }

    private string Print(RewriteOutcome outcome, string format)
    {
        Writer(outcome).Print(format, _console.Out, _console.Error);

        return _console.OutText + _console.ErrorText;
    }

    private static OutcomeWriter Writer(RewriteOutcome outcome) =>
        new(
            outcome,
            SampleOutcome.Source,
            Target,
            isWritten: outcome.Verdict == Outcome.Verified,
            Reproduction.Commands(
                "Dockerfile",
                "Dockerfile.ms",
                ".",
                System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("API_TOKEN", SampleOutcome.Secret),
                DockerSplit.Engine.Verification.ProbeRecipe.Default
            )
        );
}
