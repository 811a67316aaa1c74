namespace DockerSplit.Engine.Verification;

/// <summary>What verification is doing now, in words for people: <c>waiting for the original</c>, <c>GET / on port 80</c>.</summary>
public sealed record VerificationProgress(string Activity);
