namespace DockerSplit.Testing.Cases;

/// <summary>A rewritten image that is larger than an expert's by more than is allowed to every case.</summary>
/// <param name="Most">The most that it may be larger, as a factor.</param>
/// <param name="Why">What docksplit keeps and the expert does not, and why it may.</param>
public sealed record OverHand(double Most, string Why);
