using DockerSplit.Facts;

namespace DockerSplit.Description;

/// <summary>When a doubt matters.</summary>
internal enum UncertaintyKind
{
    /// <summary>Something that run time may need is there, and nobody knows its name: it always matters.</summary>
    Unlisted,

    /// <summary>What is known to be there may have been changed or removed: it matters to what is needed there.</summary>
    Changed,

    /// <summary>Something new may be there: it matters to what is needed and not known to be there.</summary>
    Added,
}

/// <summary>A doubt and when it matters.</summary>
internal sealed record Uncertainty(Doubt Doubt, UncertaintyKind Kind);
