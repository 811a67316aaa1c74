using System.CommandLine;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>The options of commands that show a plan and write nothing.</summary>
internal sealed class PlanArguments
{
    private readonly IConsole _console;
    private readonly PlanningOptions _planning = new();
    private readonly DockerfileInput _input;
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Builds and verifies first, so that facts of the images decide and not the text alone.",
    };

    public PlanArguments(IConsole console)
    {
        _console = console;
        _input = new(console);
        _build = new(console);
        _verification = new(console);
    }

    /// <param name="mayGuess">Whether the command takes <c>--guess</c>.</param>
    public void AddTo(Command command, bool mayGuess)
    {
        _input.AddTo(command);
        command.Add(_verify);
        _planning.AddTo(command);
        if (mayGuess)
            _planning.AddGuessTo(command);
        _build.AddTo(command);
        _verification.AddTo(command);
    }

    /// <summary>The Dockerfile, and what is to be done with it.</summary>
    public async Task<(TextFile Original, RewriteRequest Request)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (original, from) = await _input.OneAsync(parsed, cancellationToken);

        return (original, Create(parsed, original, from));
    }

    private RewriteRequest Create(ParseResult parsed, TextFile original, BuildTarget? from)
    {
        var inputs = _build.Inputs(parsed, original.Path, _input.ContextOf(parsed), from);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? inputs.Context, _console.WorkingDirectory);

        return new(original.Source, inputs)
        {
            Engine = parsed.GetValue(_verify) ? EngineUse.Demanded : EngineUse.Never,
            Settings = settings with
            {
                Options = _planning.Apply(parsed, settings.Options),
                Recipe = _verification.Recipe(parsed, settings.Recipe, parsed.GetValue(_verify) ? original.Path : null, from),
            },
        };
    }
}
