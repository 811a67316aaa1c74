namespace DockerSplit.Cli.Reports;

/// <summary>Something to say of a Dockerfile at a place.</summary>
internal sealed record Finding(FindingRule Rule, string File, int Line, int Column, string Message);

/// <summary>A kind of finding.</summary>
/// <param name="Level">SARIF's and GitHub's word: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record FindingRule(string Id, string Title, string Level);

/// <summary>The kinds of findings.</summary>
internal static class FindingRules
{
    public static FindingRule WouldGain { get; } = new("would-gain", "The image would get smaller with a runtime stage", "warning");

    public static FindingRule MayGain { get; } =
        new("may-gain", "The image may get smaller with a runtime stage; an engine can tell", "note");

    public static FindingRule Unreadable { get; } =
        new("unreadable", "The Dockerfile cannot be read or uses something unsupported", "error");

    public static FindingRule Failed { get; } = new("failed", "The rewritten image does not do what the original does", "error");

    public static IEnumerable<FindingRule> All => [WouldGain, MayGain, Unreadable, Failed];
}
