using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit rewrite</c>: the main job.</summary>
internal sealed class RewriteCommand
{
    public const string Name = "rewrite";

    private readonly IConsole _console;
    private readonly PlanningOptions _planning = new();
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;
    private readonly ReportOptions _reports;

    private readonly Argument<string> _file = new("FILE") { Description = "The Dockerfile, or - for standard input." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where the rewritten Dockerfile goes. Default: standard output.",
        HelpName = "FILE|-",
    };

    private readonly Option<bool> _verify = new("--verify") { Description = "Demands verification: fails when no engine answers." };

    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Needs no engine: decides by the text alone." };

    private readonly Option<int?> _rounds = new("--rounds")
    {
        Description = "How many plans are built and asked at most until one passes. Default: 6.",
        HelpName = "N",
        Validators = { OptionChecks.Rounds },
    };

    private readonly Option<TimeSpan?> _minimise = new("--minimise")
    {
        Description = "After success, tries for so long, such as 5m, to drop what was kept on weak evidence.",
        HelpName = "TIME",
        CustomParser = OptionChecks.Duration,
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Writes the last attempt even where it fails; the exit code says so.",
    };

    private RewriteCommand(IConsole console)
    {
        _console = console;
        _build = new(console);
        _verification = new(console);
        _reports = new(console);
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
            _rounds,
            _minimise,
            _keepGoing,
        };
        _planning.AddTo(command);
        _planning.AddGuessTo(command);
        _build.AddTo(command);
        _verification.AddTo(command);
        _reports.AddTo(command);
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
        var claims = new PathClaims().Reads(original.Path, "the input");
        var target = OutputTarget.Open(parsed.GetValue(_output), claims, _console);
        var files = _reports.Files(parsed, claims);
        var request = Request(parsed, original);
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(_console.Error))
            outcome = await RewritePipeline.RunAsync(request, view, cancellationToken);
        var isWritten = IsWritten(outcome.Outcome, parsed.GetValue(_keepGoing), request.Settings.Options.Guess);
        if (isWritten && outcome.Rewritten is { } split)
            await target.WriteAsync(original.Encode(split.Text), _console, cancellationToken);

        var report = new RewriteReportBuilder(original.Source).Build(
            outcome,
            target.Name,
            isWritten,
            Reproduce(request, original, target, outcome.Mask)
        );
        // The report never mixes with the Dockerfile.
        var output = target.IsStandardOutput ? _console.Error : _console.Out;
        await _reports.WriteAsync(parsed, new ReportWriter(report), files, output, cancellationToken);

        return outcome.Outcome.ToExitCode();
    }

    private RewriteRequest Request(ParseResult parsed, TextFile original)
    {
        var context = _build.Context(parsed, original.Path);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? context, _console.WorkingDirectory);

        return new(original.Source, context, _build.Arguments(parsed))
        {
            Engine =
                parsed.GetValue(_verify) ? EngineUse.Demanded
                : parsed.GetValue(_noVerify) ? EngineUse.Never
                : EngineUse.WhenItAnswers,
            Settings = settings with
            {
                Options = _planning.Apply(parsed, settings.Options),
                Recipe = _verification.Recipe(parsed, settings.Recipe, parsed.GetValue(_noVerify) ? null : original.Path),
                Rounds = parsed.GetValue(_rounds) ?? settings.Rounds,
            },
            Minimise = parsed.GetValue(_minimise),
            Builder = _build.Builder(parsed),
            Secrets = _build.Secrets(parsed),
        };
    }

    private ImmutableArray<string> Reproduce(RewriteRequest request, TextFile original, OutputTarget target, SecretMask mask) =>
        Reproduction.Commands(
            original.Source.Name,
            target.IsStandardOutput ? $"{original.Source.Name}.ms" : target.Name,
            request.Inputs,
            _console.WorkingDirectory,
            request.Settings.Recipe,
            mask
        );

    /// <summary>
    /// A failing attempt is written where the user insists, an unproved one where he takes a guess; without a working original there is
    /// nothing to insist on.
    /// </summary>
    private static bool IsWritten(Outcome outcome, bool keepGoing, bool guess) =>
        outcome.ToExitCode() switch
        {
            ExitCode.Success => true,
            ExitCode.Unproved => guess,
            ExitCode.VerificationFailed => keepGoing,
            _ => false,
        };
}
