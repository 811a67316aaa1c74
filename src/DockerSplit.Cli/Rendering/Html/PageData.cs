using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DockerSplit.Application;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.Html;

/// <summary>What a page draws: a report, and the words for it that all forms share.</summary>
/// <param name="Kind"><c>rewrite</c>, <c>compare</c> or <c>inspect</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Tone">How the verdict looks: <c>good</c>, <c>mild</c> or <c>bad</c>.</param>
/// <param name="Summary">The sizes in one line; null where nothing was measured.</param>
internal sealed record PageData(string Kind, string Subject, string Verdict, string Tone, string? Summary, ImmutableArray<PageFact> Facts)
{
    private const string Good = "good";
    private const string Mild = "mild";
    private const string Bad = "bad";

    public string Version { get; } = ProgramVersion.Text;

    /// <summary>What else to know, in sentences.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    public RewriteReport? Rewrite { get; init; }

    public CompareReport? Compare { get; init; }

    public InspectReport? Inspect { get; init; }

    public static PageData Of(RewriteReport report) =>
        new(
            "rewrite",
            report.Output is { } output ? $"{report.Dockerfile} -> {output}" : report.Dockerfile,
            report.VerdictLine,
            ToneOf(report),
            report.Sizes is { } sizes ? Sizes.Compare(sizes.Original.Bytes, sizes.Rewritten.Bytes) : null,
            Known(
                ("The answers prove", report.Proof),
                ("Runtime base", report.RuntimeBase?.Reference),
                ("Ledger", report.Ledger is { } ledger ? LedgerLines.Summary(ledger) : null),
                ("How both were run", report.RunAs),
                ("Dispensable", report.LeftOut is [] ? null : string.Join(", ", report.LeftOut))
            )
        )
        {
            Rewrite = report,
            Advice = report.Advice,
        };

    public static PageData Of(CompareReport report) =>
        new(
            "compare",
            $"{report.Original} and {report.Rewritten}",
            report.Verdict,
            report.Ledger.Balances ? Good : Bad,
            Sizes.Compare(report.OriginalBytes, report.RewrittenBytes),
            Known(("Ledger", LedgerLines.Summary(report.Ledger)))
        )
        {
            Compare = report,
        };

    public static PageData Of(InspectReport report) =>
        new(
            "inspect",
            report.Image,
            Sizes.Show(report.Size),
            Good,
            null,
            Known(
                ("Distribution", report.Distribution),
                ("Architecture", report.Architecture),
                ("Files", report.Files.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("Reached", $"{Sizes.Show(report.ReachedSize)} in {report.ReachedFiles} files"),
                ("Only builds", Sizes.Show(report.BuildOnlySize)),
                ("Packages", report.UnreadPackages)
            )
        )
        {
            Inspect = report,
        };

    private static string ToneOf(RewriteReport report) =>
        report.Outcome switch
        {
            Outcome.Verified when report.Proof == ProbeReport.Weak => Mild,
            Outcome.Verified => Good,
            Outcome.OriginalBroken or Outcome.RewrittenBroken or Outcome.ProbesDiffer or Outcome.Unsupported => Bad,
            _ => Mild,
        };

    private static ImmutableArray<PageFact> Known(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var known = ImmutableArray.CreateBuilder<PageFact>();
        foreach (var (name, value) in facts)
        {
            if (!string.IsNullOrEmpty(value))
                known.Add(new(name, value));
        }

        return known.ToImmutable();
    }
}

/// <summary>Something that is told at the head of a page.</summary>
internal sealed record PageFact(string Name, string Value);

/// <summary>Writes a page's data so that it can stand in a page: no text in it ends the element that holds it.</summary>
internal static class PageJson
{
    private static readonly PageJsonContext Context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // Escapes what means something in HTML, whatever letters it allows.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        }
    );

    public static string Write(PageData data) => JsonSerializer.Serialize(data, Context.PageData);
}

[JsonSerializable(typeof(PageData))]
internal sealed partial class PageJsonContext : JsonSerializerContext;
