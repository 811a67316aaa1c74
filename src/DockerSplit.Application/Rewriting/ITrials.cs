using DockerSplit.Application.Comparing;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Plans one Dockerfile again and again, and tries the plans.</summary>
internal interface ITrials
{
    /// <summary>Plans with what earlier tries taught.</summary>
    /// <param name="further">Decisions besides those that the user wrote down.</param>
    Task<SplitResult> PlanAsync(Lessons lessons, Overrides further, CancellationToken cancellationToken);

    /// <summary>Builds a plan's text and compares its image with the original's.</summary>
    Task<Comparison> TryAsync(Split split, CancellationToken cancellationToken);
}
