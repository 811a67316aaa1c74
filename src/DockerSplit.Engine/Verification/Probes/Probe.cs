namespace DockerSplit.Engine.Verification.Probes;

/// <summary>A question that is put to both containers.</summary>
internal abstract record Probe
{
    private protected Probe() { }

    /// <summary>The question in words.</summary>
    public abstract string Question { get; }

    /// <summary>What it is one of many of, so that reports can tell of all in a line; null where it stands alone.</summary>
    public virtual string? Group => null;

    /// <summary>Whether asking again may give a better answer, because the program is still warming up.</summary>
    public virtual bool MayBeRepeated => true;

    /// <summary>What is wrong with an answer by itself, such as another status than the user expects; null when nothing is.</summary>
    public virtual string? ComplaintOn(ProbeAnswer answer) => null;

    /// <summary>Whether the answer tells nothing of the image, whatever it is: a shell that waits for commands, for one.</summary>
    public bool IsIdle { get; init; }

    /// <summary>How much the original's answer proves once the rewritten image gives it too.</summary>
    public AnswerWeight WeightOf(ProbeAnswer answer) => IsIdle ? AnswerWeight.Nothing : Weigh(answer);

    /// <summary>How much an answer to this question proves.</summary>
    private protected virtual AnswerWeight Weigh(ProbeAnswer answer) => answer.Weight;

    public abstract Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken);
}
