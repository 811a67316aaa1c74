namespace DockerSplit.Cli.Terminal;

/// <summary>How what is done is shown while it is done.</summary>
internal enum ProgressStyle
{
    /// <summary>One moving line on a terminal, a line for each step elsewhere.</summary>
    Auto,

    /// <summary>A line for each step, on a terminal too.</summary>
    Plain,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>How much is said to the one who waits.</summary>
/// <param name="IsVerbose">Whether the builds' own logs are shown.</param>
/// <param name="IsQuiet">Whether nothing is said where all is well.</param>
internal sealed record Talk(ProgressStyle Progress = ProgressStyle.Auto, bool IsVerbose = false, bool IsQuiet = false);
