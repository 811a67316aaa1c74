using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Configuration;
using DockerSplit.Files;
using DockerSplit.Pipeline;
using DockerSplit.Rendering;
using DockerSplit.Reports;
using DockerSplit.Terminal;

namespace DockerSplit.Commands;

/// <summary><c>docksplit verify</c>: the proof alone, for two Dockerfiles at hand.</summary>
internal sealed class VerifyCommand
{
    public const string Name = "verify";

    private readonly IConsole _console;
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;
    private readonly ReportOptions _reports;

    private readonly Argument<string> _original = new("ORIGINAL") { Description = "The Dockerfile that is right." };

    private readonly Argument<string> _rewritten = new("REWRITTEN") { Description = "The Dockerfile that must do the same." };

    private VerifyCommand(IConsole console)
    {
        _console = console;
        _build = new(console);
        _verification = new(console);
        _reports = new(console);
    }

    public static Command Create(IConsole console) => new VerifyCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Builds two Dockerfiles, and compares the images and what their containers answer.")
        {
            _original,
            _rewritten,
        };
        _build.AddTo(command);
        _verification.AddTo(command);
        _reports.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var original = await TextFile.ReadAsync(parsed.GetRequiredValue(_original), _console, cancellationToken);
        var rewritten = await TextFile.ReadAsync(parsed.GetRequiredValue(_rewritten), _console, cancellationToken);
        var files = _reports.Files(parsed);
        var context = _build.Context(parsed, original.Path);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? context, _console.WorkingDirectory);
        var request = new VerifyRequest(original.Source, rewritten.Source, context, _build.Arguments(parsed))
        {
            Recipe = _verification.Recipe(parsed, settings.Recipe),
            Builder = _build.Builder(parsed),
        };
        RewriteOutcome outcome;
        await using (var view = new BuildProgressView(_console.Error))
            outcome = await VerifyPipeline.RunAsync(request, view, cancellationToken);

        var writer = new OutcomeWriter(outcome, rewritten.Source, target: null, isWritten: false, Reproduce(request));
        writer.Print(_reports.Format(parsed), _console.Out, _console.Error);
        await writer.WriteAsync(files, cancellationToken);

        return outcome.Verdict.ToExitCode();
    }

    private static ImmutableArray<string> Reproduce(VerifyRequest request) =>
        Reproduction.Commands(
            request.Original.Name,
            request.Rewritten.Name,
            request.ContextDirectory,
            request.BuildArguments,
            request.Recipe
        );
}
