using DockerSplit.Application;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>Tells a person how it ended: a short table where there is a result, one clear line where there is none.</summary>
internal sealed class OutcomeText(TerminalWriter output, TerminalWriter error)
{
    /// <summary>Tells all of it, the commands to see the same with plain docker included.</summary>
    public void Write(RewriteReport report)
    {
        if (WriteRefusal(report))
            return;

        OutcomeTable.Write(report, output);
        if (report.ExitCode != (int)ExitCode.Success)
            Say($"{report.Dockerfile}: {report.Verdict}{Consequence(report)}");
        foreach (var line in (report.Explanation ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Say(line);
        if (report.ExitCode != (int)ExitCode.Success)
            WriteReproduction(report);
    }

    /// <summary>Says why there is no result, and what a person should look at where there is one.</summary>
    /// <returns>Whether that is all there is to say.</returns>
    public bool WriteRefusal(RewriteReport report)
    {
        switch (report.Outcome)
        {
            case Outcome.Unsupported:
                DiagnosticLines.Print(report.Diagnostics, isRefusal: true, error);
                return true;

            case Outcome.NeedsEngine:
                WriteDoubts(report);
                return true;

            case Outcome.NothingToSplit:
                Say($"{report.Dockerfile}: {report.Verdict}: {report.Explanation}");
                return true;

            case Outcome.AlreadyMultiStage:
                Say($"{report.Dockerfile}: {report.Verdict} ({report.Explanation}), nothing was written");
                return true;

            default:
                DiagnosticLines.Print(report.Diagnostics, isRefusal: false, error);
                return false;
        }
    }

    private void WriteDoubts(RewriteReport report)
    {
        Say($"{report.Dockerfile}: {report.Verdict}: the text alone does not tell enough, nothing was written");
        DiagnosticLines.Print(report.Diagnostics, isRefusal: true, error);
        if (report.Explanation is { } unasked)
            Say(unasked);
        foreach (var line in Remedies.ForDoubts)
            Say(line);
    }

    private static string Consequence(RewriteReport report) =>
        report.Target is null ? ""
        : report.Output is null ? "; nothing was written"
        : $"; {(report.Target == RewriteReport.StandardOutput ? "standard output" : report.Target)} holds {Written(report.Outcome)}";

    private static string Written(Outcome outcome) =>
        outcome == Outcome.Unproved ? "a guess that nothing proves" : "the last attempt, which FAILS";

    private void WriteReproduction(RewriteReport report)
    {
        if (report.Reproduce is [])
            return;

        Say("to see the same with plain docker:");
        foreach (var command in report.Reproduce)
            error.WriteLine($"  {Printable.Line(command)}");
    }

    private void Say(string message) => error.WriteLine($"docksplit: {Printable.Line(message)}");
}
