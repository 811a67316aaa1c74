using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>Runs the effects of the steps, in their order, on the described image.</summary>
/// <param name="start">Where the base image starts; empty for the root.</param>
internal sealed partial class EffectRunner(StageAnalysis analysis, IBuildContext? context, DescribedImageState state, string start)
{
    private readonly ContextTrees _trees = new();
    private Step _step = null!;

    /// <summary>How many files may be rewritten in all, so that the time stays linear in the text and the context.</summary>
    private long _budget = 4_000_000;

    private int Layer => _step.Instruction + 1;

    private bool IsMaybe => _step.Condition == StepCondition.Maybe;

    private DescribedFiles Files => state.Files;

    public void Run()
    {
        foreach (var step in analysis.Steps)
        {
            _step = step;
            if (step.Effects.Any(effect => effect is Fetch { Target: null }))
                _fetching = (step.Instruction, step.Statement);
            Discover(step.WorkingDirectory);
            Enter(step.Instruction);
            DoubtDirectory();
            foreach (var effect in step.Effects)
                Run(effect);
        }

        Enter(-1);
        Settle("/");
    }

    private void Run(Effect effect)
    {
        if (effect is Compile { Directory.Value: { } tree })
            DoubtRunPath(tree);
        switch (effect)
        {
            case InstallPackages or RemovePackages or InstallLanguagePackages or CreateUser or CreateGroup or RemoveAccount:
                RunOnDatabases(effect);
                break;
            case MarkPackages { Manual: true, Incomplete: true }:
                state.Packages.KeepLibraries();
                break;
            case CopyFiles copy:
                Copy(copy);
                break;
            case MoveFiles move:
                Move(move);
                break;
            case Unpack unpack:
                UnpackInto(unpack.Directory);
                break;
            case Compile compile when !NamesOutput && !NamesResults(compile.Directory):
                MakeUnknown(compile.Directory, UncertaintyKind.Added, $"what {compile.System} makes is not known");
                break;
            case BuildResults results:
                foreach (var path in results.Paths)
                    MakeResult(path, results);
                break;
            case CreateEnvironment environment:
                MakeUnknown(environment.Root, UncertaintyKind.Unlisted, $"what the environment of {environment.System} holds is not known");
                break;
            case InstallArtifacts install:
                MakeInstalled(install.Roots, install.System);
                break;
            case UnknownEffect unknown:
                RunUnknown(unknown);
                break;
            default:
                RunOnFiles(effect);
                break;
        }
    }

    /// <summary>What touches the named files alone. An effect that leaves nothing behind, or what every run writes anew, is none here.</summary>
    private void RunOnFiles(Effect effect)
    {
        switch (effect)
        {
            case WriteFiles write:
                ForEachMade(write.Paths, path => Write(path, write));
                break;
            case EditFiles edit:
                ForEachMade(edit.Paths, Edit);
                break;
            case ConfigureBuild configure:
                MakeUnknown(configure.Directory, UncertaintyKind.Added, $"what {configure.System} makes is not known");
                break;
            case Fetch { Target: { } target } fetch:
                FetchTo(fetch, target);
                break;
            case ConfigurePackageRepositories repositories:
                ConfigureRepositories(repositories);
                break;
            case MakeLink link:
                Link(link);
                break;
            case MakeDirectories make:
                ForEach(make.Paths, MakeDirectory);
                break;
            case RemoveFiles remove:
                Remove(remove);
                break;
            case RemoveSomeFiles remove:
                foreach (var directory in remove.Directories)
                    RemoveSome(directory);
                break;
            case FetchPackageSource:
                MakeUnknown(_step.WorkingDirectory, UncertaintyKind.Added, "what the source of a package has is not known");
                break;
            case ChangeOwner { Owner: var owner } change:
                ForEach(change.Paths, path => Change(path, change.Recursive, node => node with { Owner = owner, Layer = Layer }));
                break;
            case ChangeMode change:
                ForEach(
                    change.Paths,
                    path => Change(path, change.Recursive, node => node with { Mode = Modes.Apply(change.Mode, node), Layer = Layer })
                );
                break;
        }
    }

    /// <summary>Runs an action for each path; a pattern stands for the known files, and what cannot be named is a doubt.</summary>
    private void ForEach(ImmutableArray<StepPath> paths, Action<string> action)
    {
        foreach (var path in paths)
        {
            if (path.Value is { } known && !path.IsPattern)
            {
                action(Resolved(known));
                continue;
            }

            var place = PlaceOf(path);
            if (path is { Value: { } pattern, IsPattern: true })
            {
                foreach (var match in Files.Match(pattern))
                    action(match);
            }

            if (Files.OpaqueAt(place) is null)
                Doubt(UncertaintyKind.Changed, place, $"'{path.Text}' cannot be known from the text");
        }
    }

    /// <summary>As <see cref="ForEach"/> for files that are made or changed: what cannot be named is there all the same.</summary>
    private void ForEachMade(ImmutableArray<StepPath> paths, Action<string> action)
    {
        foreach (var path in paths)
        {
            if (path is { Value: not null, IsPattern: false })
                ForEach([path], action);
            else if (IsAnywhere(path))
                Unlisted("/", $"'{path.Text}' cannot be known from the text");
            else
                MakeUnknownIn(
                    PlaceOf(path),
                    path.Value is null ? UncertaintyKind.Unlisted : UncertaintyKind.Added,
                    $"'{path.Text}' cannot be known from the text"
                );
        }
    }

    /// <summary>Keys and lists of repositories are kept as one: where a name is not known, the directory stands for it.</summary>
    private void ConfigureRepositories(ConfigurePackageRepositories repositories)
    {
        foreach (var path in repositories.Paths)
        {
            if (path is { Value: { } known, IsPattern: false })
                Edit(Resolved(known));
            else if (path.Value is not null)
                Files.Update(PlaceOf(path), node => node.HoldsFilled ? node : node with { IsOpaque = true, Layer = Layer });
        }

        if (repositories.Paths.IsEmpty)
            Doubt(UncertaintyKind.Changed, "/etc", $"where '{_step.Name}' keeps what it adds is not known");
    }

    private void Link(MakeLink link)
    {
        if (link.Link.Value is not { } path)
        {
            Doubt(UncertaintyKind.Changed, PlaceOf(link.Link), $"'{link.Link.Text}' cannot be known from the text");
            return;
        }

        path = Resolved(path, followLast: false);
        var into = Files.Resolve(path) is { } inside && Files.At(inside) is { Kind: FileKind.Directory };
        // "-n" spares links to directories alone, and "-T" directories too (ln(1)).
        if (into && link.Target is { } target && !Has('T') && !(Has('n') && Files.At(path) is { Kind: FileKind.SymbolicLink }))
            path = ContainerPath.Combine(Files.Resolve(path) ?? path, ContainerPath.Name(target.TrimEnd('/')));
        if (Files.OpaqueAt(path) is not null)
            return;
        if (link.Target is null)
            Doubt(UncertaintyKind.Changed, path, $"where '{link.Link.Text}' points to is not known");
        else if (link.Symbolic)
            PutInside(path, new(FileKind.SymbolicLink) { LinkTarget = link.Target, Layer = Layer });
        else
            Put(
                path,
                (
                    Files.At(Resolved(ContainerPath.Combine(_step.WorkingDirectory.Value ?? "/", link.Target))) ?? DescribedNode.File(Layer)
                ) with
                {
                    Layer = Layer,
                }
            );
    }

    private void MakeDirectory(string path)
    {
        if (path != "/" && Files.OpaqueAt(path) is null && Files.At(path) is not { Kind: FileKind.Directory })
            Put(path, DescribedNode.Directory(Layer));
    }

    private void Remove(RemoveFiles remove)
    {
        foreach (var path in remove.Paths)
        {
            // What an author removes he does not mean to start, and a copy of what is gone ends the build: nothing is lost in silence.
            if (path.Value is not { } known)
                continue;

            Discover(path);
            foreach (var match in path.IsPattern ? Files.Match(known) : [Resolved(known, followLast: false)])
                RemoveAt(match);
        }
    }

    private void RemoveAt(string path)
    {
        if (IsMaybe)
        {
            Doubt(UncertaintyKind.Changed, path, "it is removed only under a condition");
            return;
        }

        Files.Remove(path);
        ForgetUnpacked(path);
    }

    /// <summary>What find removes has a name that fits, where it is asked for names.</summary>
    private void RemoveSome(StepPath directory)
    {
        var name = Value("-name", "-iname");
        if (directory.Value is not { } known || name is null)
            Doubt(UncertaintyKind.Changed, PlaceOf(directory), $"what '{_step.Name}' removes cannot be known");
        else if (Files.At(Resolved(known)) is { } node)
            DoubtNamed(Resolved(known), node, name);
    }

    private void DoubtNamed(string root, DescribedNode node, string name)
    {
        foreach (var (child, below) in node.Children)
        {
            if (!Spend(1))
                return;
            var path = ContainerPath.Join(root, child);
            if (Text.TextPattern.IsMatch(child, name) && below.Layer > 0)
                Doubt(UncertaintyKind.Changed, path, "find may remove it");
            else if (!below.IsOpaque)
                DoubtNamed(path, below, name);
        }
    }

    private void Change(string path, bool recursive, Func<DescribedNode, DescribedNode> change)
    {
        if (Files.OpaqueAt(path) is { } opaque && opaque != path)
            return;
        if (Files.At(path) is not { } node)
        {
            ChangeUnknown(path, recursive, change);
            return;
        }

        if (node.IsFilled && recursive)
        {
            Doubt(UncertaintyKind.Changed, path, $"'{_step.Name}' changes what is not known to be there");
            return;
        }

        if (!recursive || !Spend(node.Count))
            Files.Update(path, change);
        else
            Files.Update(path, before => ChangeAll(before, change));
        if (IsMaybe)
            Doubt(UncertaintyKind.Changed, path, "its owner or mode is changed only under a condition");
    }

    /// <summary>What a package brings is there, or the build would end; what goes through all that is below is a directory.</summary>
    private void ChangeUnknown(string path, bool recursive, Func<DescribedNode, DescribedNode> change)
    {
        if (recursive)
            Put(path, change(DescribedNode.Directory(Layer)));
        else
            Doubt(UncertaintyKind.Changed, path, $"'{_step.Name}' changes it, and what it is cannot be known from the text");
    }

    private static DescribedNode ChangeAll(DescribedNode node, Func<DescribedNode, DescribedNode> change)
    {
        var changed = change(node);

        return node.Children.IsEmpty
            ? changed
            : changed.WithAll(node.Children.Select(pair => KeyValuePair.Create(pair.Key, ChangeAll(pair.Value, change))));
    }

    /// <summary>
    /// As <see cref="Put"/> for a command that makes no directories: those above were there before, with files that the text does not name.
    /// </summary>
    private void PutInside(string path, DescribedNode node)
    {
        if (Files.OpaqueAt(path) is null)
        {
            foreach (var directory in ContainerPath.Above(path).Reverse().Where(above => Files.At(above) is null))
                Files.Put(directory, DescribedNode.Directory(0) with { IsFilled = true });
        }

        Put(path, node);
    }

    private void Put(string path, DescribedNode node)
    {
        if (IsMaybe && Files.At(path) is null)
            Doubt(UncertaintyKind.Changed, path, "it is made only under a condition");
        else if (IsMaybe)
            Doubt(UncertaintyKind.Changed, path, "it is changed only under a condition");
        if (!Files.Put(path, node))
            Unlisted(ContainerPath.Parent(path), "there are too many files to follow");
    }

    /// <summary>Takes work out of the budget; false once it is used up, which is said.</summary>
    private bool Spend(long files)
    {
        _budget -= files;
        if (_budget < 0)
            Unlisted("/", "there are too many files and changes to follow");

        return _budget >= 0;
    }

    private void Unlisted(string place, string reason, string? remedy = null, bool isKept = false) =>
        state.Uncertainties.Add(UncertaintyKind.Unlisted, place, reason, _step.Span, remedy, isKept);

    private void Doubt(UncertaintyKind kind, string place, string reason, string? remedy = null) =>
        state.Uncertainties.Add(kind, place, reason, _step.Span, remedy);
}
