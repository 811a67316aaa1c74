namespace DockerSplit.Application;

/// <summary>What is being done, for the one who waits.</summary>
internal abstract record ApplicationEvent
{
    private protected ApplicationEvent() { }
}

/// <summary>A phase begins.</summary>
/// <param name="Title">Such as <c>Building the original</c>.</param>
internal sealed record PhaseStarted(string Title) : ApplicationEvent;

/// <summary>The engine works on a build step.</summary>
/// <param name="Step">As the engine names it, such as <c>[builder 2/5] RUN make</c>.</param>
internal sealed record BuildStepStarted(string Step, bool Cached) : ApplicationEvent;

/// <summary>A line of a build's log.</summary>
internal sealed record BuildLogLine(string Text) : ApplicationEvent;

/// <summary>A part of the phase begins, such as a question to both containers.</summary>
internal sealed record ActivityStarted(string Text) : ApplicationEvent;

/// <summary>So much of an image was read; only who watches wants to know.</summary>
internal sealed record BytesRead(long Bytes) : ApplicationEvent;

/// <summary>Something worth a line of its own, such as what the next round of repair tries.</summary>
internal sealed record Remark(string Text) : ApplicationEvent;
