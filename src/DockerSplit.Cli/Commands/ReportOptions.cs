using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>The options about reports.</summary>
internal sealed class ReportOptions(IConsole console)
{
    private readonly ReportFileOption _files = new(console, ReportForms.Extensions);

    private readonly Option<string> _format = new("--format")
    {
        Description = "The form of the report on the terminal: text, json or markdown. Default: text.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => ReportForms.Text,
    };

    public void AddTo(Command command)
    {
        _format.AcceptOnlyFromAmong(ReportForms.Formats);
        _files.AddTo(command);
        command.Add(_format);
    }

    public bool HasFiles(ParseResult parsed) => _files.IsGiven(parsed);

    /// <summary>Opens the report files before anything is built.</summary>
    public ImmutableArray<ReportFile> Files(ParseResult parsed, PathClaims claims) => _files.Files(parsed, claims);

    /// <summary>Writes the report to the terminal and to all files.</summary>
    /// <param name="isGood">Whether all is well, so that who wants it quiet need not read it.</param>
    public async Task WriteAsync(
        ParseResult parsed,
        ReportForms writer,
        ImmutableArray<ReportFile> files,
        TerminalWriter output,
        bool isGood,
        CancellationToken cancellationToken
    )
    {
        if (!isGood || !console.Talk.IsQuiet || parsed.GetRequiredValue(_format) != ReportForms.Text)
            writer.Print(parsed.GetRequiredValue(_format), output, console.Error);
        await ReportFileOption.WriteAsync(writer, files, cancellationToken);
    }
}
