namespace DockerSplit.Engine.Builds;

/// <summary>Something that happened in a build.</summary>
public abstract record BuildProgress
{
    private protected BuildProgress() { }
}

/// <summary>The build begins, with this builder.</summary>
/// <param name="Note">Why it is not the best one, for people; null when it is.</param>
public sealed record BuildBegun(BuilderKind Builder, string? Note) : BuildProgress;

/// <summary>A step begins.</summary>
public sealed record StepBegun(BuildStep Step) : BuildProgress;

/// <summary>A step is done, from the cache or not.</summary>
public sealed record StepDone(BuildStep Step) : BuildProgress;

/// <summary>A step wrote a line.</summary>
public sealed record StepOutput(BuildStep Step, string Line) : BuildProgress;
