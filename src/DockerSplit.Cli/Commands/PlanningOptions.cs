using System.CommandLine;
using DockerSplit.Planning;

namespace DockerSplit.Cli.Commands;

/// <summary>The options about what the runtime stage is to be. Each that is given takes the place of what the settings file says.</summary>
internal sealed class PlanningOptions
{
    private const string List = "list";
    private const string Resolve = "resolve";

    private readonly Option<bool> _strip = new("--strip")
    {
        Description = "Takes symbols out of the programs and libraries that are copied.",
    };

    private readonly Option<bool> _keepDevelopment = new("--keep-dev")
    {
        Description = "Keeps headers, static libraries, manuals and the like of what is copied.",
    };

    private readonly Option<string?> _runtimeBase = new("--runtime-base")
    {
        Description = "What the runtime stage starts from: auto, same, slim, scratch, or an image. Default: auto.",
        HelpName = "BASE",
        CompletionSources = { "auto", "same", "slim", "scratch" },
    };

    private readonly Option<string?> _runtimeDependencies = new("--runtime-deps")
    {
        Description = "list names the runtime packages; resolve lets the build find them, for base tags that float. Default: list.",
        HelpName = "list|resolve",
    };

    private readonly Option<bool> _guard = new("--ldd-guard")
    {
        Description = "Ends the runtime stage with a step that fails the build when a library is missing.",
    };

    private readonly Option<bool> _guess = new("--guess")
    {
        Description = "Takes the plan also where the text does not tell enough, or nothing could be proved, and says so.",
    };

    public PlanningOptions() => _runtimeDependencies.AcceptOnlyFromAmong(List, Resolve);

    public void AddTo(Command command)
    {
        command.Add(_strip);
        command.Add(_keepDevelopment);
        command.Add(_runtimeBase);
        command.Add(_runtimeDependencies);
        command.Add(_guard);
    }

    /// <summary>For commands that show or write a Dockerfile.</summary>
    public void AddGuessTo(Command command) => command.Add(_guess);

    public SplitOptions Apply(ParseResult parsed, SplitOptions settings) =>
        settings with
        {
            Strip = parsed.GetValue(_strip) || settings.Strip,
            KeepDevelopmentFiles = parsed.GetValue(_keepDevelopment) || settings.KeepDevelopmentFiles,
            RuntimeBase = parsed.GetValue(_runtimeBase) ?? settings.RuntimeBase,
            ResolveAtBuild = parsed.GetValue(_runtimeDependencies) is { } chosen ? chosen == Resolve : settings.ResolveAtBuild,
            Guess = parsed.GetValue(_guess),
            GuardLibraries = parsed.GetValue(_guard) || settings.GuardLibraries,
        };
}
