using System.CommandLine;
using DockerSplit.Files;
using DockerSplit.Pipeline;
using DockerSplit.Rendering;
using DockerSplit.Terminal;

namespace DockerSplit.Commands;

/// <summary><c>docksplit verify</c>: the proof alone, for two Dockerfiles at hand.</summary>
internal sealed class VerifyCommand
{
    public const string Name = "verify";

    private readonly IConsole _console;
    private readonly VerificationOptions _verification;

    private readonly Argument<string> _original = new("ORIGINAL") { Description = "The Dockerfile that is right." };

    private readonly Argument<string> _rewritten = new("REWRITTEN") { Description = "The Dockerfile that must do the same." };

    private VerifyCommand(IConsole console)
    {
        _console = console;
        _verification = new(console);
    }

    public static Command Create(IConsole console) => new VerifyCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Builds two Dockerfiles, and compares the images and what their containers answer.")
        {
            _original,
            _rewritten,
        };
        _verification.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var original = await TextFile.ReadAsync(parsed.GetRequiredValue(_original), _console, cancellationToken);
        var rewritten = await TextFile.ReadAsync(parsed.GetRequiredValue(_rewritten), _console, cancellationToken);
        var request = new VerifyRequest(
            original.Source,
            rewritten.Source,
            _verification.Context(parsed, original.Path),
            _verification.BuildArguments(parsed),
            _verification.Probes(parsed)
        );
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(_console.Error))
            outcome = await VerifyPipeline.RunAsync(request, view, cancellationToken);

        new OutcomeReport(_console.Out, _console.Error).Write(outcome, rewritten.Source, null, isWritten: false);

        return outcome.Verdict.ToExitCode();
    }
}
