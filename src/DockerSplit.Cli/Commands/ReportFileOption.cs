using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>--report</c>: files that a report goes to, in the form that their extension tells.</summary>
internal sealed class ReportFileOption
{
    private readonly IConsole _console;
    private readonly Option<string[]> _files;

    public ReportFileOption(IConsole console, string[] extensions)
    {
        _console = console;
        _files = new("--report")
        {
            Description =
                $"A file for a report; its extension tells the form: {string.Join(", ", extensions[..^1])} or {extensions[^1]}. May be repeated.",
            HelpName = "FILE",
        };
        _files.Validators.Add(result =>
        {
            var names = result.Tokens.Where(token => !IsSummary(token.Value, extensions));
            foreach (var token in names.Where(token => !extensions.Contains(Path.GetExtension(token.Value).ToLowerInvariant())))
                result.AddError($"--report: '{token.Value}' must end in {string.Join(", ", extensions)}");
        });
    }

    public void AddTo(Command command) => command.Add(_files);

    /// <summary>A job's summary is a page, and takes it where there is one.</summary>
    private bool IsSummary(string name, string[] extensions) => extensions.Contains(".md") && ReportFile.NamesSummary(name, _console);

    public bool IsGiven(ParseResult parsed) => parsed.GetResult(_files) is not null;

    public bool IsGiven(CommandResult result) => result.GetResult(_files) is not null;

    /// <summary>Opens the report files before anything is built.</summary>
    public ImmutableArray<ReportFile> Files(ParseResult parsed, PathClaims claims) =>
        [.. (parsed.GetValue(_files) ?? []).Select(name => ReportFile.Open(name, claims, _console))];

    /// <summary>Writes the report to all files.</summary>
    public static async Task WriteAsync(IFileForms forms, ImmutableArray<ReportFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
            await file.WriteAsync(forms.For(file.IsSummary ? ReportForms.SummaryExtension : file.Extension), cancellationToken);
    }
}
