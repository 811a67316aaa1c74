using System.CommandLine;

namespace DockerSplit.Cli.Commands;

/// <summary>What the help of each command shows to copy.</summary>
internal static class Examples
{
    /// <summary>One example: what to type, and what it does.</summary>
    public readonly record struct Example(string Line, string Meaning);

    public static Example[] Of(Command command) =>
        command.Name switch
        {
            RewriteCommand.Name => Rewrite,
            VerifyCommand.Name => Verify,
            CheckCommand.Name => Check,
            DiffCommand.Name => Diff,
            ExplainCommand.Name => Explain,
            InspectCommand.Name => Inspect,
            CompareCommand.Name => Compare,
            CleanCommand.Name => Clean,
            CompletionsCommand.Name => Completions,
            McpCommand.Name => Mcp,
            PluginCommand.Name or PluginCommand.Install or PluginCommand.Remove => Plugin,
            _ when command is RootCommand => [Rewrite[0], Rewrite[1], Verify[0]],
            _ => [],
        };

    private static readonly Example[] Rewrite =
    [
        new("docksplit rewrite Dockerfile -o Dockerfile.ms", "Writes Dockerfile.ms; builds and compares both images when Docker runs."),
        new("docksplit rewrite --no-verify", "Prints the rewritten ./Dockerfile at once, without Docker."),
        new("docksplit rewrite --in-place --secret id=token,src=token.txt", "Overwrites ./Dockerfile; its build gets a secret."),
        new("docksplit rewrite Dockerfile -o Dockerfile.ms --strip", "Takes the debug symbols out of the programs as well."),
        new("docksplit rewrite Dockerfile --verify --port 8080 --path /health", "Asks both containers for /health on port 8080."),
        new("docksplit rewrite Dockerfile -o Dockerfile.ms --report report.md", "Writes a report for a pull request as well."),
        new("docksplit rewrite Dockerfile -o Dockerfile.ms --report report.html", "Writes a page to look at as well."),
        new("cat Dockerfile | docksplit rewrite - --context .", "Reads standard input, and builds in this directory."),
    ];

    private static readonly Example[] Verify =
    [
        new("docksplit verify Dockerfile Dockerfile.ms", "Builds both, asks both the same questions, and compares the answers."),
        new(
            "docksplit verify --bake --builder cluster a/Dockerfile a/Dockerfile.ms b/Dockerfile b/Dockerfile.ms",
            "Lets a cluster build all four at once, then compares each pair."
        ),
    ];

    private static readonly Example[] Check =
    [
        new("docksplit check .", "Looks through this directory and those below it; exit code 1 when a Dockerfile would gain."),
        new("docksplit check services --format sarif > docksplit.sarif", "Writes findings for code scanning."),
    ];

    private static readonly Example[] Diff =
    [
        new("docksplit diff Dockerfile", "Shows what a rewrite would change, without Docker."),
        new("docksplit diff Dockerfile --verify | patch Dockerfile", "Changes the Dockerfile itself, by what the images show."),
    ];

    private static readonly Example[] Explain =
    [
        new("docksplit explain Dockerfile", "Shows every decision with its reason and its place."),
        new("docksplit explain Dockerfile --why curl", "Shows all evidence about one package."),
    ];

    private static readonly Example[] Inspect =
    [
        new("docksplit inspect myapp:latest", "Shows its layers, its packages, and how much of them is needed."),
        new("docksplit inspect myapp:latest --why libssl3", "Shows what leads to this package."),
        new("docksplit inspect myapp:latest --json", "Prints all facts for a program."),
        new("docksplit inspect myapp:latest --report image.html", "Writes a page with a map of its files as well."),
        new("docksplit inspect ./myapp.tar", "Reads the archive that docker save wrote; no engine is needed."),
    ];

    private static readonly Example[] Compare =
    [
        new("docksplit compare myapp:1 myapp:2", "Shows what the second lacks, has besides, or has otherwise; exit code 1 when it does."),
        new("docksplit compare ./before.tar ./after.tar", "Reads two archives that docker save wrote; no engine is needed."),
        new("docksplit compare myapp:1 myapp:2 --format json", "Prints everything for a program."),
    ];

    private static readonly Example[] Clean =
    [
        new("docksplit clean", "Removes what killed runs left on this machine's engine."),
        new("docksplit clean --all", "Removes what runs elsewhere left on a shared engine, too."),
    ];

    private static readonly Example[] Mcp =
    [
        new("docksplit mcp", "Is what the settings of a coding agent name as the command of a server."),
    ];

    private static readonly Example[] Plugin =
    [
        new("docksplit plugin install", "Makes 'docker split Dockerfile' work."),
        new("docksplit plugin remove", "Takes that back."),
    ];

    private static readonly Example[] Completions =
    [
        new("source <(docksplit completions bash)", "Completes commands and options in this bash."),
        new("docksplit completions fish > ~/.config/fish/completions/docksplit.fish", "The same in fish, for good."),
    ];
}
