using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit explain</c>: each decision with its evidence.</summary>
internal sealed class ExplainCommand(IConsole console)
{
    public const string Name = "explain";

    private readonly PlanArguments _plan = new(console);

    private readonly Option<string?> _why = new("--why")
    {
        Description = "Only the package or the path of this name, with all of its evidence.",
        HelpName = "NAME",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "text or json. Default: text.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "text",
    };

    public static Command Create(IConsole console) => new ExplainCommand(console).Build();

    private Command Build()
    {
        _format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(Name, "Shows each package and path with its role, the evidence, and where it stands.");
        _plan.AddTo(command, mayGuess: false);
        command.Add(_why);
        command.Add(_format);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (original, request) = await _plan.ReadAsync(parsed, cancellationToken);
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(console))
            outcome = await RewritePipeline.RunAsync(request, view, cancellationToken);
        var report = new RewriteReportBuilder(original.Source).Build(outcome, target: null, isWritten: false, reproduce: []);
        new OutcomeText(console.Error, console.Error).WriteRefusal(report);
        if (report.RuntimeBase is null)
            return outcome.Outcome.ToExitCode();

        Show(
            ExplainReport.Of(report, parsed.GetValue(_why), (outcome as Tried)?.Comparison.Measured?.Ledger),
            parsed.GetRequiredValue(_format)
        );

        return outcome.Outcome.ToExitCode();
    }

    private void Show(ExplainReport report, string format)
    {
        if (report.IsEmpty)
            throw new EnvironmentFailure($"there is no package and no path '{report.Only}' in the plan", FailureKind.Usage);

        console.Out.Writer.Write(format == "json" ? ReportJson.Write(report.Decisions) : ExplanationText.Write(report));
    }
}
