using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit plugin</c>: makes the program a plugin of docker's command line, and takes that back.</summary>
internal sealed class PluginCommand(IConsole console)
{
    public const string Name = "plugin";
    public const string Install = "install";
    public const string Remove = "remove";

    private readonly Option<bool> _copy = new("--copy")
    {
        Description = "Copies the program instead of linking to it, so that the plugin stays when the program goes.",
    };

    public static Command Create(IConsole console) => new PluginCommand(console).Build();

    private Command Build()
    {
        var install = new Command(Install, "Puts the plugin into the user's directory of docker.") { _copy };
        install.SetAction(async (parsed, cancellationToken) => (int)await InstallAsync(parsed, cancellationToken));
        var remove = new Command(Remove, "Takes the plugin away, where it is docksplit's own.");
        remove.SetAction(async (_, cancellationToken) => (int)await RemoveAsync(cancellationToken));

        return new(Name, "Makes 'docker split Dockerfile' work, or takes that back.") { install, remove };
    }

    private async Task<ExitCode> InstallAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath;
        var isWhole = !System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported;
        // One that is not native has its code beside it; where it has not, it is another program that runs the code.
        if (program is null || (!isWhole && !File.Exists(Path.ChangeExtension(program, ".dll"))))
            throw new EnvironmentFailure(
                "docker starts a plugin as a program of its own, and this one is run by another; install it from the native program",
                FailureKind.Usage
            );

        // A program that needs the files beside it is none when it lies elsewhere; on Windows links are for administrators.
        var copy = parsed.GetValue(_copy) || OperatingSystem.IsWindows();
        if (copy && !isWhole)
            throw new EnvironmentFailure("only the native program can be copied: this one needs the files beside it", FailureKind.Usage);

        var plugin = PluginFile.Of(console);
        await plugin.InstallAsync(program, copy, cancellationToken);
        console.Out.WriteLine($"Installed {plugin.Path}{(copy ? "" : $", a link to {program}")}. Now 'docker split Dockerfile' works.");

        return ExitCode.Success;
    }

    private async Task<ExitCode> RemoveAsync(CancellationToken cancellationToken)
    {
        var plugin = PluginFile.Of(console);
        if (!plugin.Exists)
        {
            console.Error.WriteLine($"docksplit: there is no '{plugin.Path}'");

            return ExitCode.NothingToDo;
        }

        await plugin.RemoveAsync(cancellationToken);
        console.Out.WriteLine($"Removed {plugin.Path}.");

        return ExitCode.Success;
    }
}
