using System.CommandLine;
using System.CommandLine.Invocation;

namespace DockerSplit.Cli.Commands;

/// <summary>Prints the program's name and version.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"docksplit {ProgramVersion.Text}");

        return 0;
    }
}
