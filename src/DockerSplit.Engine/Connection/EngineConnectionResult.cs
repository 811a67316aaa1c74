namespace DockerSplit.Engine.Connection;

/// <summary>A connection, or the reason why there is none.</summary>
public abstract record EngineConnectionResult
{
    private protected EngineConnectionResult() { }
}

/// <summary>An engine answered; who receives the connection disposes of it.</summary>
public sealed record Connected(EngineConnection Connection) : EngineConnectionResult;

/// <summary>No engine can be used.</summary>
/// <param name="Reason">One sentence for people, with the address that was tried.</param>
public sealed record NotConnected(string Reason) : EngineConnectionResult;
