using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>The options about reports.</summary>
internal sealed class ReportOptions(IConsole console)
{
    private readonly Option<string[]> _files = new("--report")
    {
        Description = "A file for a report; its extension tells the form: .json, .md, .txt or .sarif. May be repeated.",
        HelpName = "FILE",
        Validators = { RequireExtensions },
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "The form of the report on the terminal: text, json or markdown. Default: text.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => ReportForms.Text,
    };

    public void AddTo(Command command)
    {
        _format.AcceptOnlyFromAmong(ReportForms.Formats);
        command.Add(_files);
        command.Add(_format);
    }

    public bool HasFiles(ParseResult parsed) => parsed.GetValue(_files) is { Length: > 0 };

    /// <summary>Opens the report files before anything is built.</summary>
    public ImmutableArray<ReportFile> Files(ParseResult parsed, PathClaims claims) =>
        [.. (parsed.GetValue(_files) ?? []).Select(name => ReportFile.Open(name, claims, console))];

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
        foreach (var file in files)
            await file.WriteAsync(writer.For(file.Extension), cancellationToken);
    }

    private static void RequireExtensions(OptionResult result)
    {
        foreach (
            var token in result.Tokens.Where(token => !ReportForms.Extensions.Contains(Path.GetExtension(token.Value).ToLowerInvariant()))
        )
            result.AddError($"--report: '{token.Value}' must end in {string.Join(", ", ReportForms.Extensions)}");
    }
}
