using System.Text.Json.Serialization;
using DockerSplit.Application.Comparing;

namespace DockerSplit.Cli.Reports;

/// <summary>What comparing two images showed: <c>docs/compare.md</c> describes it.</summary>
/// <param name="Original">The image that is right, as it was named.</param>
/// <param name="Rewritten">The image that was compared with it, as it was named.</param>
/// <param name="OriginalBytes">The sum of its uncompressed layers.</param>
internal sealed record CompareReport(string Original, string Rewritten, long OriginalBytes, long RewrittenBytes, LedgerReport Ledger)
{
    /// <summary>The version of this form. It grows when a field is removed or means something else.</summary>
    public int Version { get; init; } = 1;

    /// <summary><c>same</c> or <c>different</c>.</summary>
    public string Verdict => Ledger.Balances ? "same" : "different";

    public int ExitCode => (int)Code;

    [JsonIgnore]
    public ExitCode Code => Ledger.Balances ? Cli.ExitCode.Success : Cli.ExitCode.VerificationFailed;

    /// <summary>Both images by layer and by package.</summary>
    public required SizesReport Sizes { get; init; }

    /// <summary>The original's files with what became of them.</summary>
    public required FileTreeReport Files { get; init; }

    public static CompareReport Of(ImagePair pair) =>
        new(pair.Original, pair.Rewritten, pair.Facts.Original.Size, pair.Facts.Rewritten.Size, LedgerReportBuilder.Of(pair.Ledger)!)
        {
            Sizes = ComparisonReportBuilder.SizesOf(pair.Facts),
            Files = FileTrees.Of(pair.Facts, pair.Ledger, copied: [])!,
        };
}
