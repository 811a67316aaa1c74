using System.CommandLine;
using DockerSplit.Files;
using DockerSplit.Pipeline;
using DockerSplit.Rendering;
using DockerSplit.Rewriting;
using DockerSplit.Terminal;

namespace DockerSplit.Commands;

/// <summary><c>docksplit rewrite</c>: the main job.</summary>
internal sealed class RewriteCommand
{
    public const string Name = "rewrite";

    private readonly IConsole _console;
    private readonly VerificationOptions _verification;

    private readonly Argument<string> _file = new("FILE") { Description = "The Dockerfile, or - for standard input." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where the rewritten Dockerfile goes. Default: standard output.",
        HelpName = "FILE|-",
    };

    private readonly Option<bool> _verify = new("--verify") { Description = "Demands verification: fails when no engine answers." };

    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Needs no engine: decides by the text alone." };

    private readonly Option<bool> _strip = new("--strip")
    {
        Description = "Takes symbols out of the programs and libraries that are copied.",
    };

    private RewriteCommand(IConsole console)
    {
        _console = console;
        _verification = new(console);
    }

    public static Command Create(IConsole console) => new RewriteCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Rewrites a Dockerfile, and verifies the result when a Docker engine answers.")
        {
            _file,
            _output,
            _verify,
            _noVerify,
            _strip,
        };
        _verification.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_verify) && result.GetValue(_noVerify))
                result.AddError("--verify and --no-verify exclude each other");
        });
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var original = await TextFile.ReadAsync(parsed.GetRequiredValue(_file), _console, cancellationToken);
        var target = OutputTarget.Open(parsed.GetValue(_output), original, _console);
        var request = Request(parsed, original);
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(_console.Error))
            outcome = await RewritePipeline.RunAsync(request, view, cancellationToken);
        if (outcome is { Result: Split split } && outcome.Verdict.ToExitCode() == ExitCode.Success)
            await target.WriteAsync(original.Encode(split.Text), _console, cancellationToken);

        // The report never mixes with the Dockerfile.
        new OutcomeReport(target.IsStandardOutput ? _console.Error : _console.Out, _console.Error).Write(outcome, original.Source, target);

        return outcome.Verdict.ToExitCode();
    }

    private RewriteRequest Request(ParseResult parsed, TextFile original) =>
        new(
            original.Source,
            _verification.Context(parsed, original.Path),
            _verification.BuildArguments(parsed),
            parsed.GetValue(_verify) ? true
                : parsed.GetValue(_noVerify) ? false
                : null,
            parsed.GetValue(_strip),
            _verification.Probes(parsed)
        );
}
