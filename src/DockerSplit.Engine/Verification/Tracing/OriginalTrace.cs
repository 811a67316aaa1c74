using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>What the original's programs opened when it was watched alone, before there was anything to compare it with.</summary>
/// <param name="Trouble">Why nothing can be said; null where something can.</param>
public sealed record OriginalTrace(string? Trouble)
{
    /// <summary>What was opened by what is started and by what it was asked, but for the image's own programs, which may not stay.</summary>
    public FileTrace Files { get; init; } = FileTrace.Empty;

    /// <summary>How much time it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How it was run; null where it was not.</summary>
    internal ContainerSpec? Spec { get; init; }

    internal ContainerOutcome Outcome { get; init; } = ContainerOutcome.NotTried;

    /// <summary>The answers, by the words of their questions.</summary>
    internal ImmutableDictionary<string, ProbeAnswer> Answers { get; init; } =
        ImmutableDictionary.Create<string, ProbeAnswer>(StringComparer.Ordinal);

    /// <summary>Whether the tracer was there to the end.</summary>
    internal bool IsWhole { get; init; }

    /// <summary>What was opened for these questions.</summary>
    internal FileTrace FilesFor(IEnumerable<string> questions) =>
        Spec?.Trace is { } trace ? Watch.FilesOf(trace, questions) : FileTrace.Empty;

    /// <summary>Whether a question was put; there may have been no time for all.</summary>
    internal bool WasAsked(ProbeOutcome question) => Answers.ContainsKey(question.Question);

    /// <summary>
    /// Whether it is as good as another run of the original: it was run in the same way, fared alike, and what it was asked it answered no worse.
    /// </summary>
    internal bool Serves(VerificationReport proved, IEnumerable<ProbeOutcome> questions) =>
        Trouble is null
        && IsWhole
        && Spec is { } spec
        && proved.Interview?.Original is { } other
        && (spec.HasTerminal, spec.IsMoved, spec.Recipe.Source) == (other.HasTerminal, other.IsMoved, other.Recipe.Source)
        && spec.Ports.SequenceEqual(other.Ports)
        && Watch.IsSame(proved.Original, Outcome)
        && questions.All(question =>
            !Answers.TryGetValue(question.Question, out var answer) || !Watch.IsWorse(question.Probe!, question.Original, answer)
        );
}
