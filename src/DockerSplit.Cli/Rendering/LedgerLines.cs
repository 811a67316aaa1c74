using System.Globalization;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering;

/// <summary>The ledger in lines, the same in every form for people.</summary>
internal static class LedgerLines
{
    /// <summary>Such as <c>812 kept, 230 left out (212.4 MB), 14 made anew</c>.</summary>
    public static string Summary(LedgerReport ledger)
    {
        var otherwise = ledger.CountOf("brought-otherwise") + ledger.CountOf("generated") + ledger.CountOf("volatile");

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ledger.CountOf(LedgerReport.Same)} kept, {ledger.CountOf(LedgerReport.Dropped)} left out ({Sizes.Show(ledger.BytesOf(LedgerReport.Dropped))}), {otherwise} made anew"
        );
    }

    /// <summary>Such as <c>12 packages, 8.3 MB, dropped: only compilers read it (weak)</c>.</summary>
    public static string Of(LedgerReasonReport reason) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{reason.Count} {reason.Subject}{(reason.Count == 1 ? "" : "s")}, {Sizes.Show(reason.Bytes)}, {reason.Fate}: {reason.Reason}{(reason.Weak ? " (weak)" : "")}"
        );

    /// <summary>What is wrong with both values, and what to do.</summary>
    public static string Of(LedgerFindingReport finding)
    {
        var owner = finding.Package is { } package && package != finding.Name ? $" of {package}" : "";
        var values = (finding.Original, finding.Rewritten) switch
        {
            ("", "") => "",
            ({ } before, "") => $" ({before})",
            ("", { } now) => $" ({now})",
            var (before, now) => $" ({now} instead of {before})",
        };

        return $"{finding.Title}{owner}{values}: {finding.Remedy}";
    }
}
