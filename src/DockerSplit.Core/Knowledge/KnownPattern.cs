namespace DockerSplit.Knowledge;

/// <summary>A pattern with a text that it fits; a test tries every one.</summary>
public sealed record KnownPattern(string Pattern, string Example);
