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
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;

    private readonly Argument<string> _file = new("FILE") { Description = "The Dockerfile, or - for standard input." };

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Builds and verifies first, so that facts of the images decide and not the text alone.",
    };

    public PlanArguments(IConsole console)
    {
        _console = console;
        _build = new(console);
        _verification = new(console);
    }

    /// <param name="mayGuess">Whether the command takes <c>--guess</c>.</param>
    public void AddTo(Command command, bool mayGuess)
    {
        command.Add(_file);
        command.Add(_verify);
        _planning.AddTo(command);
        if (mayGuess)
            _planning.AddGuessTo(command);
        _build.AddTo(command);
        _verification.AddTo(command);
    }

    public Task<TextFile> ReadAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        TextFile.ReadAsync(parsed.GetRequiredValue(_file), _console, cancellationToken);

    public RewriteRequest Create(ParseResult parsed, TextFile original)
    {
        var context = _build.Context(parsed, original.Path);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? context, _console.WorkingDirectory);

        return new(original.Source, context, _build.Arguments(parsed))
        {
            Engine = parsed.GetValue(_verify) ? EngineUse.Demanded : EngineUse.Never,
            Settings = settings with
            {
                Options = _planning.Apply(parsed, settings.Options),
                Recipe = _verification.Recipe(parsed, settings.Recipe, parsed.GetValue(_verify) ? original.Path : null),
            },
            Builder = _build.Builder(parsed),
            Secrets = _build.Secrets(parsed),
        };
    }
}
