using System.CommandLine;
using DockerSplit.Application.Comparing;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit compare</c>: two built images, file by file, without running them.</summary>
internal sealed class CompareCommand
{
    public const string Name = "compare";

    private readonly IConsole _console;
    private readonly ReportOptions _reports;

    private readonly Argument<string> _original = new("ORIGINAL")
    {
        Description = "The image that is right: one of the engine, or an archive that docker save wrote; - reads one from standard input.",
    };

    private readonly Argument<string> _rewritten = new("REWRITTEN") { Description = "The image that must hold the same." };

    private CompareCommand(IConsole console) => (_console, _reports) = (console, new(console));

    public static Command Create(IConsole console) => new CompareCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Compares two built images: files, links, modes, owners, packages, accounts, settings.")
        {
            _original,
            _rewritten,
        };
        _reports.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_original) == TextFile.StandardStream && result.GetValue(_rewritten) == TextFile.StandardStream)
                result.AddError("standard input holds only one image");
        });
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (original, rewritten) = (parsed.GetRequiredValue(_original), parsed.GetRequiredValue(_rewritten));
        var claims = new PathClaims();
        foreach (
            var name in new[] { original, rewritten }.Where(name => name != TextFile.StandardStream && ImageArchive.IsMeant(name, _console))
        )
            claims.Reads(Path.GetFullPath(name, _console.WorkingDirectory), "an input");
        var files = _reports.Files(parsed, claims);

        var pair = ImagePair.Of(
            (original, await ImageArchive.FactsAsync(original, _console, cancellationToken)),
            (rewritten, await ImageArchive.FactsAsync(rewritten, _console, cancellationToken))
        );
        var report = CompareReport.Of(pair);
        await _reports.WriteAsync(
            parsed,
            new CompareWriter(report),
            files,
            _console.Out,
            report.Code == ExitCode.Success,
            cancellationToken
        );

        return report.Code;
    }
}
