namespace DockerSplit.Engine.Verification;

/// <summary>What to compare, and how.</summary>
/// <param name="Original">The original image's reference.</param>
/// <param name="Rewritten">The rewritten image's reference.</param>
public sealed record VerificationRequest(string Original, string Rewritten, ProbeRecipe Recipe);
