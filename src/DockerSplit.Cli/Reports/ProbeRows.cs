using System.Collections.Immutable;
using System.Globalization;

namespace DockerSplit.Cli.Reports;

/// <summary>What people are told of the questions: of many that are alike and on which both agree, one line.</summary>
internal static class ProbeRows
{
    private const int NamedAnswers = 4;

    /// <summary>The questions in their order, each group at the place of its first.</summary>
    public static ImmutableArray<ProbeReport> Of(ImmutableArray<ProbeReport> probes) =>
        [
            .. probes
                .GroupBy(probe => probe is { Agrees: true, Group: { } group } ? group : $"\0{probe.Question}", StringComparer.Ordinal)
                .SelectMany(rows => IsSummed(rows) ? [Sum(rows.Key, [.. rows])] : rows.ToArray()),
        ];

    private static bool IsSummed(IGrouping<string, ProbeReport> rows) => rows.Count() > 1 && !rows.Key.StartsWith('\0');

    private static ProbeReport Sum(string group, ImmutableArray<ProbeReport> rows)
    {
        var answers = Answers(rows);

        return new(string.Create(CultureInfo.InvariantCulture, $"{group} ({rows.Length})"), answers, answers, Agrees: true, Note: null)
        {
            Proves =
                rows.Any(row => row.Proves == ProbeReport.Strong) ? ProbeReport.Strong
                : rows.Any(row => row.IsWeak) ? ProbeReport.Weak
                : ProbeReport.None,
        };
    }

    /// <summary>How often which answer was given, the most frequent first.</summary>
    private static string Answers(ImmutableArray<ProbeReport> rows)
    {
        var kinds = rows.GroupBy(row => row.Original, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Count())
            .ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .ToArray();
        var named = kinds.Take(NamedAnswers).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} x {kind.Key}"));
        var others = kinds.Skip(NamedAnswers).Sum(kind => kind.Count());

        return string.Join(
            ", ",
            others > 0 ? named.Append(string.Create(CultureInfo.InvariantCulture, $"{others} {(others == 1 ? "other" : "others")}")) : named
        );
    }
}
