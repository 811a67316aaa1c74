using System.Diagnostics;
using DockerSplit.Engine.Connection;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>The way of a Dockerfile through the house: parse, analyse, plan, build, observe, plan again, verify.</summary>
internal static class RewritePipeline
{
    /// <summary>Rewrites, and verifies where that is wanted and possible.</summary>
    public static async Task<RewriteOutcome> RunAsync(
        RewriteRequest request,
        IProgress<ApplicationEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var input = AnalysedDockerfile.Read(request);
        TargetStage.Require(request.Inputs.Target, input.Model);
        var mask = Secrets.MaskOf(input.Model, request.Inputs, request.Settings.Recipe);
        var outcome = await MaskedProgress.RunAsync(progress, mask, masked => RunAsync(request, input, masked, cancellationToken));

        return outcome with
        {
            Mask = mask,
        };
    }

    private static async Task<RewriteOutcome> RunAsync(
        RewriteRequest request,
        AnalysedDockerfile input,
        IProgress<ApplicationEvent> progress,
        CancellationToken cancellationToken
    )
    {
        if (input.Refuse() is { } refusal)
            return new Refused(refusal);
        if (request.Engine == EngineUse.Never)
            return ByText(input, "verification was switched off");

        switch (await EngineAccess.TryConnectAsync(cancellationToken))
        {
            case Connected { Connection: var connection }:
                using (connection)
                    return await new VerifiedRewrite(request, progress).RunAsync(connection, input, cancellationToken);

            case NotConnected none when request.Engine == EngineUse.Demanded:
                throw EngineAccess.Failure(none);

            case NotConnected none:
                return ByText(input, none.Reason);

            default:
                throw new UnreachableException();
        }
    }

    /// <param name="unasked">Why no engine was asked.</param>
    private static RewriteOutcome ByText(AnalysedDockerfile input, string unasked) =>
        input.SplitByText() switch
        {
            Split split => new Unverified(split, unasked),
            Refusal refusal => new Refused(refusal, unasked),
            _ => throw new UnreachableException(),
        };
}
