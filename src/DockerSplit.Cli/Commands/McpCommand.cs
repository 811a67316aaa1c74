using System.CommandLine;
using DockerSplit.Cli.Agents;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit mcp</c>: the program as a server of tools for coding agents.</summary>
internal static class McpCommand
{
    public const string Name = "mcp";

    public static Command Create(IConsole console)
    {
        var command = new Command(
            Name,
            "Answers a coding agent over the Model Context Protocol, on standard input and output, until it hangs up."
        );
        command.SetAction(
            async (_, cancellationToken) =>
            {
                await new AgentServer(console).RunAsync(cancellationToken);

                return (int)ExitCode.Success;
            }
        );

        return command;
    }
}
