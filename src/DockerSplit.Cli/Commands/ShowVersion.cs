using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace DockerSplit.Commands;

/// <summary>Prints the program's name and version, and the commit it was built from where that is known.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine($"docksplit {version}");

        return 0;
    }
}
