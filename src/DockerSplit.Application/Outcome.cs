namespace DockerSplit.Application;

/// <summary>How it ended, in one word that every report and the exit code share.</summary>
public enum Outcome
{
    /// <summary>Both images were built and behave alike.</summary>
    Verified,

    /// <summary>Both images were built, but no question to them was answered: nothing is proved.</summary>
    Unproved,

    /// <summary>There is a rewritten Dockerfile, but nothing was built.</summary>
    Unverified,

    /// <summary>Nothing would be gained.</summary>
    NothingToSplit,

    /// <summary>The Dockerfile has several stages already.</summary>
    AlreadyMultiStage,

    /// <summary>The text alone does not tell enough for a split that is sure to work; nothing was built.</summary>
    NeedsEngine,

    /// <summary>The Dockerfile cannot be parsed, or uses something that is not understood.</summary>
    Unsupported,

    /// <summary>The original does not build, or never gets ready.</summary>
    OriginalBroken,

    /// <summary>The rewritten Dockerfile does not build, or its container never gets ready.</summary>
    RewrittenBroken,

    /// <summary>The two images answer differently, or their configurations differ.</summary>
    ProbesDiffer,

    /// <summary>Both images behave alike, but the rewritten one is no smaller.</summary>
    NotSmaller,
}
