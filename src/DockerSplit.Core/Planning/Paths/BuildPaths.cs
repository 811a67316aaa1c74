using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Planning.Paths;

/// <summary>The directories in which the build works: where sources were unpacked, configured and compiled.</summary>
internal sealed class BuildPaths
{
    /// <summary>Where each tree stands among them all; those that a glob names are asked one by one.</summary>
    private readonly Dictionary<string, int> _trees = new(StringComparer.Ordinal);
    private readonly List<string> _patterns = [];
    private readonly ImmutableHashSet<string> _archives;
    private readonly ImmutableArray<string> _fetched;
    private readonly ImmutableArray<string> _outputs;

    public BuildPaths(StageAnalysis analysis)
    {
        var effects = analysis.Steps.SelectMany(step => step.Effects.Select(effect => (Step: step, Effect: effect))).ToList();
        var origins = effects.SelectMany(pair => Origins(pair.Effect)).ToList();
        var holds = origins.ToLookup(origin => origin.Place, origin => origin.Holds, StringComparer.Ordinal);
        var trees = effects
            .SelectMany(pair => Places(pair.Step, pair.Effect, analysis.Knowledge.Paths))
            .OfType<string>()
            // A directory of the system, or one that holds whole programs: somebody compiled where everything lies.
            .Where(path => analysis.Knowledge.Directories.KindOf(path) is null)
            .Select(path => RootOf(path, holds))
            .Distinct(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            _trees.Add(tree, _trees.Count);
            if (IsPattern(tree))
                _patterns.Add(tree);
        }

        _outputs =
        [
            .. effects
                .Select(pair => pair.Effect)
                .OfType<ConfigureBuild>()
                .Where(build => build.Directory.Value != build.Source.Value && !build.Directory.IsPattern)
                .Select(build => build.Directory.Value)
                .OfType<string>(),
        ];
        _fetched =
        [
            .. origins.Select(origin => origin.Place),
            .. effects.Where(pair => pair.Effect is FetchPackageSource).Select(pair => pair.Step.WorkingDirectory.Value).OfType<string>(),
        ];
        _archives = [.. effects.Select(pair => pair.Effect).OfType<Unpack>().Select(unpack => unpack.Archive?.Value).OfType<string>()];
        Compiles = effects.Exists(pair => pair.Effect is Compile or ConfigureBuild);
    }

    /// <summary>Whether anything is compiled at all.</summary>
    public bool Compiles { get; }

    /// <summary>The build tree that a path lies in; null when it lies in none.</summary>
    public string? TreeOf(string path) =>
        Ancestry(path)
            .Where(tree => _trees.ContainsKey(tree) && !IsPattern(tree))
            .Concat(_patterns.Where(tree => Matches(path, tree)))
            .MinBy(tree => _trees[tree]);

    /// <summary>The directory apart from its sources in which a build system works and a path lies; null when there is none.</summary>
    public string? OutputOf(string path) => _outputs.FirstOrDefault(output => ContainerPath.IsWithin(path, output));

    /// <summary>Whether the sources in a tree were fetched or unpacked by the build, and are not the author's own.</summary>
    public bool IsFetched(string tree) =>
        _fetched.Any(place => ContainerPath.IsWithin(place, tree) || ContainerPath.IsWithin(tree, place) || Matches(place, tree));

    /// <summary>Whether a path is an archive that the build unpacked.</summary>
    public bool IsUnpackedArchive(string path) => _archives.Contains(path);

    private static IEnumerable<string?> Places(Step step, Effect effect, PathTable paths) =>
        effect switch
        {
            ConfigureBuild build => [build.Source.Value, step.WorkingDirectory.Value],
            Compile { System: "cc" } => Sources(step, paths),
            Compile compile => Sources(step, paths).Prepend(compile.Directory.Value),
            FetchPackageSource => [step.WorkingDirectory.Value],
            _ => [],
        };

    /// <summary>The directories of the sources that a compiler is given by name: it may run anywhere.</summary>
    private static IEnumerable<string?> Sources(Step step, PathTable paths) =>
        from word in step.Arguments.Select(argument => argument.Value).OfType<string>()
        where word is not ([] or ['-', ..]) && word.Length < ContainerPath.MaxLength
        where word[0] == '/' || step.WorkingDirectory.Value is not null
        let path = ContainerPath.Combine(step.WorkingDirectory.Value ?? "/", word)
        where paths.FindAs(PathClass.SourceCode, path) is not null
        select ContainerPath.Parent(path);

    /// <summary>Places where sources came to lie: a clone is the tree, an unpacked archive's directory holds it.</summary>
    private static IEnumerable<(string Place, bool Holds)> Origins(Effect effect) =>
        effect switch
        {
            Fetch { Target.Value: { } target } => [(target, false)],
            Unpack { Directory.Value: { } directory } => [(directory, true)],
            _ => [],
        };

    /// <summary>
    /// What was fetched or unpacked belongs to the sources as a whole, though only a part of it is compiled in: the clone, or the
    /// folder that came out of the archive.
    /// </summary>
    private static string RootOf(string path, ILookup<string, bool> origins)
    {
        var roots =
            from place in Ancestry(path)
            from holds in origins[place]
            select holds && path != place ? FirstBelow(place, path) : place;

        return roots.Append(path).MinBy(root => root.Length)!;
    }

    /// <summary>The path, and all directories that it lies in.</summary>
    private static IEnumerable<string> Ancestry(string path) => ContainerPath.Above(path).Prepend(path).Append("/");

    private static string FirstBelow(string directory, string path)
    {
        var start = directory == "/" ? 1 : directory.Length + 1;
        var slash = path.IndexOf('/', start);

        return slash < 0 ? path : path[..slash];
    }

    private static bool Matches(string path, string tree)
    {
        if (!IsPattern(tree))
            return ContainerPath.IsWithin(path, tree);

        return TextPattern.IsMatch(path, tree) || TextPattern.IsMatch(path, tree + "/*");
    }

    private static bool IsPattern(string tree) => tree.AsSpan().ContainsAny('*', '?', '[');
}
