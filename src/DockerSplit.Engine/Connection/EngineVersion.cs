namespace DockerSplit.Engine.Connection;

/// <summary>What answered.</summary>
/// <param name="Server">The engine's version, such as <c>26.1.5</c>.</param>
/// <param name="Api">The newest API version that it speaks.</param>
/// <param name="OperatingSystem">The system that its containers run on: <c>linux</c>.</param>
/// <param name="Architecture">The machine, in Go's words: <c>amd64</c>.</param>
public sealed record EngineVersion(string Server, string Api, string OperatingSystem, string Architecture);
