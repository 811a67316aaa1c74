using System.Collections.Immutable;

namespace DockerSplit.Engine.Builds;

/// <summary>How a build ended.</summary>
public abstract record BuildResult
{
    private protected BuildResult() { }

    /// <summary>The builder that did the work.</summary>
    public required BuilderKind Builder { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The steps in order of completion.</summary>
    public required ImmutableArray<BuildStep> Steps { get; init; }
}

/// <summary>The image is there.</summary>
/// <param name="Reference">Its tag in this run.</param>
/// <param name="ImageId">Its id, as inspecting the tag tells.</param>
public sealed record Built(string Reference, string ImageId) : BuildResult;

/// <summary>There is no image.</summary>
/// <param name="Reason">The builder's last word, for people.</param>
/// <param name="FailedStep">The step that failed, where it was a step.</param>
/// <param name="Log">The last lines that the step wrote, or the builder's where no step failed. Secrets are masked.</param>
public sealed record BuildFailed(string Reason, BuildStep? FailedStep, ImmutableArray<string> Log) : BuildResult;
