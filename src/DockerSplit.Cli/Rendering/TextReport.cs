using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Diagnostics;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Planning;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace DockerSplit.Cli.Rendering;

/// <summary>The short table: verdict, sizes, packages, paths, probes; a row each, with the reason.</summary>
internal sealed class TextReport
{
    private const int Unbroken = 10_000;
    private const int MostNotable = 3;

    private readonly Grid _rows = new Grid().AddColumns(
        new GridColumn { NoWrap = true, Padding = new(0, 0, 2, 0) },
        new GridColumn { Padding = new(0, 0, 2, 0) },
        new GridColumn { Padding = new(0, 0, 0, 0) }
    );

    private string _lastLabel = "";

    private readonly SecretMask _mask;

    private TextReport(SecretMask mask) => _mask = mask;

    /// <summary>Writes what is known of the outcome.</summary>
    public static void Write(RewriteOutcome outcome, string name, OutputTarget? target, TerminalWriter terminal)
    {
        var report = new TextReport(outcome.Mask);
        report.AddVerdict(outcome, target is { IsStandardOutput: false } ? target.Name : name);
        if (outcome.Result is Split split)
            report.AddPlan(split.Plan);
        report.AddDispensable(outcome);
        if (outcome.Verification is { } verification)
            report.AddProbes(verification);
        report.Draw(terminal);
    }

    /// <summary>In a log or a pipe a row stays on one line, and no line ends in the blanks that fill the grid.</summary>
    private void Draw(TerminalWriter terminal)
    {
        using var page = new StringWriter();
        var width = terminal.IsTerminal ? terminal.Width : Unbroken;
        SpectreConsole.On(terminal with { Writer = page, Width = width }).Write(_rows);
        foreach (var line in page.ToString().TrimEnd().Split('\n'))
            terminal.WriteLine(line.TrimEnd());
    }

    private void AddVerdict(RewriteOutcome outcome, string name)
    {
        var style = outcome.Verdict.ToExitCode() == ExitCode.Success ? Color.Green : Color.Red;
        AddRow("Verdict", new Cell(Verdicts.Describe(outcome.Verdict), style), Plain(name));
        AddRounds(outcome);
        if (outcome.Verification is not { } verification)
            return;

        AddRow("Size", "of the image", Sizes.Compare(verification.OriginalSize, verification.RewrittenSize));
    }

    private void AddRounds(RewriteOutcome outcome)
    {
        if (outcome.Repairs > 0)
            AddRow("Repairs", outcome.Repairs.ToString(CultureInfo.InvariantCulture), "how often the plan was made anew");
        foreach (var round in outcome.Rounds.Skip(1))
            AddRow("Round", round.Number.ToString(CultureInfo.InvariantCulture), $"{round.Reason}: {Verdicts.Describe(round.Verdict)}");
    }

    private void AddDispensable(RewriteOutcome outcome)
    {
        foreach (var name in outcome.Dropped)
            AddRow("Left out", name, "both images do the same without it");
    }

    private void AddPlan(SplitPlan plan)
    {
        AddRow("Base", plan.Base.Reference, plan.Base.Evidence.Reason);
        foreach (var package in plan.Installs)
            AddRow("Install", package.Specification, Because(package.Evidence));
        foreach (var package in plan.Packages.Where(package => package is { Requested: true, Role: PackageRole.Runtime, Install: false }))
            AddRow("In base", package.Name, Because(package.Evidence));
        foreach (var path in plan.Copies)
            AddRow("Copy", path.Path, path.Size is { } size ? $"{Sizes.Show(size)}: {Because(path.Evidence)}" : Because(path.Evidence));
        foreach (var group in plan.Packages.Where(IsDropped).GroupBy(package => Because(package.Evidence)))
            AddRow("Drop", string.Join(' ', group.Select(package => package.Name)), group.Key);
    }

    private void AddProbes(VerificationSummary verification)
    {
        foreach (var probe in verification.Probes)
            AddRow("Probe", probe.Name, probe.Agrees ? $"both: {probe.Original}" : $"{probe.Original}, but rewritten: {probe.Rewritten}");
        foreach (var difference in verification.Differences.Where(one => one.Weight != DifferenceWeight.Notable))
            AddRow(difference.Weight == DifferenceWeight.Allowed ? "May differ" : "Differs", difference.Subject, difference.Values);
        AddNotable([.. verification.Differences.Where(one => one.Weight == DifferenceWeight.Notable)]);
    }

    /// <summary>A few; the JSON report has all.</summary>
    private void AddNotable(ImmutableArray<ImageDifference> notable)
    {
        foreach (var difference in notable.Take(MostNotable))
            AddRow("Note", difference.Subject, difference.Values);
        if (notable.Length > MostNotable)
            AddRow("Note", string.Create(CultureInfo.InvariantCulture, $"and {notable.Length - MostNotable} more"), "a JSON report lists them");
    }

    private static bool IsDropped(PackageDecision package) => package is { Requested: true, Role: PackageRole.BuildOnly };

    private static string Because(IReadOnlyCollection<Evidence> evidence) => evidence.FirstOrDefault()?.Reason ?? "";

    private void AddRow(string label, string subject, string reason) => AddRow(label, Plain(subject), Plain(reason));

    /// <summary>A label stands once for all rows of its kind.</summary>
    private void AddRow(string label, Cell subject, Cell reason)
    {
        _rows.AddRow(new Cell(label == _lastLabel ? "" : label, new Style(decoration: Decoration.Bold)), subject, reason);
        _lastLabel = label;
    }

    /// <summary>Masked before it is broken into lines.</summary>
    private Cell Plain(string text) => new(Printable.Line(_mask.Apply(text)));
}
