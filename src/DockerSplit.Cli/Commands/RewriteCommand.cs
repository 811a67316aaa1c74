using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "How many plans are built and asked at most until one passes. Default: 6.",
        HelpName = "N",
        DefaultValueFactory = _ => RewriteRequest.DefaultRounds,
        Validators = { RequirePositive },
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Writes the last attempt even where it fails; the exit code says so.",
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
            _rounds,
            _keepGoing,
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
        var isWritten = IsWritten(outcome.Verdict, parsed.GetValue(_keepGoing));
        if (isWritten && outcome.Result is Split split)
            await target.WriteAsync(original.Encode(split.Text), _console, cancellationToken);

        // The report never mixes with the Dockerfile.
        new OutcomeReport(target.IsStandardOutput ? _console.Error : _console.Out, _console.Error).Write(
            outcome,
            original.Source,
            target,
            isWritten
        );

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
        )
        {
            Rounds = parsed.GetValue(_rounds),
        };

    /// <summary>A failing attempt is written where the user insists; without a working original there is nothing to insist on.</summary>
    private static bool IsWritten(Verdict verdict, bool keepGoing) =>
        verdict.ToExitCode() == ExitCode.Success || (keepGoing && verdict.ToExitCode() == ExitCode.VerificationFailed);

    private static void RequirePositive(OptionResult result)
    {
        if (result.Tokens is [{ Value: var value }] && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
            result.AddError($"{result.IdentifierToken?.Value}: '{value}' is no number of rounds");
    }
}
