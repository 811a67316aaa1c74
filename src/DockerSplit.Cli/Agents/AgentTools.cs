using System.Collections.Immutable;
using DockerSplit.Cli.Commands;

namespace DockerSplit.Cli.Agents;

/// <summary>The tools that agents are given. Each is a command of the program, so that both answer the same.</summary>
internal static class AgentTools
{
    /// <summary>The parameter that every tool has for itself: it is no option of a command.</summary>
    public const string WithFiles = "files";

    private static readonly ToolParameter Files = new(
        WithFiles,
        ParameterKind.Switch,
        null,
        "Whether the answer holds the images' trees of files as well, which are large. Default: false."
    );

    private static readonly ToolParameter Dockerfile = new(
        "dockerfile",
        ParameterKind.Dockerfile,
        null,
        "The Dockerfile, or the directory that holds it. Default: the one in the first root."
    );

    private static readonly ImmutableArray<ToolParameter> Builds =
    [
        new("context", ParameterKind.Path, "--context", "The build context. Default: the Dockerfile's directory."),
        new("buildArgs", ParameterKind.Assignments, "--build-arg", "Values of ARGs, each NAME=VALUE."),
        new("platform", ParameterKind.Text, "--platform", "The platform that is built for, such as linux/arm64."),
        new("target", ParameterKind.Text, "--target", "The stage to build, of a Dockerfile that has several."),
    ];

    private static readonly ImmutableArray<ToolParameter> Questions =
    [
        new("ports", ParameterKind.Numbers, "--port", "The ports that both containers are asked on. Default: what the image exposes."),
        new("httpPaths", ParameterKind.Texts, "--path", "The paths that both are asked for over HTTP, such as /health."),
        new("exec", ParameterKind.Texts, "--exec", "Commands to run in both running containers; their output is compared."),
        new("runArgs", ParameterKind.Texts, "--run-arg", "Arguments to run both images with once, such as --version."),
        new("env", ParameterKind.Assignments, "--env", "Variables for both containers, each NAME=VALUE."),
        new("timeout", ParameterKind.Text, "--timeout", "How long a container may take until it answers, such as 90s. Default: 60s."),
    ];

    private static readonly ImmutableArray<ToolParameter> Plans =
    [
        new("runtimeBase", ParameterKind.Text, "--runtime-base", "auto, same, slim, scratch, or an image. Default: auto."),
        new("strip", ParameterKind.Switch, "--strip", "Takes symbols out of the programs that are copied."),
    ];

    public static readonly ImmutableArray<AgentTool> All =
    [
        new(
            CheckCommand.Name,
            "Which Dockerfiles would gain",
            "Says which Dockerfiles would gain from a runtime stage, and why. Decides by the text alone, in milliseconds, unless measure is set.",
            ["--format", "json"],
            [
                new("paths", ParameterKind.Paths, null, "Dockerfiles, and directories to look for them in.") { IsRequired = true },
                new("measure", ParameterKind.Switch, "--measure", "Builds and verifies each, so that the saving is measured."),
            ],
            AnswerSchemas.Check
        ),
        new(
            ExplainCommand.Name,
            "Why a package or path stays or goes",
            "Shows each package and path of a Dockerfile with its role and the evidence for it. Writes nothing.",
            ["--format", "json"],
            [
                Dockerfile,
                new("why", ParameterKind.Text, "--why", "Only the package or the path of this name, with all of its evidence."),
                new("verify", ParameterKind.Switch, "--verify", "Builds and verifies first, so that facts of the images decide."),
                .. Plans,
                .. Builds,
                .. Questions,
                Files,
            ],
            AnswerSchemas.Rewrite
        ),
        new(
            RewriteCommand.Name,
            "Rewrite a Dockerfile, with a proof",
            """
            Turns a single-stage Dockerfile into a multi-stage one. With a Docker engine both are built, compared file by file, started and asked
            the same; the answer's verdict says whether that proves them to do the same. The new text stands in dockerfiles.rewritten; it is written
            to a file only where output or inPlace says so, and only when it passed.
            """.ReplaceLineEndings(" "),
            ["--format", "json"],
            [
                Dockerfile,
                new("output", ParameterKind.Path, "--output", "Where the rewritten Dockerfile is written. Default: nowhere."),
                new("inPlace", ParameterKind.Switch, "--in-place", "Overwrites the Dockerfile itself."),
                new(
                    "verify",
                    ParameterKind.Switch,
                    "--verify",
                    "true demands an engine; false decides by the text alone. Default: an engine where one answers."
                )
                {
                    Opposite = "--no-verify",
                },
                new("guess", ParameterKind.Switch, "--guess", "Takes the plan also where nothing could be proved, and says so."),
                new("rounds", ParameterKind.Number, "--rounds", "How many plans are built and asked at most until one passes. Default: 6."),
                .. Plans,
                .. Builds,
                .. Questions,
                Files,
            ],
            AnswerSchemas.Rewrite
        )
        {
            ReadsOnly = false,
        },
        new(
            VerifyCommand.Name,
            "Prove that two Dockerfiles do the same",
            "Builds two Dockerfiles, and compares the images and what their containers answer: the proof for a split that somebody wrote.",
            ["--format", "json"],
            [
                new("original", ParameterKind.Dockerfile, null, "The Dockerfile that is right.") { IsRequired = true },
                new("rewritten", ParameterKind.Dockerfile, null, "The Dockerfile that must do the same.") { IsRequired = true },
                .. Builds,
                .. Questions,
                Files,
            ],
            AnswerSchemas.Rewrite
        ),
        new(
            InspectCommand.Name,
            "What a built image holds",
            "Shows what a built image holds: layers, packages, what is reached from its start and what only builds.",
            ["--json"],
            [
                new("image", ParameterKind.Image, null, "An image of the engine, or an archive that docker save wrote.")
                {
                    IsRequired = true,
                },
                new("why", ParameterKind.Text, "--why", "Only the chain that leads from what the image starts to this file or package."),
                Files,
            ],
            AnswerSchemas.Inspect
        ),
    ];
}
