using DockerSplit.Application;
using DockerSplit.Planning;

namespace DockerSplit.Cli;

/// <summary>What the program tells the shell. The README documents each.</summary>
internal enum ExitCode
{
    /// <summary>Written: verified, or said to be unverified.</summary>
    Success = 0,

    /// <summary>The rewritten image does not do what the original does.</summary>
    VerificationFailed = 1,

    /// <summary>Wrong usage: an option, an input or an output path that cannot be used.</summary>
    Usage = 2,

    /// <summary>Nothing to split, or already multi-stage: nothing was written.</summary>
    NothingToDo = 3,

    /// <summary>The Dockerfile cannot be parsed, or uses something unsupported.</summary>
    Unsupported = 4,

    /// <summary>The original does not build or does not start.</summary>
    OriginalBroken = 5,

    /// <summary>An engine was demanded and none answers.</summary>
    NoEngine = 6,

    /// <summary>The text alone does not tell enough, and no engine was asked: nothing was written.</summary>
    NeedsEngine = 7,

    /// <summary>Ended by Ctrl-C, as shells count it: 128 and the number of SIGINT.</summary>
    Interrupted = 130,
}

/// <summary>The one table from outcomes to exit codes.</summary>
internal static class ExitCodes
{
    public static ExitCode ToExitCode(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Verified or Outcome.Unverified => ExitCode.Success,
            Outcome.NothingToSplit or Outcome.AlreadyMultiStage => ExitCode.NothingToDo,
            Outcome.NeedsEngine => ExitCode.NeedsEngine,
            Outcome.Unsupported => ExitCode.Unsupported,
            Outcome.OriginalBroken => ExitCode.OriginalBroken,
            _ => ExitCode.VerificationFailed,
        };

    public static ExitCode ToExitCode(this FailureKind kind) =>
        kind switch
        {
            FailureKind.Usage => ExitCode.Usage,
            FailureKind.NoEngine => ExitCode.NoEngine,
            _ => ExitCode.VerificationFailed,
        };
}
