using DockerSplit.Cli.Rendering.GitHub;
using DockerSplit.Cli.Rendering.GitLab;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.JUnit;
using DockerSplit.Cli.Rendering.Sarif;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering;

/// <summary>Writes what Dockerfiles would gain in the form that is asked for.</summary>
internal static class CheckWriter
{
    public const string Text = "text";
    private const string Json = "json";
    private const string Sarif = "sarif";
    private const string GitHub = "github";

    private const string GitLab = "gitlab";
    private const string JUnit = "junit";

    public static readonly string[] Formats = [Text, Json, Sarif, GitHub, GitLab, JUnit];

    public static string Write(CheckReport report, string format) =>
        format switch
        {
            Json => ReportJson.Write(report),
            Sarif => ReportJson.Write(SarifLog.Of(Findings.Of(report), ProgramVersion.Text)),
            GitHub => Annotations.Write(Findings.Of(report)),
            GitLab => ReportJson.Write(CodeQualityIssue.Of(Findings.Of(report))),
            JUnit => JUnitSuite.Write(report),
            _ => CheckText.Write(report),
        };
}
