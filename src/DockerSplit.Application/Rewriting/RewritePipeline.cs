using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>The way of a Dockerfile through the house: parse, analyse, plan, build, observe, plan again, verify.</summary>
internal static class RewritePipeline
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Rewrites, and verifies where that is wanted and possible.</summary>
    public static async Task<RewriteOutcome> RunAsync(
        RewriteRequest request,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var input = StaticSplit.Read(request);
        var mask = Secrets.MaskOf(input.Model, request.BuildArguments, request.Settings.Recipe);
        var outcome = await MaskedProgress.RunAsync(progress, mask, masked => RunAsync(request, input, masked, cancellationToken));

        return outcome with { Mask = mask };
    }

    private static async Task<RewriteOutcome> RunAsync(
        RewriteRequest request,
        StaticSplit input,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var first = input.Plan(seen: null);
        if (first is Unsupported)
            return new(first, Outcome.Unsupported);
        if (first is AlreadyMultiStage)
            return new(first, Outcome.AlreadyMultiStage);
        if (first is NothingToSplit { IsGuess: false })
            return new(first, Outcome.NothingToSplit);
        if (request.Verify == false)
            return ByText(first, "verification was switched off");

        return await ProveAsync(request, input, first, progress, cancellationToken);
    }

    private static RewriteOutcome ByText(SplitResult result, string reason) =>
        result is NothingToSplit ? new(result, Outcome.NothingToSplit) : new(result, Outcome.Unverified) { Explanation = reason };

    private static async Task<RewriteOutcome> ProveAsync(
        RewriteRequest request,
        StaticSplit input,
        SplitResult first,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var connection = await EngineConnection.TryConnectAsync(ConnectTimeout, cancellationToken);
        if (connection is NotConnected { Reason: var reason })
        {
            return request.Verify == true
                ? throw new EnvironmentFailure(reason, FailureKind.NoEngine)
                : ByText(first, reason);
        }

        using var engine = ((Connected)connection).Connection;

        return await new Proof(request, progress).RunAsync(engine, input, cancellationToken);
    }
}
