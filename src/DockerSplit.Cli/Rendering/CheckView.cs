using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;
using DockerSplit.Planning;

namespace DockerSplit.Cli.Rendering;

/// <summary>Shows what Dockerfiles would gain, in the form that is asked for.</summary>
internal static class CheckView
{
    public const string Text = "text";
    private const string Json = "json";
    private const string Sarif = "sarif";
    private const string GitHub = "github";

    public static readonly string[] Formats = [Text, Json, Sarif, GitHub];

    public static string Write(ImmutableArray<CheckedFile> files, string format) =>
        format switch
        {
            Json => ReportJson.Write(new CheckReport(CheckReport.CurrentVersion, files)),
            Sarif => ReportJson.Write(SarifLog.Of(Findings(files), ProgramVersion.Text), SecretMask.None),
            GitHub => string.Concat(Findings(files).Select(Annotation)),
            _ => Lines(files),
        };

    private static string Lines(ImmutableArray<CheckedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{file.File}:{file.Line}:{file.Column}");
            text.Append(Printable.Line($"{place}: {(file.WouldGain ? "would gain" : file.Verdict)}: {file.Reason}{Saving(file)}")).Append('\n');
        }

        var gaining = files.Count(file => file.WouldGain);
        text.Append(CultureInfo.InvariantCulture, $"{gaining} of {files.Length} would gain\n");

        return text.ToString();
    }

    private static string Saving(CheckedFile file) =>
        !file.WouldGain ? ""
        : file.SavedBytes is { } bytes ? $" (saves {(file.Measured ? "" : "at least ")}{Sizes.Show(bytes)})"
        : " (saving unknown without a build)";

    private static IEnumerable<Finding> Findings(ImmutableArray<CheckedFile> files) =>
        from file in files
        let rule = RuleOf(file)
        where rule is not null
        select new Finding(rule, file.File, file.Line, file.Column, $"{file.Reason}{Saving(file)}");

    private static FindingRule? RuleOf(CheckedFile file)
    {
        if (file.WouldGain)
            return FindingRules.WouldGain;
        if (file.Verdict == Verdicts.Describe(Outcome.Unsupported))
            return FindingRules.Unreadable;

        return file.Verdict == Verdicts.Describe(Outcome.NothingToSplit)
            || file.Verdict == Verdicts.Describe(Outcome.AlreadyMultiStage)
            ? null
            : FindingRules.Failed;
    }

    /// <summary>A workflow command; what would end one of its fields is escaped as the runner asks for.</summary>
    private static string Annotation(Finding finding)
    {
        var word = finding.Rule.Level == "note" ? "notice" : finding.Rule.Level;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{word} file={Property(finding.File)},line={finding.Line},col={finding.Column}::{Data(finding.Message)}\n"
        );
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
