using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Application.Inspecting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit inspect</c>: what a built image holds, and what of it is needed.</summary>
internal sealed class InspectCommand
{
    public const string Name = "inspect";

    private readonly IConsole _console;

    private readonly Argument<string> _image = new("IMAGE")
    {
        Description =
            "An image of the engine, which is pulled when it lacks it, or an archive that docker save wrote; - reads one from standard input.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Prints the facts as JSON." };

    private readonly Option<string?> _why = new("--why")
    {
        Description = "Prints only the chain that leads from what the image starts to this file or package.",
        HelpName = "PATH|PACKAGE",
    };

    private readonly ReportFileOption _reports;

    private InspectCommand(IConsole console) => (_console, _reports) = (console, new(console, InspectWriter.Extensions));

    public static Command Create(IConsole console) => new InspectCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Shows what a built image holds: layers, packages, what is reached and what only builds.")
        {
            _image,
            _json,
            _why,
        };
        _reports.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_why) is not null && _reports.IsGiven(result))
                result.AddError("--why and --report exclude each other");
        });
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var image = parsed.GetRequiredValue(_image);
        var claims = new PathClaims();
        if (image != TextFile.StandardStream && ImageArchive.IsMeant(image, _console))
            claims.Reads(Path.GetFullPath(image, _console.WorkingDirectory), "the input");
        var files = _reports.Files(parsed, claims);
        var inspection = InspectedImage.Of(image, await ImageArchive.FactsAsync(image, _console, cancellationToken));
        if (parsed.GetValue(_why) is { } subject)
            return WriteChain(inspection, subject, parsed.GetValue(_json));

        var report = InspectReportBuilder.Build(inspection);
        if (parsed.GetValue(_json))
            _console.Out.Writer.Write(ReportJson.Write(report));
        else
            InspectText.Write(report, _console.Out);
        await ReportFileOption.WriteAsync(new InspectWriter(report), files, cancellationToken);

        return ExitCode.Success;
    }

    private ExitCode WriteChain(InspectedImage inspection, string subject, bool json)
    {
        var why =
            inspection.Why(subject)
            ?? throw new EnvironmentFailure($"{inspection.Name} holds no file and no package of the name {subject}", FailureKind.Usage);
        var chain = InspectReportBuilder.Build(why);
        if (json)
            _console.Out.Writer.Write(ReportJson.Write(chain));
        else
            InspectText.Write(chain, _console.Out);

        return ExitCode.Success;
    }
}
