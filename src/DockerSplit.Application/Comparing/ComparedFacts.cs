using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What was read of the two images that were compared.</summary>
internal sealed record ComparedFacts(ImageFacts Original, ImageFacts Rewritten);
