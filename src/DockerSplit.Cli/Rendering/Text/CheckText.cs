using System.Globalization;
using System.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>Shows what Dockerfiles would gain: a line for each, one for each doubt, and the sum.</summary>
internal static class CheckText
{
    public static string Write(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var file in report.Files)
        {
            Append(text, file.File, file.Line, file.Column, $"{Answer(file)}: {file.Reason}{file.SavingNote}");
            foreach (var doubt in file.Doubts)
                Append(text, file.File, doubt.Line, doubt.Column, $"doubt: {doubt.Message} [{doubt.Id}]");
        }

        return text.Append(Sum(report)).ToString();
    }

    private static string Answer(CheckedFile file) =>
        file.WouldGain ? "would gain"
        : file.MayGain
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"may gain, {file.Doubts.Length} {(file.Doubts.Length == 1 ? "doubt" : "doubts")}"
            )
        : file.Verdict;

    private static string Sum(CheckReport report)
    {
        var (gaining, doubtful) = (report.Files.Count(file => file.WouldGain), report.Files.Count(file => file.MayGain));
        var more = doubtful == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {doubtful} may gain");

        return string.Create(CultureInfo.InvariantCulture, $"{gaining} of {report.Files.Length} would gain{more}\n");
    }

    private static void Append(StringBuilder text, string file, int line, int column, string message) =>
        text.Append(Printable.Line(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {message}"))).Append('\n');
}
