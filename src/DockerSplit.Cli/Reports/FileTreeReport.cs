using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DockerSplit.Cli.Reports;

/// <summary>
/// An image's files as a tree in which each has a fate. The largest stand one by one and what is smaller is summed, so that the report of
/// any image stays small.
/// </summary>
/// <param name="Fates">What became of files, and why; nodes name them by their index.</param>
/// <param name="Nodes">The root first, each behind the directory that holds it.</param>
internal sealed record FileTreeReport(ImmutableArray<FileFateReport> Fates, ImmutableArray<FileNodeReport> Nodes);

/// <summary>What became of files, and why.</summary>
/// <param name="Fate">One of the words of this type.</param>
/// <param name="Weak">Whether the reason is a habit and no proof.</param>
internal sealed record FileFateReport(string Fate, string Reason, bool Weak)
{
    public const string FromBase = "base";
    public const string Installed = "installed";
    public const string Copied = "copied";
    public const string Reached = "reached";
    public const string BuildOnly = "build-only";
    public const string NotReached = "not-reached";
}

/// <summary>A directory, a file, or several that are summed.</summary>
/// <param name="Parent">The index of the directory that holds it; -1 for the root.</param>
/// <param name="Name">The last part of the path; null for what is summed.</param>
/// <param name="Files">How many files and links it stands for.</param>
/// <param name="Fate">The index of what became of it; null for a directory whose nodes follow.</param>
internal sealed record FileNodeReport(int Parent, string? Name, long Bytes, int Files, int? Fate)
{
    [JsonIgnore]
    public bool IsSum => Name is null;
}
