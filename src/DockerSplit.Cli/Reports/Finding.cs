using System.Security.Cryptography;
using System.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Something to say of a Dockerfile at a place.</summary>
internal sealed record Finding(FindingRule Rule, string File, int Line, int Column, string Message)
{
    /// <summary>The file as a relative address, whatever characters are in its name.</summary>
    public string Address => string.Join('/', File.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    /// <summary>The same for the same finding wherever it moves to in its file.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rule.Id}\n{File}\n{Message}")))[..32];
}

/// <summary>A kind of finding.</summary>
/// <param name="Level">SARIF's and GitHub's word: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Help">What to do about it.</param>
internal sealed record FindingRule(string Id, string Title, string Level, string Help)
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Note = "note";

    /// <summary>Whether it is only a reason to look.</summary>
    public bool IsNote => Level == Note;
}

/// <summary>The kinds of findings.</summary>
internal static class FindingRules
{
    public static FindingRule WouldGain { get; } =
        new(
            "would-gain",
            "The image would get smaller with a runtime stage",
            FindingRule.Warning,
            "'docksplit rewrite FILE -o FILE.ms' writes the Dockerfile with a runtime stage, and proves it where a Docker engine answers."
        );

    public static FindingRule MayGain { get; } =
        new(
            "may-gain",
            "The image may get smaller with a runtime stage; an engine can tell",
            FindingRule.Note,
            "'docksplit explain FILE' shows each doubt; 'docksplit rewrite FILE' with a Docker engine settles them by looking at the image."
        );

    public static FindingRule Unreadable { get; } =
        new(
            "unreadable",
            "The Dockerfile cannot be read or uses something unsupported",
            FindingRule.Error,
            "The message names line and column; 'docker build --check' tells whether Docker can read the file."
        );

    public static FindingRule Failed { get; } =
        new(
            "failed",
            "The rewritten image does not do what the original does",
            FindingRule.Error,
            "'docksplit rewrite FILE --report report.html' shows what differs, and the commands that show it with plain docker."
        );

    public static IEnumerable<FindingRule> All => [WouldGain, MayGain, Unreadable, Failed];
}
