using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Application.Checking;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit check</c>: which Dockerfiles would gain.</summary>
internal sealed class CheckCommand(IConsole console)
{
    public const string Name = "check";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Dockerfiles, and directories to look for them in.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "text, json, sarif, or github for annotations of a workflow. Default: text.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => CheckWriter.Text,
    };

    private readonly Option<bool> _measure = new("--measure")
    {
        Description = "Builds and verifies each, so that the saving is measured and not guessed.",
    };

    public static Command Create(IConsole console) => new CheckCommand(console).Build();

    private Command Build()
    {
        _format.AcceptOnlyFromAmong(CheckWriter.Formats);
        var command = new Command(Name, "Says which Dockerfiles would gain from a runtime stage, and why.") { _paths, _format, _measure };
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = DockerfileSearch.Find(parsed.GetRequiredValue(_paths), console);
        await using var view = new BuildProgressView(console);
        var measure = parsed.GetValue(_measure);
        var checker = new Checker((name, token) => RequestAsync(name, measure, token), measure, view);
        var report = CheckReportBuilder.Build(await checker.CheckAsync(files, cancellationToken));
        console.Out.Writer.Write(CheckWriter.Write(report, parsed.GetRequiredValue(_format)));

        return report.Files.Any(file => file.WouldGain) ? ExitCode.VerificationFailed : ExitCode.Success;
    }

    /// <param name="measure">Whether its containers are to run, which the settings may not ask too much for.</param>
    private async Task<RewriteRequest> RequestAsync(string name, bool measure, CancellationToken cancellationToken)
    {
        var text = await TextFile.ReadAsync(name, console, cancellationToken);
        var directory = Path.GetDirectoryName(text.Path)!;

        var settings = SettingsFile.ReadFor(directory, console.WorkingDirectory);
        if (measure)
            Allowances.Require(settings.Recipe.Container, []);

        return new(text.Source, new BuildInputs(directory)) { Settings = settings };
    }
}
