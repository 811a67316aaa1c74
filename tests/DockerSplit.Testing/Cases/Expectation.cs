using System.Text.RegularExpressions;

namespace DockerSplit.Testing.Cases;

/// <summary>Holds what the program did against what a case says is right.</summary>
public static partial class Expectation
{
    /// <summary>What is wrong, one line each; nothing when all is well.</summary>
    /// <param name="run">What is right.</param>
    /// <param name="code">The program's exit code.</param>
    /// <param name="written">The Dockerfile that it wrote; null when it wrote none.</param>
    /// <param name="report">All that it said.</param>
    public static IEnumerable<string> Faults(SnapshotRun run, int code, string? written, string report)
    {
        if (!run.RightCodes.Contains(code))
            return [$"exit code {code}, right is {string.Join(" or ", run.RightCodes)}: {FirstLine(report)}"];
        if (IsWritten(run, code) != written is not null)
            return [$"exit code {code}, and {(written is null ? "nothing" : "a Dockerfile")} was written"];

        return [.. OfReport(run, code, report), .. written is null ? [] : OfStage(run, new(written))];
    }

    /// <summary>What nothing proves is written where it is taken as a guess.</summary>
    private static bool IsWritten(SnapshotRun run, int code) =>
        code == 0 || (code == SnapshotRun.UnprovedCode && run.Arguments.Contains("--guess"));

    private static IEnumerable<string> OfReport(SnapshotRun run, int code, string report)
    {
        foreach (var missing in run.Says.Where(fragment => !report.Contains(fragment, StringComparison.Ordinal)))
            yield return $"not said: {missing}";
        if (code != SnapshotRun.NeedsEngineCode)
            yield break;

        foreach (var missing in run.Doubts.Where(fragment => !report.Contains(fragment, StringComparison.Ordinal)))
            yield return $"no such doubt: {missing}";
        if (!Place().IsMatch(report))
            yield return "it takes an engine, and no place tells why";
    }

    private static IEnumerable<string> OfStage(SnapshotRun run, RuntimeStage stage) =>
        [
            .. run.Contains.Where(fragment => !stage.Contains(fragment)).Select(fragment => $"missing: {fragment}"),
            .. run
                .ContainsOneOf.Where(group => !group.Any(stage.Contains))
                .Select(group => $"missing, one of: {string.Join("  or  ", group)}"),
            .. stage.HasInOrder(run.InOrder) ? Array.Empty<string>() : [$"not in this order: {string.Join("  then  ", run.InOrder)}"],
            .. run.Brings.Where(path => !stage.Brings(path)).Select(path => $"not brought: {path}"),
            .. run.Lacks.Where(stage.Contains).Select(fragment => $"should not be there: {fragment}"),
            .. run.Leaves.Where(stage.Touches).Select(path => $"should stay in the builder: {path}"),
        ];

    private static string FirstLine(string report) =>
        report.Split('\n').FirstOrDefault(line => line.Length > 0 && !line.Contains("switched off", StringComparison.Ordinal)) ?? "no word";

    [GeneratedRegex(@"Dockerfile:\d+:\d+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Place();
}
