using System.CommandLine;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit clean</c>: removes what killed runs left behind.</summary>
internal sealed class CleanCommand(IConsole console)
{
    public const string Name = "clean";

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Removes as well what runs on other machines or in containers made, which may be alive.",
    };

    public static Command Create(IConsole console) => new CleanCommand(console).Build();

    private Command Build()
    {
        var command = new Command(
            Name,
            "Removes containers, networks, images and temporary files that killed runs left; runs that are alive keep theirs."
        )
        {
            _all,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var engine = await EngineAccess.ConnectAsync(cancellationToken);
        var removed = await Leftovers.RemoveAsync(engine, parsed.GetValue(_all), cancellationToken);
        console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Removed {Count(removed.Containers, "container")}, {Count(removed.Networks, "network")}, {Count(removed.Images, "image")} and {Count(removed.Folders, "temporary folder")}."
            )
        );
        if (removed.Kept > 0)
            console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{removed.Kept} of runs that are alive, or may be, stay; --all removes those that may be."
                )
            );

        return ExitCode.Success;
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
