using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Description.Starting;

/// <summary>Finds what is reached from the roots in a described image.</summary>
internal sealed partial class Reacher(DescribedImageState state, StartSources sources)
{
    private const int WordsBehindStarter = 6;

    private readonly SortedDictionary<string, ClosureEdge> _reached = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ClosureEdge> _packages = new(StringComparer.Ordinal);
    private readonly HashSet<Doubt> _doubts = [.. state.Uncertainties.Unlisted];
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly HashSet<(string Directory, string? Path)> _results = [];
    private readonly SortedSet<string> _unnamed = new(StringComparer.Ordinal);
    private string? _linked;

    /// <summary>Commands that are started and can only be programs whose names the text does not tell.</summary>
    public IReadOnlyCollection<string> Unnamed => _unnamed;

    /// <summary>
    /// Files among the results of build tools that are named and need nothing of what lies beside them; a null path where something else of
    /// the directory is named too.
    /// </summary>
    public IReadOnlyCollection<(string Directory, string? Path)> Results => _results;

    /// <summary>Whether something is started that cannot be read, or may be, so that it may start any program.</summary>
    public bool MayStartMore { get; private set; }

    /// <summary>The closure of the roots.</summary>
    public Closure Reach(IEnumerable<ClosureRoot> roots)
    {
        foreach (var root in roots)
        {
            if (root is { Words: [['/', ..] path], Name: [>= 'a' and <= 'z', ..] })
                ReachPath(path, new(root.Name, path, NeedKind.Root, ""));
            else
                Start(root.Words, new Origin(root.Name, NeedKind.Root, sources.SpanOf(root.Name)), root.IsOptional);
        }

        foreach (var start in sources.StartsIn(state.Files.Root))
            FollowSource(start);

        return new(_reached.ToImmutableSortedDictionary(StringComparer.Ordinal), [])
        {
            Packages = Libraries(out var unresolved),
            Unresolved = unresolved,
            Doubts = [.. _doubts.OrderBy(doubt => doubt.Span.Start).ThenBy(doubt => doubt.Place, StringComparer.Ordinal)],
        };
    }

    /// <summary>Starts a command: its program, and those of its words that are files.</summary>
    /// <param name="isOptional">Whether the words may be no command at all.</param>
    private void Start(ImmutableArray<string> words, Origin origin, bool isOptional)
    {
        if (words.IsEmpty || words[0].Length == 0)
            return;

        var found = Command(words[0], origin);
        if (!found && !isOptional && !IsUnnamed(words[0]))
            DoubtCommand(words[0], origin);
        MayStartMore |= !found && isOptional;
        var name = ContainerPath.Name(words[0]);
        if (sources.IsShell(name) && Programs.ProgramOf(words) is { } program)
            FollowShell(program, origin, isOptional);
        else
            Arguments(words, name, origin);
    }

    private void Arguments(ImmutableArray<string> words, string name, Origin origin)
    {
        var isStarter = sources.Commands.Is(name, CommandTrait.Starts);
        var names = words.Skip(1).Take(WordsBehindStarter).Where(word => word.Length > 0 && word[0] != '-');
        foreach (var word in isStarter ? names : [])
        {
            if (!Command(word, origin))
                MayStartMore = true;
        }

        var isFirst = true;
        foreach (var word in words.Skip(1))
        {
            foreach (var path in Programs.PathsIn(word))
            {
                var isThere = File(path, origin, isProgram: isFirst && (isStarter || sources.IsShell(name)));
                if (!isThere)
                    Packaged(path, origin);
                isFirst &= !isThere;
            }
        }

        if (Programs.ScriptOf(name, words, sources) is { } script && isFirst && !File(script, origin, isProgram: sources.IsShell(name)))
            DoubtFile(script, origin);
        // What a module starts of which no source is at hand, nobody knows.
        MayStartMore |= Programs.ModuleOf(name, words, sources) is { } module && !sources.HasModule(state.Files.Root, module);
    }

    /// <summary>A command by its name or path; false where none is known.</summary>
    private bool Command(string word, Origin origin)
    {
        if (word.Contains('/', StringComparison.Ordinal))
            return File(word, origin, isProgram: true) || (IsOfPackages(word) && Package(ContainerPath.Name(word), word, origin));

        foreach (var path in sources.SearchPath.Select(directory => ContainerPath.Join(directory, word)))
        {
            if (Known(path) && ReachPath(path, origin.To(path, word)))
            {
                Follow(path, origin);
                return true;
            }
        }

        if (Package(word, word, origin))
            return true;

        var opaque = sources
            .SearchPath.Select(directory => ContainerPath.Join(directory, word))
            .FirstOrDefault(path => state.Files.OpaqueAt(Resolved(path)) is not null);

        // A program that no text names may be the one as well.
        MayStartMore |= opaque is not null && IsAnyUnnamed;

        return opaque is not null && ReachPath(opaque, origin.To(opaque, word));
    }

    /// <summary>Whether a command can only be a program that a package manager put somewhere without telling its name.</summary>
    private bool IsUnnamed(string word) => !word.Contains('/', StringComparison.Ordinal) && IsAnyUnnamed && (_unnamed.Add(word) || true);

    private bool IsAnyUnnamed => sources.SearchPath.Any(directory => state.Files.At(directory) is { UnnamedLayer: not null });

    private bool Package(string name, string word, Origin origin)
    {
        if (PackageWith(name) is not { } package)
            return false;

        _packages.TryAdd(package, new(origin.Name, package, NeedKind.Command, word));

        return true;
    }

    /// <summary>
    /// What a source starts and a package brings is needed. It may be a build's own helper that does, so compilers are not meant, and what
    /// nothing is known to bring is no doubt.
    /// </summary>
    private void FollowSource(SourceStart start)
    {
        if (
            PackageWith(ContainerPath.Name(start.Program)) is { } package
            && sources.Knowledge.Packages.BuildOnly(package)
                is null
                    or { Purpose: PackagePurpose.Fetching or PackagePurpose.Unpacking or PackagePurpose.Checking }
        )
            _packages.TryAdd(package, new(start.Place, package, NeedKind.Command, start.Program));
    }

    private bool IsOfPackages(string path) =>
        path is ['/', ..] && sources.Knowledge.Directories.IsOfPackages(ContainerPath.Normalise(path));

    /// <summary>A file that a word names, seen from where the container starts; false where none is known.</summary>
    private bool File(string word, Origin origin, bool isProgram)
    {
        var path = ContainerPath.Combine(sources.Directory, word);
        if (path == "/" || !ReachPath(path, origin.To(path, word)))
            return false;
        if (isProgram)
            Follow(path, origin);

        return true;
    }

    /// <summary>A file that a word names and a package may bring: a program's package is known by its name, one that only builds is not.</summary>
    private void Packaged(string path, Origin origin)
    {
        if (!IsOfPackages(path))
            return;
        if (ContainerPath.Name(ContainerPath.Parent(path)) is "bin" or "sbin")
            Package(ContainerPath.Name(path), path, origin);
        else if (sources.Knowledge.Paths.ClassOf(ContainerPath.Normalise(path)) == PathClass.Development)
            _doubts.Add(new(path, $"{origin.Name} names {path}, which a package that only builds may bring", origin.Span));
    }

    private bool Known(string path) => state.Files.At(Resolved(path)) is { Kind: not FileKind.Directory };

    private string Resolved(string path) => state.Files.Resolve(path) ?? path;

    /// <summary>The package that brings a program, of those that stand at the end; of one that builds, the part that has it.</summary>
    private string? PackageWith(string word)
    {
        string[] names = [word, Programs.Unversioned(word)];

        var package = names.SelectMany(DescriptionData.PackagesOf).Prepend(word).Select(Standing).FirstOrDefault(name => name is not null);

        return package is null ? null : sources.Knowledge.Packages.PartWith(names[1], package) ?? package;
    }

    private string? Standing(string pattern) =>
        pattern.AsSpan().ContainsAny('*', '[') ? state.Packages.Requested.FirstOrDefault(name => TextPattern.IsMatch(name, pattern))
        : state.Packages.Has(pattern) ? pattern
        : null;

    /// <summary>Reaches a path with the links on its way; a directory stands for all that is in it. False where nothing is known to be there.</summary>
    private bool ReachPath(string path, ClosureEdge edge)
    {
        for (var links = 0; links < MaximumLinks && LinkOn(path) is { } link; links++)
        {
            _reached.TryAdd(link, edge with { To = link });
            var target = ContainerPath.Combine(ContainerPath.Parent(link), state.Files.At(link)!.LinkTarget!);
            path = target + path[link.Length..];
            edge = new(link, path, NeedKind.LinkTarget, target);
        }

        if (state.Files.At(path) is { } node)
            ReachNode(path, node, edge);
        else if (state.Files.OpaqueAt(path) is { } opaque)
            ReachInside(opaque, path, edge);
        else
            return false;

        return true;
    }

    private void ReachInside(string opaque, string path, ClosureEdge edge)
    {
        var node = state.Files.At(opaque)!;
        var isWhole =
            !path.AsSpan().ContainsAny('*', '?', '[') && node.Whole.Any(pattern => TextPattern.IsMatch(ContainerPath.Name(path), pattern));
        if (!node.Whole.IsEmpty)
            _results.Add((opaque, isWhole ? path : null));
        ReachNode(opaque, node, edge with { To = opaque });
    }

    private const int MaximumLinks = 40;

    /// <summary>The first symbolic link on the way to a path, itself included.</summary>
    private string? LinkOn(string path) =>
        ContainerPath
            .Above(path)
            .Reverse()
            .Append(path)
            .FirstOrDefault(at => state.Files.At(at) is { Kind: FileKind.SymbolicLink, LinkTarget: not null });

    private void ReachNode(string path, DescribedNode node, ClosureEdge edge)
    {
        if (!_reached.TryAdd(path, edge))
            return;

        _linked ??= node.MayLink ? path : null;
        if (node.Interpreter is { Length: > 0 } interpreter && (node.Layer > 0 || node.IsOpaque))
            ReachPath(interpreter, new(path, interpreter, NeedKind.Interpreter, ContainerPath.Name(interpreter)));
        var outer = state.Files.OpaqueAt(path);
        if (outer is not null && outer != path)
            ReachNode(outer, state.Files.At(outer)!, new(path, outer, edge.Kind, edge.Detail));
        if (node is { Layer: > 0, IsOpaque: false })
            _doubts.UnionWith(state.Uncertainties.About(path, isThere: true));
        if (node is not { Kind: FileKind.Directory, IsOpaque: false, HoldsFilled: false })
            return;

        foreach (var (name, child) in node.Children)
            ReachNode(ContainerPath.Join(path, name), child, edge with { To = ContainerPath.Join(path, name) });
    }

    private void DoubtCommand(string word, Origin origin)
    {
        var places = word.Contains('/', StringComparison.Ordinal)
            ? [ContainerPath.Combine(sources.Directory, word)]
            : sources.SearchPath.Select(directory => ContainerPath.Join(directory, word));
        DoubtAbout(word, places, origin);
    }

    private void DoubtFile(string word, Origin origin) => DoubtAbout(word, [ContainerPath.Combine(sources.Directory, word)], origin);

    /// <summary>What could have made it is the doubt; where nothing could, that it is missing.</summary>
    private void DoubtAbout(string word, IEnumerable<string> places, Origin origin)
    {
        var reasons = places.SelectMany(place => state.Uncertainties.About(Resolved(place), isThere: false)).ToList();
        _doubts.UnionWith(reasons);
        if (reasons.Count == 0 && !_doubts.Any(doubt => doubt.Place == "/"))
            _doubts.Add(
                new(
                    "/",
                    $"what {origin.Name} starts, '{word}', is not known to be there",
                    origin.Span,
                    "say which package brings it, or build with an engine"
                )
            );
    }

    /// <summary>What was compiled may link to the libraries of each development package that the build had.</summary>
    private ImmutableSortedDictionary<string, ClosureEdge> Libraries(out ImmutableArray<string> unresolved)
    {
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var (package, libraries) in _linked is null ? [] : state.Packages.Development)
        {
            if (libraries is null)
                unknown.Add(package);
            foreach (var library in libraries ?? [])
                _packages.TryAdd(library, new(_linked!, library, NeedKind.Library, package));
        }

        unresolved = unknown.ToImmutable();

        return _packages.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
