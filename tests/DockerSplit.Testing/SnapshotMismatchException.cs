namespace DockerSplit.Testing;

/// <summary>What was received is not what was accepted.</summary>
public sealed class SnapshotMismatchException(string message) : Exception(message);
