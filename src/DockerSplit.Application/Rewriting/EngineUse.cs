namespace DockerSplit.Application.Rewriting;

/// <summary>Whether an engine builds and proves.</summary>
internal enum EngineUse
{
    /// <summary>It does when one answers; otherwise the text alone decides.</summary>
    WhenItAnswers,

    /// <summary>It does, and without one nothing is done.</summary>
    Demanded,

    /// <summary>The text alone decides.</summary>
    Never,
}
