using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Paths;

/// <summary>Judges files that no package owns: which of them run time may need, though nothing that is seen leads to them.</summary>
internal sealed class ArtifactRules
{
    private readonly BuildPaths _build;
    private readonly PathTable _paths;
    private readonly SplitOptions _options;
    private readonly Rung _rung;
    private readonly string _directory;
    private readonly ImmutableArray<string> _startPaths;
    private readonly PathSet _kept;
    private readonly PathSet _dropped;
    private readonly PrunedDependencies _pruned;
    private readonly LeftTools _tools;

    /// <param name="config">The image's configuration: where the container starts, and with what.</param>
    /// <param name="programs">Further programs that the container starts, by their absolute paths.</param>
    /// <param name="pruned">The dependencies that a stage takes out.</param>
    /// <param name="tools">The tools that stay behind.</param>
    public ArtifactRules(
        StageAnalysis analysis,
        ImageConfig config,
        IEnumerable<string> programs,
        SplitOptions options,
        Rung rung,
        PrunedDependencies pruned,
        LeftTools tools
    )
    {
        (_build, _paths, _pruned, _tools) = (new(analysis), analysis.Knowledge.Paths, pruned, tools);
        (_options, _rung) = (options, rung);
        (_kept, _dropped) = (PathSet.Of(options.Overrides.KeptPaths), PathSet.Of(options.Overrides.DroppedPaths));
        _directory = config.WorkingDirectory.Length == 0 ? "/" : config.WorkingDirectory;
        _startPaths =
        [
            .. config
                .Entrypoint.Concat(config.Command)
                .Where(word => word.Contains('/', StringComparison.Ordinal) && word.Length < 1024)
                .Select(word => ContainerPath.Combine(_directory, word)),
            .. programs,
        ];
    }

    public BuildPaths Build => _build;

    /// <summary>
    /// Whether the container runs something in the directory, or starts in it; that it starts in sources which the build fetched is
    /// a left-over of the build.
    /// </summary>
    public bool IsLive(string directory) =>
        _startPaths.Any(path => ContainerPath.IsWithin(path, directory))
        || (_directory != "/" && ContainerPath.IsWithin(_directory, directory) && !_build.IsFetched(directory));

    /// <summary>How many judgements were asked for: each file is to be judged once a plan.</summary>
    public int Judgements { get; private set; }

    public JudgedFile Judge(FileFacts file)
    {
        var (verdict, why) = Judge(file.Path);

        return new(file, verdict, why);
    }

    /// <summary>The verdict on a file that nothing reaches: <see cref="PathFate.Copy"/> or <see cref="PathFate.Drop"/>, with the reason.</summary>
    public (PathFate Fate, Evidence Evidence) Judge(string path)
    {
        Judgements++;
        if (_kept.Covers(path))
            return (PathFate.Copy, PathRules.KeptByUser.Because("the configuration says to keep it", subject: path));
        if (IsDroppedByUser(path))
            return (
                PathFate.Drop,
                PathRules.DroppedByUser.Because("the configuration, a comment or --minimise leaves it out", subject: path)
            );
        if (_pruned.WhyOf(path) is { } development)
            return (PathFate.Drop, development);
        if (_tools.WhyOf(path) is { } tool)
            return (PathFate.Drop, tool);
        if (DropByPlace(path) is { } place)
            return (PathFate.Drop, place);
        if (_paths.FindAs(PathClass.Cheap, path) is { } cheap)
            return (PathFate.Drop, PathRules.Cheap.Because(cheap.Why, subject: path));

        var material = DropAsBuildMaterial(path);

        return material is not null && _rung < Rung.Everything
            ? (PathFate.Drop, material)
            : (
                PathFate.Copy,
                PathRules.Unowned.Because("the build made it, and no package owns it", subject: path) with
                {
                    IsWeak = material is not null,
                }
            );
    }

    /// <summary>Whether the user says to drop it, which holds for files that something reaches, too.</summary>
    public bool IsDroppedByUser(string path) => _dropped.Covers(path);

    /// <summary>Places whose content is never copied, and those that hold what run time does not need unless it starts there.</summary>
    private Evidence? DropByPlace(string path)
    {
        if (_paths.Find(path) is not { } row)
            return null;
        if (row.Class is PathClass.Source or PathClass.Temporary && row.Directories.Any(IsLiveBelow))
            return null;
        if (row.Class is PathClass.Documentation or PathClass.Development && _options.KeepDevelopmentFiles)
            return null;
        if (row.Class is PathClass.Source or PathClass.Development or PathClass.Documentation && _rung >= Rung.Everything)
            return null;

        return PathRules.Place.Because(row.Why, subject: path) with
        {
            Rule = $"place:{row.Class}",
        };
    }

    private bool IsLiveBelow(string directory) =>
        _startPaths.Append(_directory).Any(path => path != directory && ContainerPath.IsWithin(path, directory) && IsLive(path));

    private Evidence? DropAsBuildMaterial(string path)
    {
        if (_build.IsUnpackedArchive(path))
            return PathRules.Archive.Because("the build unpacked this archive", subject: path);
        if (_build.Compiles && _paths.FindAs(PathClass.SourceCode, path) is { } code)
            return PathRules.SourceCode.Because(code.Why, subject: path);
        if (_build.TreeOf(path) is not { } tree)
            return null;
        if (!IsLive(tree))
            return PathRules.BuildTree.Because(
                $"it lies in {tree}, where the build worked and the container does not start",
                subject: path
            );

        if (_build.OutputOf(path) is { } work && !IsLive(work))
            return PathRules.BuildTree.Because(
                $"it lies in {work}, where the build worked and the container does not start",
                subject: path
            );

        // Templates, static files and the like are read lazily: no trace of one run shows them all.
        return (_paths.FindAs(PathClass.BuildOutput, path) ?? _paths.FindAs(PathClass.BuildFile, path)) is { } output
            ? PathRules.BuildOutput.Because(output.Why, subject: path)
            : null;
    }
}
