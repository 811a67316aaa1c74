using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

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
        where step.Effects.Any(IsAboutAccount) && !PasswordReplays.IsSettled(step)
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

    /// <summary>
    /// Removals of what a package brings, as soon as the packages are there: what is copied afterwards was made afterwards, or is not meant.
    /// </summary>
    public IEnumerable<Replay> Removals()
    {
        var steps = Steps.Where(step => step.Condition == StepCondition.Always).ToList();
        var removed = steps
            .SelectMany(step => step.Effects.OfType<RemoveFiles>())
            .SelectMany(remove => remove.Paths)
            .Where(IsRemovedPackaged)
            .ToList();
        if (removed is [] || !solution.Packages.Any(package => package.Install))
            yield break;

        var names = removed.Select(path => path.IsPattern ? path.Value! : ShellText.Quote(path.Value!)).Distinct(StringComparer.Ordinal);
        yield return new(
            ReplayMoment.BeforeCopies,
            $"rm -rf {string.Join(' ', names.Order(StringComparer.Ordinal))}",
            ReplayRules.Removal.Because("the author removes what a package brings", removed[0].Span, removed[0].Value)
        );
    }

    /// <summary>Whether a path that is removed is where packages have their files, and not what the build itself made, nor a cache.</summary>
    private bool IsRemovedPackaged(StepPath path) =>
        path.Value is { } value
        && (!path.IsPattern || IsPlain(value))
        && solution.Draft.Knowledge.Directories.IsOfPackages(ContainerPath.Parent(value))
        && RemovalReplays.IsMeant(solution, value)
        && !ContainerPath.Above(value).Any(directory => solution.Original.Files.GetValueOrDefault(directory) is { IsOpaque: true });

    /// <summary>Whether the shell takes a pattern as it stands, unquoted.</summary>
    private static bool IsPlain(string pattern) =>
        !pattern.Contains("**", StringComparison.Ordinal)
        && pattern.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '+' or '*' or '?');

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
