using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Diagnostics;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Cli.Rendering;

/// <summary>Shows the decisions of a plan: all with their first reason, or one with all of its reasons.</summary>
internal sealed class Explanation
{
    private readonly bool _whole;

    /// <param name="only">The name of a package or path; null shows all.</param>
    public Explanation(Report report, string? only)
    {
        _whole = only is not null;
        Report = only is null
            ? report
            : report with
            {
                Packages = [.. report.Packages.Where(package => package.Name == only)],
                Paths = [.. report.Paths.Where(path => path.Path == only)],
                Placements = [],
                Commands = [],
                Diff = null,
            };
    }

    public Report Report { get; }

    public bool IsEmpty => _whole && Report.Packages is [] && Report.Paths is [];

    public string ToText()
    {
        var text = new StringBuilder();
        if (!_whole && Report.RuntimeBase is { } runtime)
            Append(text, $"base {runtime.Reference}", "runtime stage", [runtime.Evidence]);
        foreach (var package in Report.Packages)
            Append(text, $"package {package.Name}", Fate(package), package.Evidence);
        foreach (var path in Report.Paths)
            Append(text, $"path {path.Path}", path.Guess ? $"{path.Verdict}, a guess" : path.Verdict, path.Evidence);
        foreach (var placement in Report.Placements)
            Append(text, $"instruction {placement.Instruction}", placement.Stage, [placement.Evidence with { Line = placement.Line, Column = 1 }]);
        foreach (var command in Report.Commands)
            Append(text, $"command {command.Command}", "runtime", [command.Evidence]);

        return text.ToString();
    }

    private static string Fate(PackageReport package) =>
        package.Installed ? $"{package.Role}, installed"
        : package.Role == "runtime" ? "runtime, in the base"
        : package.Role;

    private void Append(StringBuilder text, string subject, string fate, ImmutableArray<EvidenceReport> evidence)
    {
        var (first, others) = (evidence.FirstOrDefault(), _whole ? evidence.Skip(1) : []);
        text.Append(Printable.Line($"{subject}: {fate}{(first is null ? "" : $": {Sentence(first)}")}")).Append('\n');
        foreach (var other in others)
            text.Append(Printable.Line($"  and: {Sentence(other)}")).Append('\n');
    }

    private string Sentence(EvidenceReport evidence)
    {
        var place = evidence.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $" ({Report.Dockerfile}:{line}:{evidence.Column})")
            : "";

        return $"{evidence.Reason} [{evidence.Rule}]{place}";
    }
}
