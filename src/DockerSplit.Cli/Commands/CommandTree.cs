using System.CommandLine;
using System.CommandLine.Help;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    private const string Description = "Turns a single-stage Dockerfile into a multi-stage one, and proves that both images do the same.";

    public const string ProgramName = "docksplit";

    /// <param name="name">How the program is called, for its help.</param>
    public static RootCommand Create(IConsole console, TalkOptions? talk = null, string name = ProgramName)
    {
        var root = new RootCommand(Description)
        {
            HelpName = name,
            Subcommands =
            {
                RewriteCommand.Create(console),
                VerifyCommand.Create(console),
                CheckCommand.Create(console),
                DiffCommand.Create(console),
                ExplainCommand.Create(console),
                InspectCommand.Create(console),
                CompareCommand.Create(console),
                CleanCommand.Create(console),
                CompletionsCommand.Create(console),
                McpCommand.Create(console),
                PluginCommand.Create(console),
            },
        };
        (talk ?? new TalkOptions()).AddTo(root);
        foreach (var option in root.Options)
            Adapt(option, console);

        return root;
    }

    private static void Adapt(Option option, IConsole console)
    {
        switch (option)
        {
            case HelpOption { Action: HelpAction standard } help:
                standard.MaxWidth = console.Out.Width;
                help.Action = new HelpWithExamples(standard);
                help.Description = "Shows this help.";
                break;

            case VersionOption version:
                version.Action = new ShowVersion();
                version.Description = "Shows the version.";
                break;
        }
    }
}
