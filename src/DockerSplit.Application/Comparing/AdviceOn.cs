using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What a person can do next, by how a comparison ended.</summary>
internal static class AdviceOn
{
    /// <summary>Where both images were run.</summary>
    /// <param name="asked">How they were run and asked.</param>
    public static ImmutableArray<string> Run(Comparison comparison, VerificationReport report, ProbeRecipe asked) =>
        comparison switch
        {
            OriginalFails or NothingProved => OfOriginal(report, asked),
            SameBehaviour { Measurement: var measured } when measured.IsSmaller =>
            [
                .. measured.Proof == AnswerWeight.Strong ? [] : OfOriginal(report, asked),
                .. OnScratch(measured.Facts),
            ],
            _ => [],
        };

    // A service that was to run and does not is told by the reason already.
    private static ImmutableArray<string> OfOriginal(VerificationReport report, ProbeRecipe asked) =>
        Advice.OnRun(
            [.. report.Original.Log, report.Original.Message ?? "", report.Reason],
            asked.Services is not [],
            asked.ServicesOption
        );

    /// <summary>A program that is linked statically may do without a distribution; what it reads, only a plan for that base can tell.</summary>
    internal static IEnumerable<string> OnScratch(ComparedFacts? facts)
    {
        if (
            facts is { Rewritten: { BaseLayers: > 0, Config: var config } rewritten }
            && ProgramOf(config) is { } program
            && IsStatic(rewritten, program)
        )
            yield return $"{program} is linked statically: --runtime-base scratch tries to start from nothing";
    }

    /// <summary>What is started, where that is a program and no shell's line, and nothing else of the image is.</summary>
    private static string? ProgramOf(ImageConfig config) =>
        ClosureRoot.HealthCommand(config) is []
        && ((ImmutableArray<string>)[.. config.Entrypoint, .. config.Command]) is [var first, ..]
        && first.StartsWith('/')
            ? first
            : null;

    private static bool IsStatic(ImageFacts image, string program) =>
        image.Final.Binaries.GetValueOrDefault(program) is ElfFacts { Interpreter: null, Needed: [], Starts: false };
}
