using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Cli.Commands;

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

    /// <summary>Both images were built, but no question was answered: nothing is proved, and without a guess nothing was written.</summary>
    Unproved = 8,

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
            Outcome.Unproved => ExitCode.Unproved,
            Outcome.Unsupported => ExitCode.Unsupported,
            Outcome.OriginalBroken => ExitCode.OriginalBroken,
            _ => ExitCode.VerificationFailed,
        };

    /// <summary>The codes that the help of a command explains, with their meaning; none for a command that has few of its own.</summary>
    public static ImmutableArray<(ExitCode Code, string Meaning)> Of(string command) =>
        command is not (RewriteCommand.Name or VerifyCommand.Name) ? [] : Explained;

    private static readonly ImmutableArray<(ExitCode Code, string Meaning)> Explained =
    [
        (ExitCode.Success, "verified, or written and said to be unverified"),
        (ExitCode.VerificationFailed, "the rewritten image does not do or hold what the original does, or is not smaller"),
        (ExitCode.Usage, "wrong usage"),
        (ExitCode.NothingToDo, "nothing to split, or already multi-stage"),
        (ExitCode.Unsupported, "the Dockerfile cannot be parsed, or uses something unsupported"),
        (ExitCode.OriginalBroken, "the original does not build or does not start"),
        (ExitCode.NoEngine, "an engine was demanded and none answers, or it broke"),
        (ExitCode.NeedsEngine, "the text alone does not tell enough"),
        (ExitCode.Unproved, "no question was answered, so nothing is proved; nothing is written without --guess"),
        (ExitCode.Interrupted, "interrupted"),
    ];

    public static ExitCode ToExitCode(this FailureKind kind) =>
        kind switch
        {
            FailureKind.Usage => ExitCode.Usage,
            FailureKind.NoEngine => ExitCode.NoEngine,
            _ => ExitCode.VerificationFailed,
        };
}
