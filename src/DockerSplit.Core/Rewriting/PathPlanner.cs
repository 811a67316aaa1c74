using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;

namespace DockerSplit.Rewriting;

/// <summary>Finds the fewest paths that hold all artifacts.</summary>
internal static class PathPlanner
{
    /// <summary>Without facts: the directories that the installing steps name, as far as they still stand at the end.</summary>
    public static ImmutableArray<PathDecision> Static(StageAnalysis analysis, BuildPaths build)
    {
        var paths = new SortedDictionary<string, PathDecision>(StringComparer.Ordinal);
        // What stands behind the last RUN moves to the runtime stage as it is.
        var last = PlacementRules.LastRun(analysis.Stage.Instructions);
        foreach (var step in analysis.Steps.Where(step => step.Instruction <= last))
        {
            foreach (var effect in step.Effects)
            {
                foreach (var (path, directory, rule, reason) in Written(step, effect))
                {
                    if (path.Value is { } value && !path.IsPattern && !build.IsBuildMaterial(value) && !IsOnlyADirectory(value))
                        paths.TryAdd(value, new(value, PathVerdict.Copy, directory, null, [new(rule, reason, step.Span)], Guess: true));
                }

                if (effect is RemoveFiles removed)
                    Remove(paths, removed);
            }
        }

        return
        [
            .. paths.Values.Where(path =>
                !paths.Values.Any(other => other != path && other.IsDirectory && UnixPath.IsWithin(path.Path, other.Path))
            ),
        ];
    }

    private static bool IsOnlyADirectory(string path) =>
        path
            is "/"
                or "/usr"
                or "/etc"
                or "/var"
                or "/bin"
                or "/usr/bin"
                or "/sbin"
                or "/lib"
                or "/usr/lib"
                or "/root"
                or "/home"
                or "/opt";

    private static void Remove(SortedDictionary<string, PathDecision> paths, RemoveFiles removed)
    {
        foreach (var gone in removed.Paths.Where(path => path.Value is not null))
        {
            foreach (
                var path in paths
                    .Keys.Where(path => path == gone.Value || (gone.IsPattern && GlobPattern.IsMatch(path, gone.Value)))
                    .ToList()
            )
                paths.Remove(path);
        }
    }

    private static IEnumerable<(StepPath Path, bool Directory, string Rule, string Reason)> Written(Step step, Effect effect) =>
        effect switch
        {
            InstallArtifacts install => install.Roots.Select(root =>
                (root, true, "installed", $"{install.System} installs its results there")
            ),
            CopyFiles { FromContext: true } copy when step.Name is "COPY" or "ADD" && copy.Destination.Text.EndsWith('/') is false =>
            [
                (copy.Destination, false, "copied-from-context", "the author puts it there before the last RUN"),
            ],
            CopyFiles { FromContext: false } copy => [(copy.Destination, false, "copied-by-build", "the build copies its results there")],
            MoveFiles move => [(move.Destination, false, "moved-by-build", "the build moves its results there")],
            WriteFiles { Append: false } write => write.Paths.Select(path => (path, false, "written", "the build writes it")),
            _ => [],
        };

    /// <summary>With facts: whole directories where everything in them is new and needed, else single files.</summary>
    public static ImmutableArray<PathDecision> Observed(Observation seen)
    {
        var kept = new SortedSet<string>(seen.Artifacts.Select(file => file.Path), StringComparer.Ordinal);
        var whole = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var singles = new List<FileFacts>();
        var mixed = MixedDirectories(seen, kept);
        foreach (var file in seen.Artifacts)
        {
            if (WholeDirectoryOf(file, seen, mixed) is { } directory)
                whole[directory] = whole.GetValueOrDefault(directory) + file.Size;
            else if (file.Kind == FileKind.Regular)
                singles.Add(file);
        }

        var directories = whole.Where(pair => HasFiles(pair.Key, seen)).Select(pair => OfDirectory(pair.Key, pair.Value, seen));

        return [.. directories.Concat(singles.Select(file => OfFile(file))).OrderBy(path => path.Path, StringComparer.Ordinal)];
    }

    private static bool HasFiles(string directory, Observation seen) =>
        seen.Artifacts.Any(file => file.Kind != FileKind.Directory && UnixPath.IsWithin(file.Path, directory));

    private static PathDecision OfFile(FileFacts file) =>
        new(
            file.Path,
            PathVerdict.Copy,
            false,
            file.Size,
            [new("unowned", "the build made it, and no package owns it", Subject: file.Path)],
            Owner(file)
        );

    private static PathDecision OfDirectory(string directory, long size, Observation seen)
    {
        var owners = seen
            .Artifacts.Where(file => UnixPath.IsWithin(file.Path, directory))
            .Select(Owner)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var why = new Evidence("unowned", "the build made it, and no package owns anything in it", Subject: directory);

        return new(directory, PathVerdict.Copy, true, size, [why], owners is [{ } only] ? only : null);
    }

    private static string? Owner(FileFacts file) =>
        file is { UserId: 0, GroupId: 0 } ? null : string.Create(CultureInfo.InvariantCulture, $"{file.UserId}:{file.GroupId}");

    /// <summary>Directories that hold, at any depth, something that is no artifact.</summary>
    private static HashSet<string> MixedDirectories(Observation seen, SortedSet<string> kept)
    {
        var mixed = new HashSet<string>(StringComparer.Ordinal) { "/" };
        foreach (var file in seen.Facts.Final.Files.Values.Where(file => !kept.Contains(file.Path)))
        {
            var path = file.Kind == FileKind.Directory ? file.Path : UnixPath.Parent(file.Path);
            while (mixed.Add(path) && path != "/")
                path = UnixPath.Parent(path);
        }

        return mixed;
    }

    /// <summary>The topmost directory around a file that is new and holds nothing but artifacts.</summary>
    private static string? WholeDirectoryOf(FileFacts file, Observation seen, HashSet<string> mixed)
    {
        string? best = null;
        for (var path = file.Kind == FileKind.Directory ? file.Path : UnixPath.Parent(file.Path); path != "/"; path = UnixPath.Parent(path))
        {
            if (!mixed.Contains(path) && !seen.Facts.Base.Files.ContainsKey(path))
                best = path;
        }

        return best;
    }
}
