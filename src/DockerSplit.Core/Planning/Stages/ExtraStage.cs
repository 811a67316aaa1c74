using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Stages;

/// <summary>
/// A stage between builder and runtime that the plan adds, so that the builder stays as it was: one that strips, gathers, resolves, or drops
/// development dependencies.
/// </summary>
/// <param name="Name">Its name, which no stage of the original has.</param>
/// <param name="From">The stage or image that it starts from.</param>
/// <param name="Instructions">
/// Whole instructions of a Dockerfile, in order. A line feed stands for a continuation, whatever the escape character of the file is.
/// </param>
/// <param name="Evidence">Why it is there; the reason is written above its instructions.</param>
public sealed record ExtraStage(string Name, string From, ImmutableArray<string> Instructions, Evidence Evidence)
{
    /// <summary>One RUN for several commands.</summary>
    public static string Run(IEnumerable<string> commands, string flags = "") => $"RUN {flags}{string.Join(" && \n    ", commands)}";
}
