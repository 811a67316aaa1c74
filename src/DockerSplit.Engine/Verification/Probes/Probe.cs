namespace DockerSplit.Engine.Verification.Probes;

/// <summary>A question that is put to both containers.</summary>
internal abstract record Probe
{
    private protected Probe() { }

    /// <summary>The question in words.</summary>
    public abstract string Question { get; }

    /// <summary>Whether asking again may give a better answer, because the program is still warming up.</summary>
    public virtual bool MayBeRepeated => true;

    /// <summary>What is wrong with an answer by itself, such as another status than the user expects; null when nothing is.</summary>
    public virtual string? ComplaintOn(ProbeAnswer answer) => null;

    public abstract Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken);
}
