namespace DockerSplit.Planning.Bases;

/// <summary>Whether an image can stand in for the original's base.</summary>
/// <param name="Serves">Whether the runtime stage may start from it; what a person insists on always may.</param>
/// <param name="Remark">What speaks against it, a sentence without its full stop; null when nothing does that is worth a word.</param>
public sealed record BaseFit(bool Serves, string? Remark = null);
