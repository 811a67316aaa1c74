using DockerSplit.Text;

namespace DockerSplit.Facts;

/// <summary>A place of the image of which the text does not tell what is there. An image that was seen has none.</summary>
/// <param name="Place">The directory at or below which something may be, or may be missing; <c>/</c> for anywhere.</param>
/// <param name="Reason">Why nothing is known, a sentence without its full stop: <c>./install.sh is not known</c>.</param>
/// <param name="Span">The command or instruction that it comes from.</param>
/// <param name="Remedy">What a person can do about it besides using an engine; null when there is nothing.</param>
public sealed record Doubt(string Place, string Reason, TextSpan Span, string? Remedy = null)
{
    /// <summary>Whether it is about where something lies that run time would get in any case, so that nothing less is needed for it.</summary>
    public bool IsKept { get; init; }
}
