namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Puts a probe to both containers and judges whether the answers agree.</summary>
internal sealed class ProbeComparison(ContainerRun original, ContainerRun rewritten)
{
    /// <summary>How long the rewritten image's program may take to come to the same answer.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public async Task<ProbeOutcome> CompareAsync(Probe probe, CancellationToken cancellationToken)
    {
        var outcome = await AskBothAsync(probe, cancellationToken);

        return outcome with
        {
            Weight = probe.WeightOf(outcome.Original),
            Group = probe.Group,
            Probe = probe,
        };
    }

    private async Task<ProbeOutcome> AskBothAsync(Probe probe, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(probe.AskAsync(original, cancellationToken), probe.AskAsync(rewritten, cancellationToken));
        var (before, after) = (answers[0], answers[1]);
        if (IsGood(probe, before, after))
            return new(probe.Question, before, after, Agrees: true);

        return probe.MayBeRepeated ? await CompareAgainAsync(probe, before, after, cancellationToken) : Disagreement(probe, before, after);
    }

    private static bool IsGood(Probe probe, ProbeAnswer before, ProbeAnswer after) =>
        probe.ComplaintOn(before) is null && before.AgreesWith(after);

    private static ProbeOutcome Disagreement(Probe probe, ProbeAnswer before, ProbeAnswer after) =>
        new(probe.Question, before, after, Agrees: false, NoteOn(before, after)) { OriginalComplaint = probe.ComplaintOn(before) };

    // Both are asked anew: the original may have been the one that was not warm yet.
    private async Task<ProbeOutcome> CompareAgainAsync(
        Probe probe,
        ProbeAnswer first,
        ProbeAnswer after,
        CancellationToken cancellationToken
    )
    {
        var before = first;

        async Task<bool> AgreeAsync()
        {
            before = await probe.AskAsync(original, cancellationToken);
            after = await probe.AskAsync(rewritten, cancellationToken);
            return IsGood(probe, before, after);
        }

        // An original that contradicts itself will never agree with anything to the letter.
        if (
            await AgreeAsync()
            || (!HasOwnMind(first, before) && await Waiting.UntilAsync(AgreeAsync, WarmUp, original.Session.Time, cancellationToken))
        )
            return new(probe.Question, before, after, Agrees: true);

        return HasOwnMind(first, before) && AgreeButForTheBody(before, after) && probe.ComplaintOn(before) is null
            ? new(
                probe.Question,
                before,
                after,
                Agrees: true,
                before is HttpAnswer
                    ? "The original's body is another one each time: status and headers were compared."
                    : "The original's answer is another one each time: only that it speaks the protocol was compared."
            )
            : Disagreement(probe, before, after);
    }

    private static bool HasOwnMind(ProbeAnswer first, ProbeAnswer second) => first != second && AgreeButForTheBody(first, second);

    private static bool AgreeButForTheBody(ProbeAnswer before, ProbeAnswer after) =>
        (before, after) switch
        {
            (HttpAnswer one, HttpAnswer other) => one with { Body = "" } == other with { Body = "" },
            (ExchangeAnswer { Expected: true } one, ExchangeAnswer other) => one with { Text = "" } == other with { Text = "" },
            _ => false,
        };

    private static string? NoteOn(ProbeAnswer before, ProbeAnswer after) =>
        (before, after) switch
        {
            (HttpAnswer one, HttpAnswer other) when one.Body != other.Body => TextDifference.Describe("body", one.Body, other.Body),
            (SeveralAnswers one, SeveralAnswers other) => one
                .All.Zip(other.All)
                .Where(pair => !pair.First.AgreesWith(pair.Second))
                .Select(pair => NoteOn(pair.First, pair.Second))
                .FirstOrDefault(),
            (RunAnswer one, RunAnswer other) when one.Output != other.Output => TextDifference.Describe("output", one.Output, other.Output),
            _ => null,
        };
}
