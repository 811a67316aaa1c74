using System.CommandLine;
using System.CommandLine.Invocation;
using DockerSplit.Application;
using DockerSplit.Cli.Commands;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;

namespace DockerSplit.Cli;

/// <summary>The whole program behind its command line.</summary>
internal static class DocksplitProgram
{
    /// <summary>Runs one command line to its exit code. Bugs are left to crash.</summary>
    public static async Task<ExitCode> RunAsync(string[] arguments, IConsole console, CancellationToken cancellationToken)
    {
        if (arguments is [PluginFile.MetadataWord])
        {
            console.Out.WriteLine(PluginCall.Metadata);

            return ExitCode.Success;
        }

        try
        {
            var plugin = PluginCall.Of(arguments, Environment.GetCommandLineArgs()[0], console);
            plugin?.Apply();
            string[] words = plugin is null ? arguments : [.. plugin.Arguments];
            var name = plugin is null ? CommandTree.ProgramName : PluginCall.ProgramName;
            var talk = new TalkOptions();
            var parsed = CommandTree.Create(console, talk, name).Parse(words);
            if (parsed.Action is not ParseErrorAction && talk.Adjust(parsed, console) is { } adjusted)
            {
                console = adjusted;
                parsed = CommandTree.Create(console, name: name).Parse(words);
            }

            if (parsed.Action is ParseErrorAction refusal)
                return RefuseUsage(parsed, refusal, console);

            var code = await parsed.InvokeAsync(Streams(console.Out, console.Error), cancellationToken);

            return (ExitCode)code;
        }
        catch (EnvironmentFailure failure)
        {
            console.Error.WriteLine($"{(failure.HasPlace ? "" : "docksplit: ")}{Printable.Line(SecretMask.None.Apply(failure.Message))}");

            return failure.Kind.ToExitCode();
        }
        catch (EngineException failure)
        {
            console.Error.WriteLine($"docksplit: {Printable.Line(SecretMask.None.Apply(failure.Message))}");

            return ExitCode.NoEngine;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.Error.WriteLine("docksplit: interrupted");

            return ExitCode.Interrupted;
        }
    }

    /// <summary>Says what is wrong and what was perhaps meant; who typed nothing but the name sees the help.</summary>
    private static ExitCode RefuseUsage(ParseResult parsed, ParseErrorAction action, IConsole console)
    {
        var misspelt = parsed.UnmatchedTokens.Count > 0;
        if (!misspelt && parsed.Tokens.Count == 0)
        {
            CommandTree.Create(console).Parse("--help").Invoke(Streams(console.Error, console.Error));

            return ExitCode.Usage;
        }

        foreach (var error in parsed.Errors.Skip(misspelt ? parsed.Errors.Count - parsed.UnmatchedTokens.Count : 0))
            console.Error.WriteLine($"docksplit: {Printable.Line(error.Message)}");

        // The library says again what is wrong, in its own form, on the error stream, and its suggestions on the other.
        action.ShowHelp = false;
        parsed.Invoke(Streams(console.Error, console.Error with { Writer = TextWriter.Null }));
        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        console.Error.WriteLine($"Try 'docksplit{command} --help'.");

        return ExitCode.Usage;
    }

    /// <summary>The library's own signal and exception handling is off: <see cref="TerminationSignals"/> and this class do it.</summary>
    private static InvocationConfiguration Streams(TerminalWriter output, TerminalWriter error) =>
        new()
        {
            Output = output.Writer,
            Error = error.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
}
