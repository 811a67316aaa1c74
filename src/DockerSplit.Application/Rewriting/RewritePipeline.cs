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
        var input = AnalysedDockerfile.Read(request);
        var mask = Secrets.MaskOf(input.Model, request.BuildArguments, request.Settings.Recipe);
        var outcome = await MaskedProgress.RunAsync(progress, mask, masked => RunAsync(request, input, masked, cancellationToken));

        return outcome with { Mask = mask };
    }

    private static async Task<RewriteOutcome> RunAsync(
        RewriteRequest request,
        AnalysedDockerfile input,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        if (input.Refuse() is { } refusal)
            return Certain(refusal);

        return request.Verify == false
            ? ByText(input, "verification was switched off")
            : await ProveAsync(request, input, progress, cancellationToken);
    }

    private static RewriteOutcome Certain(SplitResult refusal) =>
        refusal switch
        {
            Unsupported => new(refusal, Outcome.Unsupported),
            AlreadyMultiStage => new(refusal, Outcome.AlreadyMultiStage),
            _ => new(refusal, Outcome.NothingToSplit),
        };

    private static RewriteOutcome ByText(AnalysedDockerfile input, string reason) =>
        input.SplitByText() switch
        {
            Split split => new(split, Outcome.Unverified) { Explanation = reason },
            NeedsEngine doubtful => new(doubtful, Outcome.NeedsEngine) { Explanation = reason },
            var refusal => Certain(refusal),
        };

    private static async Task<RewriteOutcome> ProveAsync(
        RewriteRequest request,
        AnalysedDockerfile input,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var connection = await EngineConnection.TryConnectAsync(ConnectTimeout, cancellationToken);
        if (connection is NotConnected { Reason: var reason })
        {
            return request.Verify == true
                ? throw new EnvironmentFailure(reason, FailureKind.NoEngine)
                : ByText(input, reason);
        }

        using var engine = ((Connected)connection).Connection;

        return await new VerifiedRewrite(request, progress).RunAsync(engine, input, cancellationToken);
    }
}
