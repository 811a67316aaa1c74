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
    private readonly DockerfileInput _input;
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;
    private readonly ReportOptions _reports;

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where the rewritten Dockerfile goes. Default: standard output.",
        HelpName = "FILE|-",
    };

    private readonly Option<bool> _inPlace = new("--in-place", "-i") { Description = "Overwrites the Dockerfile itself." };

    private readonly Option<bool> _backup = new("--backup") { Description = "With --in-place: keeps the former text in FILE.bak." };

    private readonly Option<bool> _dryRun = new("--dry-run", "-n")
    {
        Description = "Does everything and writes no Dockerfile: shows the difference instead.",
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
        _input = new(console);
        _build = new(console) { TakesSeveralPlatforms = true };
        _verification = new(console);
        _reports = new(console);
    }

    public static Command Create(IConsole console) => new RewriteCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Rewrites a Dockerfile, and verifies the result when a Docker engine answers.");
        _input.AddTo(command);
        foreach (var option in (Option[])[_output, _inPlace, _backup, _dryRun, _verify, _noVerify, _rounds, _minimise, _keepGoing])
            command.Add(option);
        _planning.AddTo(command);
        _planning.AddGuessTo(command);
        _build.AddTo(command);
        _verification.AddTo(command);
        _reports.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_verify) && result.GetValue(_noVerify))
                result.AddError("--verify and --no-verify exclude each other");
            if (result.GetValue(_inPlace) && result.GetValue(_output) is not null)
                result.AddError("--in-place and --output exclude each other");
            if (result.GetValue(_backup) && !result.GetValue(_inPlace))
                result.AddError("--backup needs --in-place");
        });
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await _input.TargetsAsync(parsed, cancellationToken) is not { } targets)
            return await RunAsync(parsed, await _input.ReadAsync(parsed, cancellationToken), null, null, cancellationToken);
        if (targets.Length > 1 && (parsed.GetValue(_output) is not null || _reports.HasFiles(parsed)))
            throw new EnvironmentFailure(
                $"--output and --report are for one Dockerfile, and there are {targets.Length}: {string.Join(", ", targets.Select(one => one.Name))}",
                FailureKind.Usage
            );

        var worst = ExitCode.Success;
        foreach (var target in targets)
        {
            var name = Path.GetRelativePath(_console.WorkingDirectory, target.Dockerfile);
            if (targets.Length > 1 && !_console.Talk.IsQuiet)
                _console.Error.WriteLine(Printable.Line($"{target.Name}: {name}"));
            var original = await TextFile.ReadAsync(name, _console, cancellationToken);
            var code = await RunAsync(parsed, original, target, targets.Length > 1 ? $"{name}.ms" : null, cancellationToken);
            worst = worst is ExitCode.Success or ExitCode.NothingToDo && code != ExitCode.Success ? code : worst;
        }

        return worst;
    }

    /// <param name="from">What a compose or bake file says of the build; null for a Dockerfile that was named.</param>
    /// <param name="output">Where the rewritten Dockerfile goes when the user does not say; null for standard output.</param>
    private async Task<ExitCode> RunAsync(
        ParseResult parsed,
        TextFile original,
        BuildTarget? from,
        string? output,
        CancellationToken cancellationToken
    )
    {
        var claims = new PathClaims().Reads(original.Path, "the input");
        var target = Target(parsed, original, output, claims);
        var files = _reports.Files(parsed, claims);
        var request = Request(parsed, original, from);
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(_console))
            outcome = await RewritePipeline.RunAsync(request, view, cancellationToken);
        var isGood = IsWritten(outcome.Outcome, parsed.GetValue(_keepGoing), request.Settings.Options.Guess);
        var isWritten = isGood && !parsed.GetValue(_dryRun);
        if (isGood && outcome.Rewritten is { } split)
            await HandOverAsync(parsed, original, split.Text, target, cancellationToken);

        var report = new RewriteReportBuilder(original.Source).Build(
            outcome,
            target.Name,
            isWritten,
            Reproduce(request, original, target, outcome.Mask)
        );
        // The report never mixes with the Dockerfile.
        var terminal = target.IsStandardOutput ? _console.Beside : _console.Out;
        await _reports.WriteAsync(
            parsed,
            new ReportWriter(report),
            files,
            terminal,
            outcome.Outcome.ToExitCode() == ExitCode.Success,
            cancellationToken
        );

        return outcome.Outcome.ToExitCode();
    }

    /// <summary>Where the rewritten Dockerfile goes; a dry run shows it.</summary>
    private OutputTarget Target(ParseResult parsed, TextFile original, string? otherwise, PathClaims claims)
    {
        if (parsed.GetValue(_dryRun))
            return OutputTarget.StandardOutput;
        if (!parsed.GetValue(_inPlace))
            return OutputTarget.Open(parsed.GetValue(_output) ?? otherwise, claims, _console);

        return original.Path is { } path
            ? OutputTarget.InPlace(path, original.Source.Name)
            : throw new EnvironmentFailure("--in-place needs a file, not standard input", FailureKind.Usage);
    }

    private async Task HandOverAsync(
        ParseResult parsed,
        TextFile original,
        string rewritten,
        OutputTarget target,
        CancellationToken cancellationToken
    )
    {
        if (parsed.GetValue(_dryRun))
        {
            var name = parsed.GetValue(_output) ?? $"{original.Source.Name}.ms";
            _console.Out.Writer.Write(_console.Out.Patch(UnifiedDiff.Of(original.Source.Name, original.Source.Text, name, rewritten)));
            return;
        }

        if (parsed.GetValue(_backup))
            await new OutputTarget($"{target.Path}.bak", $"{target.Name}.bak").WriteAsync(
                original.Encode(original.Source.Text),
                _console,
                cancellationToken
            );
        await target.WriteAsync(original.Encode(rewritten), _console, cancellationToken);
    }

    private RewriteRequest Request(ParseResult parsed, TextFile original, BuildTarget? from)
    {
        var inputs = _build.Inputs(parsed, original.Path, _input.ContextOf(parsed), from);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? inputs.Context, _console.WorkingDirectory);

        return new(original.Source, inputs)
        {
            Engine =
                parsed.GetValue(_verify) ? EngineUse.Demanded
                : parsed.GetValue(_noVerify) ? EngineUse.Never
                : EngineUse.WhenItAnswers,
            Settings = settings with
            {
                Options = _planning.Apply(parsed, settings.Options),
                Recipe = _verification.Recipe(parsed, settings.Recipe, parsed.GetValue(_noVerify) ? null : original.Path, from),
                Rounds = parsed.GetValue(_rounds) ?? settings.Rounds,
            },
            Minimise = parsed.GetValue(_minimise),
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
