using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Files;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads the compose file that lies beside a Dockerfile, where one of its services builds it.</summary>
internal static class FoundCompose
{
    /// <summary>In the order in which docker compose looks for them.</summary>
    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    /// <summary>The recipe with what the file says; null where there is none, or it says nothing of this Dockerfile.</summary>
    /// <param name="dockerfile">The Dockerfile, absolute.</param>
    /// <param name="withServices">Whether what the service depends on is to be started; nobody named the file, so only where that is asked for.</param>
    public static ProbeRecipe? Apply(string dockerfile, ProbeRecipe recipe, IConsole console, bool withServices)
    {
        var directory = Path.GetDirectoryName(dockerfile)!;
        if (Names.Select(name => Path.Join(directory, name)).FirstOrDefault(Path.Exists) is not { } path)
            return null;

        var name = Path.GetRelativePath(console.WorkingDirectory, path);
        try
        {
            if (!RealPath.IsWithin(path, SettingsFile.RootOf(directory)))
                throw new EnvironmentFailure($"'{name}' is a link that leads out of the repository", FailureKind.Usage);

            var place = new ComposePlace(
                Path.GetFileName(path),
                directory,
                VariablesBeside(path, console).GetValueOrDefault,
                SettingsFile.RootOf(directory)
            );
            var text = SmallFile.ReadText(path, name);
            var found = ComposeFile.ApplyFound(place.Name, directory, text, dockerfile, recipe, place.Variable);

            return ComposeFile.BuilderOf(place, text, dockerfile) is { } service && ComposeServices.AreNeeded(place, text, service)
                ? WithServices(found ?? recipe with { Source = place.Name }, place, text, service, withServices)
                : found;
        }
        // Nobody asked for the file: what is wrong with it is no reason to stop.
        catch (EnvironmentFailure failure)
        {
            console.Error.WriteLine(
                $"docksplit: {Printable.Line(failure.Message)}; the file is left aside, and so it is with --no-compose"
            );

            return null;
        }
    }

    /// <summary>The recipe with the services, or with how they would be started.</summary>
    private static ProbeRecipe WithServices(ProbeRecipe recipe, ComposePlace place, string text, string service, bool areStarted) =>
        areStarted
            ? recipe with
            {
                Services = ComposeServices.Needed(place, text, service),
            }
            : recipe with
            {
                ServicesOption = ComposeServices.Option,
            };

    /// <summary>What the file <c>.env</c> beside a compose file says; nothing where there is none, or it is a link out of the repository.</summary>
    /// <param name="path">The compose file, absolute.</param>
    public static IReadOnlyDictionary<string, string> VariablesBeside(string path, IConsole console)
    {
        var directory = Path.GetDirectoryName(path)!;
        var file = Path.Join(directory, ".env");

        return Path.Exists(file) && RealPath.IsWithin(file, SettingsFile.RootOf(directory))
            ? EnvironmentFile.Read(SmallFile.ReadText(file, Path.GetRelativePath(console.WorkingDirectory, file)))
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }
}
