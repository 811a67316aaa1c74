namespace DockerSplit.Engine;

/// <summary>The environment is broken: the engine or the docker command does not do what was asked. The message is for people.</summary>
public sealed class EngineException(string message, Exception? innerException = null) : Exception(message, innerException);
