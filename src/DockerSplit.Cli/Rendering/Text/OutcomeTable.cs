using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>The short table: verdict, sizes, packages, paths, probes; a row each, with the reason.</summary>
internal sealed class OutcomeTable
{
    private const int Unbroken = 10_000;
    private const int MostNotable = 3;
    private const int MostWeak = 2;

    /// <summary>Of one label: nobody reads more, and drawing them would take longer than finding them did.</summary>
    private const int MostRows = 100;
    private const int MostNames = 40;
    private const int LongestCell = 2_000;

    /// <summary>Columns of the second column where nothing else bounds it; one long path must not push all reasons aside.</summary>
    private const int WidestSubject = 60;
    private const int WidestInLog = 100;
    private const int NarrowestSubject = 12;
    private const int LabelWidth = 12;
    private const string Gap = "...";
    private const string Elsewhere = "a JSON report lists them";

    private readonly GridColumn _subjects = new() { Padding = new(0, 0, 2, 0) };
    private readonly Grid _rows;
    private int _widestSubject;

    private string _lastLabel = "";
    private int _rowsOfLabel;

    private readonly int _subjectWidth;
    private readonly bool _breaksLines;

    /// <param name="width">Columns of the terminal.</param>
    private OutcomeTable(int width)
    {
        _breaksLines = width < Unbroken;
        _subjectWidth = _breaksLines ? Math.Clamp((width - LabelWidth) * 2 / 5, NarrowestSubject, WidestSubject) : WidestInLog;
        _rows = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new(0, 0, 2, 0) },
            _subjects,
            new GridColumn { Padding = new(0, 0, 0, 0) }
        );
    }

    /// <summary>Writes what is known.</summary>
    public static void Write(RewriteReport report, TerminalWriter terminal)
    {
        var table = new OutcomeTable(terminal.IsTerminal ? terminal.Width : Unbroken);
        table.AddVerdict(report);
        table.AddPlan(report);
        foreach (var name in report.LeftOut)
            table.AddRow("Left out", name, "both images do the same without it");
        table.AddProbes(report);
        if (report.Trace is { } trace)
            table.AddRow("Trace", trace.Subject, trace.Summary);
        table.AddLedger(report.Ledger);
        table.Draw(terminal);
    }

    /// <summary>In a log or a pipe a row stays on one line, and no line ends in the blanks that fill the grid.</summary>
    private void Draw(TerminalWriter terminal)
    {
        EndLabel();
        _subjects.Width = Math.Min(_widestSubject, _subjectWidth);
        using var page = new StringWriter();
        var width = terminal.IsTerminal ? terminal.Width : Unbroken;
        SpectreConsole.On(terminal with { Writer = page, Width = width }).Write(_rows);
        foreach (var line in page.ToString().TrimEnd().Split('\n'))
            terminal.WriteLine(line.TrimEnd());
    }

    private void AddVerdict(RewriteReport report)
    {
        var style = report.ExitCode == (int)ExitCode.Success ? Color.Green : Color.Red;
        AddRow(
            "Verdict",
            new Cell(Shortened(report.VerdictLine), style),
            Plain(report.Output is null or RewriteReport.StandardOutput ? report.Dockerfile : report.Output)
        );
        if (report.Rounds.Length > 1)
            AddRow("Repairs", (report.Rounds.Length - 1).ToString(CultureInfo.InvariantCulture), "how often the plan was made anew");
        if (report.Rounds.Length > 1)
            AddRounds(report.Rounds);
        foreach (var platform in report.Platforms)
            AddRow("Platform", platform.Platform, platform.Verdict);
        if (report.Sizes is { } sizes)
            AddRow("Size", "of the image", Sizes.Compare(sizes.Original.Bytes, sizes.Rewritten.Bytes));
    }

    /// <summary>What each round tried, and what failed in it.</summary>
    private void AddRounds(ImmutableArray<RoundReport> rounds)
    {
        foreach (var round in rounds)
            AddRow(
                "Round",
                round.Number.ToString(CultureInfo.InvariantCulture),
                $"{round.Reason ?? RoundReport.FirstPlan}: {round.Verdict}{(round.Failure is { } failure ? $": {failure}" : "")}"
            );
    }

    private void AddPlan(RewriteReport report)
    {
        if (report.RuntimeBase is { } runtime)
            AddRow("Base", runtime.Reference, runtime.Evidence.Reason);
        foreach (var package in report.Packages.Where(package => package.Installed))
            AddRow("Install", package.Specification, Because(package.Evidence));
        foreach (var package in report.Packages.Where(package => package is { Requested: true, Installed: false, IsBuildOnly: false }))
            AddRow(package.BroughtBy is null ? "In base" : "Brought", package.Name, Because(package.Evidence));
        foreach (var path in report.Paths.Where(path => path.IsCopied))
            AddRow("Copy", path.Path, path.Bytes is { } size ? $"{Sizes.Show(size)}: {Because(path.Evidence)}" : Because(path.Evidence));
        foreach (
            var group in report
                .Packages.Where(package => package is { Requested: true, IsBuildOnly: true })
                .GroupBy(package => Because(package.Evidence))
        )
            AddDropped([.. group.Select(package => package.Name)], group.Key);
    }

    /// <summary>A few names stand in their column; many stand behind the reason, which may be long.</summary>
    private void AddDropped(ImmutableArray<string> names, string why)
    {
        var all = string.Join(' ', names);
        if (all.Length <= _subjectWidth)
            AddRow("Drop", all, why);
        else
            AddRow("Drop", string.Create(CultureInfo.InvariantCulture, $"{names.Length} packages"), $"{why}: {Names(names)}");
    }

    private void AddProbes(RewriteReport report)
    {
        if (report.RunAs is { } source)
            AddRow("Run as", source, "both containers");
        foreach (var probe in ProbeRows.Of(report.Probes))
            AddRow(
                "Probe",
                probe.Question,
                probe.Agrees
                    ? $"both: {probe.Original}{(probe.IsWeak ? " (weak)" : "")}"
                    : $"{probe.Original}, but rewritten: {probe.Rewritten}"
            );
        foreach (var difference in report.Differences.Where(one => !one.IsNotable))
            AddRow(difference.IsAllowed ? "May differ" : "Differs", difference.Subject, Values(difference));
        AddNotable([.. report.Differences.Where(one => one.IsNotable)]);
    }

    /// <summary>A few; the JSON report has all.</summary>
    private void AddNotable(ImmutableArray<DifferenceReport> notable)
    {
        foreach (var difference in notable.Take(MostNotable))
            AddRow("Note", difference.Subject, Values(difference));
        if (notable.Length > MostNotable)
            AddRow("Note", More(notable.Length - MostNotable), Elsewhere);
    }

    /// <summary>What does not balance stands among the differences.</summary>
    private void AddLedger(LedgerReport? ledger)
    {
        if (ledger is null)
            return;

        AddRow("Ledger", ledger.Balances ? "balances" : "does not balance", LedgerLines.Summary(ledger));
        foreach (var weak in ledger.WeakReasons.Where(weak => weak.Bytes > 0).Take(MostWeak))
            AddRow("Ledger", "weak reason", LedgerLines.Of(weak));
    }

    private static string Values(DifferenceReport difference) => $"{Shown(difference.Original)}, rewritten: {Shown(difference.Rewritten)}";

    private static string Shown(string value) => value.Length == 0 ? "none" : value;

    private static string Because(ImmutableArray<EvidenceReport> evidence) => evidence.FirstOrDefault()?.Reason ?? "";

    private void AddRow(string label, string subject, string reason) => AddRow(label, Plain(Shortened(subject)), Plain(reason));

    /// <summary>A path or an address that is wider than its column loses its middle; words are broken at their blanks. Reports have it whole.</summary>
    private string Shortened(string subject)
    {
        _widestSubject = Math.Max(_widestSubject, subject.Length);

        return _breaksLines ? string.Join(' ', subject.Split(' ').Select(WithoutMiddle)) : WithoutMiddle(subject);
    }

    private string WithoutMiddle(string word)
    {
        if (word.Length <= _subjectWidth)
            return word;

        var kept = _subjectWidth - Gap.Length;

        return $"{word[..(kept / 2)]}{Gap}{word[^(kept - kept / 2)..]}";
    }

    /// <summary>A label stands once for all rows of its kind.</summary>
    private void AddRow(string label, Cell subject, Cell reason)
    {
        var isSame = label == _lastLabel;
        if (!isSame)
            EndLabel();
        if (++_rowsOfLabel <= MostRows)
            _rows.AddRow(new Cell(isSame ? "" : label, new Style(decoration: Decoration.Bold)), subject, reason);
        _lastLabel = label;
    }

    /// <summary>Says how many rows of a label were left out.</summary>
    private void EndLabel()
    {
        if (_rowsOfLabel > MostRows)
            _rows.AddRow(Plain(""), Plain(More(_rowsOfLabel - MostRows)), Plain(Elsewhere));
        _rowsOfLabel = 0;
    }

    private static string Names(ImmutableArray<string> names) =>
        names.Length > MostNames ? $"{string.Join(' ', names.Take(MostNames))} {More(names.Length - MostNames)}" : string.Join(' ', names);

    private static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"and {count} more");

    private static Cell Plain(string text) => new(Printable.Line(text.Length > LongestCell ? $"{text[..LongestCell]}..." : text));
}
