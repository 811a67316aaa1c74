using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Cli.Rendering;

/// <summary>Tells a person how it ended: a short table where there is a result, one clear line where there is none.</summary>
internal sealed class OutcomeReport(TerminalWriter report, TerminalWriter error)
{
    /// <param name="target">Where the Dockerfile goes; null where the command writes none.</param>
    /// <param name="isWritten">Whether it was.</param>
    public void Write(RewriteOutcome outcome, SourceText source, OutputTarget? target, bool isWritten)
    {
        if (WriteRefusal(outcome, source))
            return;

        TextReport.Write(outcome, source.Name, isWritten ? target : null, report);
        if (outcome.Verdict.ToExitCode() != ExitCode.Success)
            Say($"{source.Name}: {Verdicts.Describe(outcome.Verdict)}{Consequence(target, isWritten)}");
        foreach (var line in outcome.Mask.Apply(outcome.Explanation ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Say(line);
    }

    /// <summary>Says why there is no result, and what a person should look at where there is one.</summary>
    /// <returns>Whether that is all there is to say.</returns>
    public bool WriteRefusal(RewriteOutcome outcome, SourceText source)
    {
        switch (outcome.Result)
        {
            case Unsupported unsupported:
                DiagnosticsPrinter.Print(unsupported.Diagnostics, outcome.Mask, error);
                return true;

            case NothingToSplit nothing:
                Say(outcome.Mask.Apply($"{source.Name}: nothing to split: {nothing.Reason}"));
                return true;

            case AlreadyMultiStage several:
                Say($"{source.Name}: already multi-stage ({several.Stages} stages), nothing was written");
                return true;

            case Split split:
                DiagnosticsPrinter.Print(split.Plan.Cautions, outcome.Mask, error);
                break;
        }

        return false;
    }

    private static string Consequence(OutputTarget? target, bool isWritten) =>
        target is null ? ""
        : isWritten ? $"; {(target.IsStandardOutput ? "standard output" : target.Name)} holds the last attempt, which FAILS"
        : "; nothing was written";

    private void Say(string message) => error.WriteLine($"docksplit: {Printable.Line(message)}");
}
