using System.CommandLine;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit diff</c>: what a rewrite would change.</summary>
internal sealed class DiffCommand(IConsole console)
{
    public const string Name = "diff";

    private readonly PlanArguments _plan = new(console);

    public static Command Create(IConsole console) => new DiffCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Shows what a rewrite would change, as a unified diff.");
        _plan.AddTo(command, mayGuess: true);
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
        if (outcome.Rewritten is { } split)
            console.Out.Writer.Write(
                console.Out.Patch(UnifiedDiff.Of(original.Source.Name, original.Source.Text, $"{original.Source.Name}.ms", split.Text))
            );
        new OutcomeText(console.Error, console.Error).WriteRefusal(report);

        return outcome.Outcome.ToExitCode();
    }
}
