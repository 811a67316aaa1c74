using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace DockerSplit.Cli.Commands;

/// <summary>The library's help, followed by what a newcomer copies.</summary>
internal sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = standard.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = Examples.Of(parseResult.CommandResult.Command);
        if (examples.Length > 0)
            output.WriteLine("Examples:");
        foreach (var (line, meaning) in examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }

        if (ExitCodes.Of(parseResult.CommandResult.Command.Name) is [_, ..] codes)
            output.WriteLine("Exit codes:");
        else
            return code;
        foreach (var (number, meaning) in codes)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(int)number, -4} {meaning}"));

        return code;
    }
}
