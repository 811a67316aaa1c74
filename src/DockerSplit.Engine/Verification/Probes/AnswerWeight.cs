namespace DockerSplit.Engine.Verification.Probes;

/// <summary>How much it proves that both containers give an answer.</summary>
public enum AnswerWeight
{
    /// <summary>No question was answered.</summary>
    Nothing,

    /// <summary>An error, or silence: it shows that something starts or listens, and no more.</summary>
    Weak,

    /// <summary>The program did what it was asked.</summary>
    Strong,
}
