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

    private readonly StringBuilder _text = new();

    private MarkdownPage() { }

    /// <summary>The page. Who reads it has another machine: of an absolute path only the name is shown.</summary>
    public static string Write(RewriteReport report)
    {
        var page = new MarkdownPage();
        var shown = WithoutPlaces(report);
        page.AddHead(shown);
        page.AddSizes(shown.Sizes);
        page.AddPackages(shown.Packages);
        page.AddPaths(shown.Paths);
        page.AddProbes(shown);
        page.AddLedger(shown.Ledger);
        page.AddRounds(shown.Rounds);
        page.AddUse(shown);
        page.AddFold("Reproduce", "sh", string.Join('\n', shown.Reproduce));
        page.AddFold("Diff", "diff", shown.Diff ?? "");

        return page._text.ToString();
    }

    /// <summary>
    /// The report with names alone wherever it tells of files of this machine. What it tells of containers is left alone: the same
    /// directory may be there, too.
    /// </summary>
    private static RewriteReport WithoutPlaces(RewriteReport report)
    {
        var places = new[] { report.Dockerfile, report.Target }
            .OfType<string>()
            .Where(Path.IsPathRooted)
            .Select(path => (Path: path, Name: NameOf(path)))
            .ToArray();
        if (places is [])
            return report;

        return report with
        {
            Dockerfile = Shown(report.Dockerfile),
            Output = report.Output is { } output ? Shown(output) : null,
            Diagnostics = [.. report.Diagnostics.Select(diagnostic => diagnostic with { File = Shown(diagnostic.File) })],
            Reproduce = [.. report.Reproduce.Select(command => Reproduction.IsBuild(command) ? Shown(command) : command)],
            Diff = report.Diff is { } diff ? WithoutPlacesInHead(diff) : null,
        };

        string Shown(string text) =>
            places.Aggregate(text, (shown, place) => shown.Replace(place.Path, place.Name, StringComparison.Ordinal));

        // The first two lines name both files.
        string WithoutPlacesInHead(string text) =>
            text.Split('\n', 3) is [var from, var to, var rest] ? $"{Shown(from)}\n{Shown(to)}\n{rest}" : text;
    }

    /// <summary>The page about two images; of an absolute path only the name is shown here, too.</summary>
    public static string Write(CompareReport report)
    {
        var page = new MarkdownPage();
        page._text.Append(
            CultureInfo.InvariantCulture,
            $"## docksplit: {report.Verdict}\n\n{Code(NameOf(report.Original))} and {Code(NameOf(report.Rewritten))}: **{Sizes.Compare(report.OriginalBytes, report.RewrittenBytes)}**\n"
        );
        page.AddLedger(report.Ledger);

        return page._text.ToString();
    }

    private static string NameOf(string image) => Path.IsPathRooted(image) ? Path.GetFileName(image) : image;

    private void AddHead(RewriteReport report)
    {
        _text.Append(CultureInfo.InvariantCulture, $"## docksplit: {report.VerdictLine}\n\n{Code(report.Dockerfile)}");
        if (report.Output is { } output)
            _text.Append(CultureInfo.InvariantCulture, $" -> {Code(output)}");
        if (report.Sizes is { } sizes)
            _text.Append(CultureInfo.InvariantCulture, $": **{Sizes.Compare(sizes.Original.Bytes, sizes.Rewritten.Bytes)}**");
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
                    .Select(package => new[] { package.Specification, Fate(package), Why(package.Evidence) }),
            ]
        );

    private static string Fate(PackageReport package) =>
        package.Installed ? "installed"
        : package.BroughtBy is { } other ? $"brought by {other}"
        : !package.IsBuildOnly ? "in the base"
        : "dropped";

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

    /// <summary>What changes for those who work with the Dockerfile.</summary>
    private void AddUse(RewriteReport report)
    {
        if (report is not { BuilderStage: { } builder, Output: not null })
            return;

        _text.Append(
            CultureInfo.InvariantCulture,
            $"\n### Working with it\n\n- The compilers are in the stage {Code(builder)}: {Code($"docker build --target {builder} .")} builds it, for debugging and for images that start from this one.\n- A pipeline that keeps its cache outside needs {Code("--cache-to type=...,mode=max")}: the usual {Code("mode=min")} keeps the last stage alone, and everything is compiled anew each time.\n"
        );
    }

    private void AddTable(string title, string[] heads, ImmutableArray<string[]> rows)
    {
        if (rows is [])
            return;

        _text.Append(
            CultureInfo.InvariantCulture,
            $"\n### {title}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n"
        );
        foreach (var row in rows)
            _text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Cell))} |\n");
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
