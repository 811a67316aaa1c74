using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Verifying;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Several platforms: the plan is made once, on the first that can be built, and checked on the others.</summary>
internal sealed class PlatformChecks(RewriteRequest request, EngineSession session, IProgress<ApplicationEvent> progress)
{
    private BuildPlatforms _known = new([]);

    /// <summary>The request for the platform that the plan is made on.</summary>
    /// <exception cref="EnvironmentFailure">None of them can be built here.</exception>
    public async Task<RewriteRequest> FirstAsync(CancellationToken cancellationToken)
    {
        if (request.Inputs.Platforms.Length < 2)
            return request;

        _known = await BuildPlatforms.OfAsync(session, request.Inputs.Builder, cancellationToken);
        var first =
            request.Inputs.Platforms.FirstOrDefault(_known.Has)
            ?? throw new EnvironmentFailure(
                $"none of {string.Join(", ", request.Inputs.Platforms)} can be built here: {Builds}",
                FailureKind.Usage
            );

        return request with
        {
            Inputs = request.Inputs with { Platform = first },
        };
    }

    /// <summary>The outcome with how the plan does on the other platforms; a plan that fails already is not tried on more.</summary>
    /// <param name="first">The platform that it was made on.</param>
    public async Task<Tried> CheckAsync(Tried outcome, string? first, CancellationToken cancellationToken)
    {
        if (request.Inputs.Platforms.Length < 2 || first is null)
            return outcome;

        var checks = ImmutableArray.Create(new PlatformOutcome(first, outcome.Comparison, null));
        foreach (var platform in request.Inputs.Platforms.Where(platform => platform != first))
            checks = checks.Add(await CheckOneAsync(outcome, platform, cancellationToken));

        return outcome with
        {
            Platforms = checks,
        };
    }

    private async Task<PlatformOutcome> CheckOneAsync(Tried outcome, string platform, CancellationToken cancellationToken)
    {
        if (!_known.Has(platform))
            return new(platform, null, $"it cannot be built here: {Builds}");
        if (outcome.Comparison is not (SameBehaviour or NothingProved))
            return new(platform, null, "the plan fails already");

        progress.Report(new Remark($"the same on {platform}"));
        try
        {
            return new(platform, await CompareAsync(outcome.Split, platform, cancellationToken), null);
        }
        catch (Exception exception) when (exception is EngineException or EnvironmentFailure)
        {
            // Such as a base image that is not there for this platform: the plan stands where it was proved.
            return new(platform, null, exception.Message);
        }
    }

    private Task<Comparison> CompareAsync(Split split, string platform, CancellationToken cancellationToken)
    {
        var inputs = request.Inputs with { Platform = platform, Target = null };
        // Emulated programs are slow, and what they open was watched on the first platform.
        var recipe = request.Settings.Recipe with
        {
            Trace = TraceMode.Off,
        };
        var pair = new VerifyRequest(request.Source, new(split.Text, request.Source.Name), inputs)
        {
            Recipe = recipe.WithFree(split.Plan.FreeVariables),
            Settings = request.Settings,
        };

        return Verification.CompareAsync(pair, session, progress, cancellationToken);
    }

    private string Builds => $"the builder builds for {string.Join(", ", _known.All)}";
}
