using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Text;

namespace DockerSplit.Planning.Paths;

/// <summary>Finds the paths to copy by the text alone: what the installing steps name, as far as it still stands at the end.</summary>
internal static class StaticPaths
{
    public static ImmutableArray<PathDecision> Plan(StageAnalysis analysis, ArtifactRules rules)
    {
        var paths = new SortedDictionary<string, PathDecision>(StringComparer.Ordinal);
        // What stands behind the last RUN moves to the runtime stage as it is.
        var last = PlacementRules.LastRun(analysis.Stage.Instructions);
        foreach (var step in analysis.Steps.Where(step => step.Instruction <= last))
        {
            foreach (var effect in step.Effects)
            {
                foreach (var written in Written(step, effect))
                    Add(paths, written, step, rules);
                if (effect is RemoveFiles removed)
                    Remove(paths, removed);
            }
        }

        return
        [
            .. paths.Values.Where(path =>
                !paths.Values.Any(other => other != path && other.IsDirectory && ContainerPath.IsWithin(path.Path, other.Path))
            ),
        ];
    }

    private static void Add(SortedDictionary<string, PathDecision> paths, WrittenPath written, Step step, ArtifactRules rules)
    {
        if (written.Path is not { Value: { } value, IsPattern: false } || SharedDirectories.KindOf(value) is SharedDirectoryKind.System)
            return;

        var isWhole = written.IsDirectory && rules.IsLive(value);
        if (!isWhole && rules.Judge(value).Verdict != PathVerdict.Copy)
            return;

        var why = new Evidence(written.Rule, written.Reason, step.Span);
        paths.TryAdd(value, new(value, written.IsDirectory, null, [why], Guess: true));
    }

    private static void Remove(SortedDictionary<string, PathDecision> paths, RemoveFiles removed)
    {
        foreach (var gone in removed.Paths.Where(path => path.Value is not null))
        {
            foreach (
                var path in paths
                    .Keys.Where(path => path == gone.Value || (gone.IsPattern && TextPattern.IsMatch(path, gone.Value)))
                    .ToList()
            )
                paths.Remove(path);
        }
    }

    private static IEnumerable<WrittenPath> Written(Step step, Effect effect) =>
        effect switch
        {
            InstallArtifacts install => install.Roots.Select(root =>
                new WrittenPath(root, true, "installed", $"{install.System} installs its results there")
            ),
            InstallLanguagePackages install => install.Roots.Select(root =>
                new WrittenPath(root, true, "language-packages", $"{install.System} installs packages there")
            ),
            CopyFiles { FromContext: true } copy => [FromContext(step, copy)],
            CopyFiles { FromContext: false } copy when !copy.Destination.Text.EndsWith('/') =>
            [
                new(copy.Destination, false, "copied-by-build", "the build copies its results there"),
            ],
            CopyFiles copy => copy.Sources.Select(source => Into(copy.Destination, source, "copied-by-build")),
            MoveFiles move => [new(move.Destination, false, "moved-by-build", "the build moves its results there")],
            Fetch { Target: { } target } => [new(target, false, "fetched", "the build fetches it")],
            WriteFiles { Append: false } write => write.Paths.Select(path => new WrittenPath(path, false, "written", "the build writes it")),
            _ => [],
        };

    /// <summary>The directory that the author copies the sources into matters where the container starts in it.</summary>
    private static WrittenPath FromContext(Step step, CopyFiles copy)
    {
        const string reason = "the author puts it there before the last RUN";
        if (copy.Sources is [{ Text: var only, IsPattern: false, Value: not null }] && copy.Destination.Text.EndsWith('/') && only is not ("." or "./"))
            return Into(copy.Destination, copy.Sources[0], "copied-from-context") with { Reason = reason };

        return new(copy.Destination, IsDirectory: true, step.Name is "COPY" or "ADD" ? "copied-from-context" : "written", reason);
    }

    private static WrittenPath Into(StepPath directory, StepPath source, string rule)
    {
        var path = directory with
        {
            Value =
                directory.Value is null || source.Value is null
                    ? null
                    : ContainerPath.Combine(directory.Value, ContainerPath.Name(source.Value.TrimEnd('/'))),
            IsPattern = directory.IsPattern || source.IsPattern,
        };

        return new(path, false, rule, "the build copies its results there");
    }

    private readonly record struct WrittenPath(StepPath Path, bool IsDirectory, string Rule, string Reason);
}
