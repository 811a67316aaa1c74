namespace DockerSplit.Engine.Builds;

/// <summary>Which of Docker's builders does the work.</summary>
public enum BuilderKind
{
    /// <summary><c>docker buildx build</c>.</summary>
    Buildx,

    /// <summary>The BuildKit inside of <c>docker build</c>, before the command moved to buildx.</summary>
    BuildKit,

    /// <summary>The builder of before BuildKit: no heredocs, no mounts.</summary>
    Classic,
}
