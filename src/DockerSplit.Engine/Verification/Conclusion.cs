using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>Draws the verdict.</summary>
internal static class Conclusion
{
    // What shells and the container runtime say of a command that cannot be run, and docker run of its own failure.
    private const int FirstUnusableExitCode = 125;
    private const int LastUnusableExitCode = 127;

    /// <summary>A shell's and the engine's word for a program that signal 1 ended; 64 is the last one (signal(7)).</summary>
    private const int FirstSignalExitCode = 129;
    private const int LastSignalExitCode = 128 + 64;

    /// <summary>Whether an original can be no model for anything. One without ports may end by itself: it is a command.</summary>
    public static bool IsBroken(Readiness original, ContainerSpec spec) =>
        original.Outcome.State switch
        {
            ContainerState.Ready => false,
            ContainerState.Exited when spec.Ports is [] => original.Outcome.ExitCode
                is (>= FirstUnusableExitCode and <= LastUnusableExitCode)
                    or (>= FirstSignalExitCode and <= LastSignalExitCode),
            _ => true,
        };

    public static VerificationReport OriginalBroken(Readiness original, ImmutableArray<ConfigDifference> differences) =>
        new()
        {
            Verdict = ComparisonVerdict.OriginalBroken,
            Reason = $"The original {Describe(original.Outcome)}",
            ConfigDifferences = differences,
            Probes = [],
            Original = original.Outcome,
            Rewritten = ContainerOutcome.NotTried,
            Learned = [],
        };

    /// <summary>What a report says where a service that the program depends on is not there.</summary>
    public static VerificationReport Without(ServiceTrouble? missing, VerificationReport report) =>
        missing is null ? report
        : report.Verdict == ComparisonVerdict.OriginalBroken
            ? report with
            {
                Verdict = ComparisonVerdict.ServiceMissing,
                Reason = $"Nothing is proved, for {missing.Message}. {report.Reason}",
                ServiceLog = missing.Log,
            }
        : report with { ConfigDifferences = [.. report.ConfigDifferences, ServiceNotes.Of(missing)] };

    /// <summary>A service that starts beside the original does not beside the rewritten image.</summary>
    public static VerificationReport RewrittenServiceFails(ServiceTrouble trouble, ImmutableArray<ConfigDifference> differences)
    {
        var learned = Trouble.In([.. trouble.Log, trouble.What]);
        var outcome = new ContainerOutcome(ContainerState.NotStarted, null, $"{trouble.Message}.", trouble.Log);

        return new()
        {
            // What runs the image itself tells of the image; of anything else it is a whim, and nothing is proved.
            Verdict = trouble.Service.IsOwn ? ComparisonVerdict.RewrittenBroken : ComparisonVerdict.ServiceMissing,
            Reason = trouble.Service.IsOwn
                ? $"In the rewritten image {trouble.Message}{Because(learned)}"
                : $"Nothing is proved, for beside the rewritten image {trouble.Message}.",
            ConfigDifferences = differences,
            Probes = [],
            Original = ContainerOutcome.NotTried,
            Rewritten = outcome,
            Learned = trouble.Service.IsOwn ? learned : [],
            ServiceLog = trouble.Log,
        };
    }

    public static VerificationReport RewrittenBroken(
        Readiness original,
        Readiness rewritten,
        ImmutableArray<ConfigDifference> differences,
        ImmutableArray<LearnedFact> learned
    ) =>
        new()
        {
            Verdict = ComparisonVerdict.RewrittenBroken,
            Reason = $"The rewritten image {Describe(rewritten.Outcome)}{Because(learned)}",
            ConfigDifferences = differences,
            Probes = [],
            Original = original.Outcome,
            Rewritten = rewritten.Outcome,
            Learned = learned,
        };

    public static VerificationReport Of(
        Readiness original,
        Readiness rewritten,
        ImmutableArray<ConfigDifference> differences,
        ImmutableArray<ProbeOutcome> probes,
        ImmutableArray<LearnedFact> learned
    )
    {
        var (verdict, reason) = Judge(rewritten, differences, probes, learned);
        return new()
        {
            Verdict = verdict,
            Reason = reason,
            ConfigDifferences = differences,
            Probes = probes,
            Original = original.Outcome,
            Rewritten = rewritten.Outcome,
            Learned = learned,
            OpenPorts = original.OpenPorts,
        };
    }

    private static (ComparisonVerdict, string) Judge(
        Readiness rewritten,
        ImmutableArray<ConfigDifference> differences,
        ImmutableArray<ProbeOutcome> probes,
        ImmutableArray<LearnedFact> learned
    )
    {
        if (probes.FirstOrDefault(probe => probe.OriginalComplaint is not null) is { } unexpected)
            return (
                ComparisonVerdict.OriginalBroken,
                $"The original answers '{unexpected.Question}' with {unexpected.Original.Summary}: {unexpected.OriginalComplaint}."
            );

        var disagreeing = probes.Where(probe => !probe.Agrees).ToArray();
        if (disagreeing is not [] && !rewritten.IsReady && learned is not [])
            return (ComparisonVerdict.RewrittenBroken, $"The rewritten image {Describe(rewritten.Outcome)}{Because(learned)}");
        if (disagreeing is [var first, ..])
            return (
                ComparisonVerdict.ProbesDiffer,
                $"The answers to '{first.Question}' differ: {first.Original.Summary}, then {first.Rewritten.Summary}{(first.Note is { } note ? $"; {note}" : "")}."
            );
        if (differences.FirstOrDefault(difference => !difference.Allowed) is { } field)
            return (
                ComparisonVerdict.ConfigDiffers,
                $"{field.Field} differs: {field.Original ?? "nothing"}, then {field.Rewritten ?? "nothing"}."
            );

        if (ProbeOutcome.ProofOf(probes) == AnswerWeight.Nothing)
            return (ComparisonVerdict.Unproved, "No question was answered: what is started says nothing of the image.");

        return (ComparisonVerdict.Verified, "Both images have the same configuration and give the same answers.");
    }

    private static string Describe(ContainerOutcome outcome) =>
        outcome.State switch
        {
            ContainerState.NotStarted => $"does not start: {outcome.Message}",
            ContainerState.Exited => string.Create(
                    CultureInfo.InvariantCulture,
                    $"ended with exit code {outcome.ExitCode}. {outcome.Message}"
                )
                .TrimEnd(),
            _ => $"runs, but does not get ready: {outcome.Message}",
        };

    private static string Because(ImmutableArray<LearnedFact> learned) =>
        learned is [] ? "" : $" ({string.Join(", ", learned.Select(fact => fact.Description).Take(3))})";
}
