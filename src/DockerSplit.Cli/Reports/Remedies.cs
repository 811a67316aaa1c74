using System.Collections.Immutable;

namespace DockerSplit.Cli.Reports;

/// <summary>What a person can do where docksplit alone cannot tell; every report uses the same words.</summary>
internal static class Remedies
{
    /// <summary>Where nothing was answered.</summary>
    public const string ForProof =
        "say what to ask: a command in both containers (--exec 'PROGRAM ARGUMENTS'), arguments to run both images with (--run-arg '--version'), or the section 'probe' of .docksplit.yaml";

    /// <summary>Where nothing was answered and the plan is wanted all the same.</summary>
    public const string ForGuess = "or take it unproved with --guess";

    /// <summary>Where only errors and silence were answered.</summary>
    public const string ForWeakProof =
        "every answer is an error or silence, which shows that something starts or listens and no more; --path, --exec, --run-arg or the section 'probe' of .docksplit.yaml ask for more";

    /// <summary>Where a Dockerfile got a stage that builds.</summary>
    public static ImmutableArray<string> ForBuilder(string builder) =>
        [
            $"For developers: 'docker build --target {builder} .' gives the image with all that builds in it, as the original did.",
            "Caches that are exported need mode=max, as in '--cache-to type=registry,ref=...,mode=max': without it they lack the builder stage.",
        ];

    /// <summary>Where the text alone does not tell enough.</summary>
    public static IEnumerable<string> ForDoubts =>
        [
            "run it where a Docker engine answers, which shows what the text does not tell;",
            "or say it in a comment, such as '# docksplit: keep /path' (drop PATH, runtime PACKAGE, build PACKAGE), or in .docksplit.yaml;",
            "or take the plan as a guess with --guess",
        ];
}
