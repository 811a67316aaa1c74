namespace DockerSplit.Cli.Reports;

/// <summary>
/// Takes the secrets out of a report, once and before it is drawn: what is drawn escapes and breaks its texts, and a secret would not be
/// recognised in them.
/// </summary>
[MapsTexts(typeof(RewriteReport))]
internal static partial class ReportMask
{
    /// <summary>
    /// The report with secrets replaced in each of its texts. The build writes how, from the report's type, so that no text that is added to
    /// it some day is forgotten.
    /// </summary>
    public static RewriteReport Apply(RewriteReport report, Func<string, string> mask) => RewriteReport(report, mask);
}
