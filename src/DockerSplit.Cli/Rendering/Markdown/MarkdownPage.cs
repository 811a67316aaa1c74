using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Markdown;

/// <summary>Writes a report as a comment for a pull request.</summary>
internal sealed class MarkdownPage
{
    private const int MostFindings = 100;

    /// <summary>Rows of a table in a job's summary.</summary>
    private const int MostShown = 30;

    /// <summary>GitHub takes a MiB for all summaries of a step, and drops what is longer as a whole.</summary>
    private const int LongestSummary = 512 * 1024;

    private readonly StringBuilder _text = new();
    private readonly int _mostRows;

    private MarkdownPage(int mostRows = int.MaxValue) => _mostRows = mostRows;

    /// <summary>The page. Who reads it has another machine: of an absolute path only the name is shown.</summary>
    public static string Write(RewriteReport full)
    {
        var report = HostPaths.LeaveOut(full);
        var page = new MarkdownPage();
        page.AddHead(report);
        page.AddPlatforms(report.Platforms);
        page.AddSizes(report.Sizes);
        page.AddPackages(report.Packages);
        page.AddPaths(report.Paths);
        page.AddProbes(report);
        if (report.Trace is { } trace)
            page._text.Append(CultureInfo.InvariantCulture, $"\nTrace, {trace.Subject}: {Cell(trace.Summary)}.\n");
        page.AddLedger(report.Ledger);
        page.AddRounds(report.Rounds);
        page.AddAdvice(report.Advice);
        page.AddFold("Reproduce", "sh", string.Join('\n', report.Reproduce));
        page.AddFold("Diff", "diff", report.Diff ?? "");

        return page._text.ToString();
    }

    /// <summary>The page for a job's summary: the result, what it consists of, what differs, and the diff where there is room.</summary>
    public static string WriteShort(RewriteReport full)
    {
        var report = HostPaths.LeaveOut(full);
        var page = new MarkdownPage(MostShown);
        page.AddHead(report);
        page.AddPlatforms(report.Platforms);
        page.AddPackages(report.Packages);
        page.AddPaths([.. report.Paths.Where(path => path.IsCopied)]);
        page.AddProbes(
            report with
            {
                Probes = [.. report.Probes.Where(probe => !probe.Agrees)],
                Differences = [.. report.Differences.Where(difference => !difference.IsAllowed)],
            }
        );
        if (report.Probes is not [])
            page._text.Append(
                CultureInfo.InvariantCulture,
                $"\n{report.Probes.Count(probe => probe.Agrees)} of {report.Probes.Length} questions were answered alike.\n"
            );
        page.AddAdvice(report.Advice);
        if (page._text.Length + (report.Diff?.Length ?? 0) < LongestSummary / 4)
            page.AddFold("Diff", "diff", report.Diff ?? "");

        // A character takes up to four bytes.
        return page._text.Length < LongestSummary / 4 ? page._text.ToString() : $"{page._text.ToString(0, LongestSummary / 4)}...\n";
    }

    /// <summary>The page about two images; of an absolute path only the name is shown here, too.</summary>
    public static string Write(CompareReport report)
    {
        var page = new MarkdownPage();
        page._text.Append(
            CultureInfo.InvariantCulture,
            $"## docksplit: {report.Verdict}, {Sizes.Compare(report.OriginalBytes, report.RewrittenBytes)}\n\n{Code(HostPaths.NameOf(report.Original))} and {Code(HostPaths.NameOf(report.Rewritten))}\n"
        );
        page.AddLedger(report.Ledger);

        return page._text.ToString();
    }

    private void AddHead(RewriteReport report)
    {
        var sizes = report.Sizes is { } both ? $", {Sizes.Compare(both.Original.Bytes, both.Rewritten.Bytes)}" : "";
        _text.Append(CultureInfo.InvariantCulture, $"## docksplit: {report.VerdictLine}{sizes}\n\n{Code(report.Dockerfile)}");
        if (report.Output is { } output)
            _text.Append(CultureInfo.InvariantCulture, $" -> {Code(output)}");
        _text.Append('\n');
        if (report.Doubts is not [])
            _text.Append(
                "\nThe text alone does not tell enough, and nothing was written. An engine shows what is not known, or a comment or setting says it.\n"
            );
        if (report.Explanation is { } explanation)
            _text.Append(
                CultureInfo.InvariantCulture,
                $"\n{Fence(explanation)}\n{Printable.Lines(explanation.Trim())}\n{Fence(explanation)}\n"
            );
        if (report.RunAs is { } source)
            _text.Append(CultureInfo.InvariantCulture, $"\nHow both containers were run: {Cell(source)}.\n");
        foreach (var diagnostic in report.Diagnostics)
            _text.Append(CultureInfo.InvariantCulture, $"\n- {Cell(diagnostic.ToString())}");
        if (report.Diagnostics is not [])
            _text.Append('\n');
    }

    private void AddPlatforms(ImmutableArray<PlatformReport> platforms) =>
        AddTable("Platforms", ["Platform", "Verdict"], [.. platforms.Select(platform => new[] { platform.Platform, platform.Verdict })]);

    private void AddSizes(SizesReport? sizes)
    {
        if (sizes is null)
            return;

        AddTable("Size", ["Image", "Layer", "Bytes"], [.. Rows("original", sizes.Original), .. Rows("rewritten", sizes.Rewritten)]);

        static IEnumerable<string[]> Rows(string name, ImageReport image) =>
            image
                .Layers.Where(layer => layer.Bytes > 0)
                .Select(layer => new[] { name, layer.CreatedBy ?? "", Sizes.Show(layer.Bytes) })
                .Append([name, "**all layers**", $"**{Sizes.Show(image.Bytes)}**"]);
    }

    private void AddPackages(ImmutableArray<PackageReport> packages) =>
        AddTable(
            "Packages",
            ["Package", "", "Why"],
            [
                .. packages
                    .OrderByDescending(package => package.Installed)
                    .Select(package => new[] { package.Specification, package.Fate, Why(package.Evidence) }),
            ]
        );

    private void AddPaths(ImmutableArray<PathReport> paths) =>
        AddTable(
            "Paths",
            ["Path", "", "Size", "Why"],
            [
                .. paths.Select(path =>
                    new[]
                    {
                        Code(path.Path),
                        path.Guess ? $"{path.Verdict} (a guess)" : path.Verdict,
                        path.Bytes is { } bytes ? Sizes.Show(bytes) : "",
                        Why(path.Evidence),
                    }
                ),
            ]
        );

    private void AddProbes(RewriteReport report) =>
        AddTable(
            "Probes",
            ["Question", "Original", "Rewritten", ""],
            [
                .. ProbeRows
                    .Of(report.Probes)
                    .Select(probe =>
                        new[]
                        {
                            probe.Question,
                            probe.Original,
                            probe.Rewritten,
                            $"{(!probe.Agrees ? "**differs**" : probe.IsWeak ? "same (weak)" : "same")} {probe.Note}".Trim(),
                        }
                    ),
                .. report.Differences.Select(difference =>
                    new[]
                    {
                        difference.Subject,
                        difference.Original,
                        difference.Rewritten,
                        difference.IsAllowed ? "may differ" : "**differs**",
                    }
                ),
            ]
        );

    /// <summary>What breaks first, then what the rest comes to.</summary>
    private void AddLedger(LedgerReport? ledger)
    {
        if (ledger is null)
            return;

        AddTable(
            "Ledger: what does not balance",
            ["", "What", "Original", "Rewritten", "Remedy"],
            [
                .. ledger
                    .Findings.Take(MostFindings)
                    .Select(finding =>
                        new[]
                        {
                            finding.IsBreak ? "**breaks**" : "note",
                            finding.Package is { } package ? $"{finding.Title} ({package})" : finding.Title,
                            finding.Original,
                            finding.Rewritten,
                            finding.Remedy,
                        }
                    ),
            ]
        );
        AddTable(
            "Ledger",
            ["Fate", "Of", "Number", "Size", "Why"],
            [
                .. ledger
                    .Fates.Where(sum => sum.Fate == LedgerReport.Same)
                    .Select(sum => new[] { sum.Fate, sum.Subject, Number(sum.Count), Sizes.Show(sum.Bytes), "" }),
                .. ledger.Reasons.Select(reason =>
                    new[]
                    {
                        reason.Fate,
                        reason.Subject,
                        Number(reason.Count),
                        Sizes.Show(reason.Bytes),
                        $"{reason.Reason}{(reason.Weak ? " (a weak reason)" : "")}",
                    }
                ),
            ]
        );
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void AddRounds(ImmutableArray<RoundReport> rounds)
    {
        if (rounds.Length > 1)
            AddTable(
                "Rounds",
                ["Round", "Plan", "Why", "Outcome"],
                [
                    .. rounds.Select(round =>
                        new[]
                        {
                            round.Number.ToString(CultureInfo.InvariantCulture),
                            round.Rung,
                            round.Reason ?? RoundReport.FirstPlan,
                            round.Failure is { } failure ? $"{round.Verdict}: {failure}" : round.Verdict,
                        }
                    ),
                ]
            );
    }

    private void AddAdvice(ImmutableArray<string> advice)
    {
        if (advice is [])
            return;

        _text.Append("\n### Good to know\n\n");
        foreach (var sentence in advice)
            _text.Append(CultureInfo.InvariantCulture, $"- {Cell(sentence)}\n");
    }

    private void AddTable(string title, string[] heads, ImmutableArray<string[]> rows)
    {
        if (rows is [])
            return;

        _text.Append(
            CultureInfo.InvariantCulture,
            $"\n### {title}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n"
        );
        foreach (var row in rows.Take(_mostRows))
            _text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Cell))} |\n");
        if (rows.Length > _mostRows)
            _text.Append(CultureInfo.InvariantCulture, $"\n{rows.Length - _mostRows} more\n");
    }

    private void AddFold(string title, string language, string content)
    {
        if (content.Length > 0)
            _text.Append(
                CultureInfo.InvariantCulture,
                $"\n<details><summary>{title}</summary>\n\n{Fence(content)}{language}\n{Printable.Lines(content.TrimEnd())}\n{Fence(content)}\n\n</details>\n"
            );
    }

    /// <summary>A fence longer than any in the content.</summary>
    private static string Fence(string content)
    {
        var fence = "```";
        while (content.Contains(fence, StringComparison.Ordinal))
            fence += "`";

        return fence;
    }

    private static string Why(ImmutableArray<EvidenceReport> evidence) => evidence is [var first, ..] ? first.Reason : "";

    /// <summary>A code span, which no backtick in the text ends.</summary>
    private static string Code(string text) => $"`{Printable.Line(text).Replace('`', '\'')}`";

    /// <summary>Text from outside stays in its cell, and is no link, image, mention or element; emphasis is the worst that it can do.</summary>
    private static string Cell(string text) =>
        Printable
            .Line(text)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("[", "&#91;", StringComparison.Ordinal)
            .Replace("]", "&#93;", StringComparison.Ordinal)
            .Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase)
            .Replace("@", "&#64;", StringComparison.Ordinal);
}
