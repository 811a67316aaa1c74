using System.Globalization;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.GitHub;

/// <summary>Writes findings as commands of a GitHub workflow, which shows them at their lines.</summary>
internal static class Annotations
{
    public static string Write(IEnumerable<Finding> findings) => string.Concat(findings.Select(Annotation));

    /// <summary>What would end one of the command's fields is escaped as the runner asks for.</summary>
    private static string Annotation(Finding finding)
    {
        var word = finding.Rule.Level == "note" ? "notice" : finding.Rule.Level;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{word} file={Property(finding.File)},line={finding.Line},col={finding.Column}::{Data(finding.Message)}\n"
        );
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
