using DockerSplit.Application.Comparing;
using DockerSplit.Facts;

namespace DockerSplit.Application.Tests.Rewriting;

/// <summary>Comparisons as they come out, without an engine.</summary>
internal static class Comparisons
{
    /// <summary>A comparison of an original of 1000 bytes.</summary>
    /// <param name="size">The rewritten image's size in bytes; what is not smaller has the original's.</param>
    public static Comparison Of(Outcome outcome, long size = 100, params LearnedFact[] learned)
    {
        var measured = new Measurement(new(1000, []), new(outcome == Outcome.NotSmaller ? 1000 : size, []), [], []);

        return outcome switch
        {
            Outcome.Verified or Outcome.NotSmaller => new SameBehaviour(measured) { Learned = [.. learned] },
            Outcome.Unproved => new NothingProved(measured, "nothing was asked"),
            Outcome.ProbesDiffer => new OtherBehaviour(measured, "it differs") { Learned = [.. learned] },
            Outcome.RewrittenBroken => new RewrittenFails(measured, "it ended") { Learned = [.. learned] },
            Outcome.OriginalBroken => new OriginalFails(measured, "it ended"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no comparison ends so"),
        };
    }
}
