namespace DockerSplit.Engine.Verification;

/// <summary>A field in which two image configurations differ.</summary>
/// <param name="Field">The field's Dockerfile word: <c>ENV PATH</c>, <c>EXPOSE</c>, <c>ENTRYPOINT</c>.</param>
/// <param name="Original">The original's value as text; null when it has none.</param>
/// <param name="Rewritten">The rewritten image's value as text; null when it has none.</param>
/// <param name="Allowed">Whether the plan said so beforehand.</param>
public sealed record ConfigDifference(string Field, string? Original, string? Rewritten, bool Allowed);
