using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>How any container is watched: what is put to it meanwhile, and whether the tracer is still there.</summary>
internal static class Watch
{
    /// <summary>The tracer's name, in words and among processes.</summary>
    public const string Process = "strace";

    /// <summary>A tracer slows its program down: what hangs is given up after so long beyond the budget.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a stop is waited for.</summary>
    public static TimeSpan LongestStop { get; } = TimeSpan.FromSeconds(3);

    /// <summary>How soon a tracer that still has lines to write has written them.</summary>
    public static TimeSpan Flush { get; } = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>The container with a tracer. What it may take to get ready is bounded, like all.</summary>
    public static ContainerSpec Over(ContainerSpec spec, TraceTool tool, TimeSpan? budget)
    {
        var timeout = spec.Recipe.Timeout;
        if (budget is { } time && time < timeout)
            timeout = time > Shortest ? time : Shortest;

        return spec with
        {
            Trace = new(tool, spec.Recipe.Container.WorkingDirectory ?? spec.Config.WorkingDirectory),
            Recipe = spec.Recipe with { Timeout = timeout },
        };
    }

    /// <summary>Whether a program is asked: its log and its end are no questions here.</summary>
    public static bool IsQuestion(Probe? probe) => probe is not (null or LogProbe or StopProbe);

    /// <summary>Puts a question. What is opened for the image's own programs is told apart: not every image has all of them.</summary>
    public static Task<ProbeAnswer> AskAsync(ContainerRun run, Probe probe, CancellationToken cancellationToken)
    {
        run.Spec.Trace!.Subject = probe is ProgramProbe ? probe.Question : null;

        return probe.AskAsync(run, cancellationToken);
    }

    /// <summary>What was opened by what is started, and for the questions that were told apart.</summary>
    public static FileTrace FilesOf(TracedImage trace, IEnumerable<string> questions) =>
        questions.Select(trace.FilesOf).Where(files => files.Calls > 0).Aggregate(trace.Files, (all, files) => all.And(files));

    /// <summary>A tracer that ended while its program runs has not seen all.</summary>
    public static async Task<bool> IsWholeAsync(ContainerRun run, CancellationToken cancellationToken) =>
        await run.StateAsync(cancellationToken) is not { Running: true }
        || (await run.ProcessesAsync(cancellationToken)).Any(words =>
            words.Contains($"{TraceTool.Directory}/{Process}", StringComparison.Ordinal)
        );

    /// <summary>Why a container fares otherwise than it did without a tracer; null where it does not.</summary>
    /// <param name="who">The image, in words.</param>
    /// <param name="startError">Why the engine could not start it; null when it did.</param>
    public static string? Otherwise(string who, string? startError, ContainerOutcome proved, ContainerOutcome traced)
    {
        if (IsSame(proved, traced))
            return null;

        return Trouble(who, startError, traced.Log)
            ?? $"{who} does otherwise when it is traced ({Describe(proved)}, traced: {Describe(traced)})";
    }

    /// <summary>Whether both came up, or ended, alike.</summary>
    public static bool IsSame(ContainerOutcome proved, ContainerOutcome traced) =>
        traced.State == proved.State && traced.ExitCode == proved.ExitCode;

    /// <summary>What the engine, or the tracer itself, says is wrong; null for nothing.</summary>
    public static string? Trouble(string who, string? startError, ImmutableArray<string> log) =>
        startError is not null ? $"the tracer does not start in {who}: {startError}"
        : log.LastOrDefault(line => line.Contains($"{Process}: ", StringComparison.Ordinal)) is { } word
            ? word[word.IndexOf($"{Process}: ", StringComparison.Ordinal)..]
        : null;

    /// <summary>An answer may be another one each time, but proves no less.</summary>
    public static bool IsWorse(Probe probe, ProbeAnswer proved, ProbeAnswer traced) =>
        !proved.AgreesWith(traced) && probe.WeightOf(traced) < probe.WeightOf(proved);

    /// <summary>How a container fared, in a few words.</summary>
    public static string Describe(ContainerOutcome outcome) =>
        outcome.State switch
        {
            ContainerState.Ready => "it runs",
            ContainerState.Exited => string.Create(CultureInfo.InvariantCulture, $"exit code {outcome.ExitCode}"),
            _ => "it does not get ready",
        };
}
