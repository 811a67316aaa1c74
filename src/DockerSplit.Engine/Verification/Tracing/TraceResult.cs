namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>What came of watching both images.</summary>
public abstract record TraceResult
{
    private protected TraceResult() { }
}

/// <summary>Both were watched.</summary>
/// <param name="Asked">How many questions were put to both meanwhile.</param>
/// <param name="Questions">How many there were; the time may not have been enough for all.</param>
public sealed record Traced(FileTrace Original, FileTrace Rewritten, int Asked, int Questions, TimeSpan Duration) : TraceResult;

/// <summary>They could not be watched, or do otherwise when they are.</summary>
/// <param name="Reason">Why, in words that go on behind a colon.</param>
public sealed record NotTraced(string Reason) : TraceResult;
