using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Replays;

/// <summary>
/// Repeats, where only the text tells of the image, the author's own statements: accounts, whose numbers are not known, and owners and
/// modes of what packages bring.
/// </summary>
internal sealed class StatementReplays(Solution solution)
{
    private readonly OwnerNames _owners = new(solution.Draft.Image);

    private IEnumerable<Step> Steps => solution.Draft.Analysis.Steps;

    /// <summary>The statements that make or change accounts, in the order of the text.</summary>
    public IEnumerable<Replay> Accounts() =>
        from step in Steps
        where step.Effects.Any(IsAboutAccount)
        let command = RepeatedStatement.Of(step, [])
        where command is not null
        select new Replay(
            ReplayMoment.BeforeCopies,
            command,
            ReplayRules.Account.Because("the container runs with the accounts that the author made", step.Span)
        );

    /// <summary>Whether a step makes or changes an account.</summary>
    public static bool IsAboutAccount(Effect effect) => effect is CreateUser or CreateGroup or ChangeAccount or RemoveAccount;

    /// <summary>Owners, modes and capabilities of what neither COPY nor a made directory has them for.</summary>
    public IEnumerable<Replay> Owners() =>
        from step in Steps
        let paths = step.Effects.SelectMany(Changed).ToList()
        where
            paths.Count > 0
            && paths.TrueForAll(path => path is { Value: not null, IsPattern: false })
            && paths.Exists(path => IsLost(path.Value!))
        let command = RepeatedStatement.Of(step, paths)
        where command is not null
        select new Replay(
            ReplayMoment.AfterCopies,
            command,
            ReplayRules.Owner.Because("owners and modes as the author set them", step.Span)
        );

    private static IEnumerable<StepPath> Changed(Effect effect) =>
        effect switch
        {
            ChangeOwner change => change.Paths,
            ChangeMode change => change.Paths,
            SetCapabilities change => change.Paths,
            _ => [],
        };

    /// <summary>
    /// Whether the runtime stage has the path and not its owner and mode: a copy whose owner has no known name, or what the model does not
    /// know, which a package brings.
    /// </summary>
    private bool IsLost(string path)
    {
        if (solution.Original.Files.TryGetValue(path, out var file))
            return _owners.Of(file) is null && (solution.IsCopied(path) || solution.Equation.Copies.ContainsKey(path));

        return !ContainerPath.Above(path).Any(IsBuilt) && solution.Packages.Any(package => package.Install);
    }

    /// <summary>What is inside a directory that the build made is the build's: it is copied with the directory, or not needed.</summary>
    private bool IsBuilt(string directory) =>
        solution.Original.Files.GetValueOrDefault(directory) is { Kind: FileKind.Directory } made
        && (made.IsOpaque || made.Layer >= solution.Facts.BaseLayers);
}
