using System.Text.Json;
using System.Text.Json.Nodes;
using DockerSplit.Application;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Tests.Reports;
using DockerSplit.Testing;
using Schema = Json.Schema.JsonSchema;

namespace DockerSplit.Cli.Tests.Rendering;

/// <summary>What code scanning gets has the form that SARIF 2.1.0 demands, as far as docksplit uses it.</summary>
public sealed class SarifTests
{
    private static readonly Schema Essentials = Schema.FromText(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "DockerSplit.Cli.Tests", "Rendering", "sarif-essentials.schema.json"))
    );

    [Fact]
    public void Each_verdict_has_the_form_that_SARIF_demands() =>
        Assert.All(Enum.GetValues<Outcome>(), verdict => Assert.True(IsValid(LogOf(verdict)), LogOf(verdict)));

    [Fact]
    public async Task So_has_what_check_finds_in_names_of_all_kinds()
    {
        using var folder = new TempFolder();
        folder.Write("a b/Dockerfile", "FROM alpine:3.18\nRUNN x\n");
        folder.Write("ü#?%/Dockerfile", "FROM alpine:3.18\nRUN apk add gcc && gcc -o /a a.c && apk del gcc\nCMD [\"/a\"]\n");
        var console = new TestConsole(folder.Path);

        await console.RunAsync("check", ".", "--format", "sarif");

        Assert.True(IsValid(console.OutText), console.OutText);
    }

    [Fact]
    public void A_finding_is_known_again_when_it_moves()
    {
        var here = new Finding(FindingRules.WouldGain, "Dockerfile", 1, 1, "it would gain");

        Assert.Equal(here.Fingerprint, (here with { Line = 7, Column = 3 }).Fingerprint);
        Assert.NotEqual(here.Fingerprint, (here with { File = "other/Dockerfile" }).Fingerprint);
    }

    [Theory]
    [InlineData("\"2.1.0\"", "\"2.0.0\"")]
    [InlineData("\"startLine\": 1", "\"startLine\": 0")]
    [InlineData("\"ruleId\"", "\"rule\"")]
    [InlineData("docksplit/v1", "docksplit")]
    public void The_schema_refuses_what_is_none(string good, string bad)
    {
        var log = LogOf(Outcome.RewrittenBroken);
        Assert.Contains(good, log, StringComparison.Ordinal);

        Assert.False(IsValid(log.Replace(good, bad, StringComparison.Ordinal)));
    }

    private static string LogOf(Outcome verdict) =>
        new ReportWriter(
            new RewriteReportBuilder(SampleOutcome.Source).Build(SampleOutcome.Create(verdict), "Dockerfile.ms", isWritten: false, [])
        ).For(".sarif");

    private static bool IsValid(string log) => Essentials.Evaluate(JsonSerializer.SerializeToElement(JsonNode.Parse(log))).IsValid;
}
