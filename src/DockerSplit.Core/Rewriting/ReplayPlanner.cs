using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;

namespace DockerSplit.Rewriting;

/// <summary>Finds what the runtime stage has to do again: mirrors, users, directories, links, caches.</summary>
internal sealed class ReplayPlanner(StageAnalysis analysis, BuildPaths build, ImmutableArray<PathDecision> copies, bool installs)
{
    public ImmutableArray<Replay> Plan(Observation? seen)
    {
        var replays = analysis.Steps.SelectMany(FromStep);
        var further = seen is null ? Directories() : Observed(seen);

        return [.. replays.Concat(further).DistinctBy(replay => replay.Command)];
    }

    private IEnumerable<Replay> FromStep(Step step)
    {
        var changesSources = step.Effects.Any(effect =>
            effect switch
            {
                ConfigurePackageSources => true,
                EditFiles edit => edit.Paths.Any(IsPackageSource),
                WriteFiles write => write.Paths.Any(IsPackageSource),
                _ => false,
            }
        );
        if (changesSources && installs)
            yield return new(
                ReplayMoment.BeforePackages,
                Command(step),
                new("package-sources", "the runtime stage installs from the same sources", step.Span)
            );
        if (step.Effects.Any(effect => effect is CreateUser or CreateGroup))
            yield return new(
                ReplayMoment.BeforeCopies,
                Command(step),
                new("account", "the container runs with the accounts that the author made", step.Span)
            );
    }

    private static bool IsPackageSource(StepPath path) =>
        path.Value is { } value && PathKnowledge.ClassOf(value) == PathClass.PackageSources;

    /// <summary>The command in one line, with what the shell would have put in for its variables.</summary>
    private static string Command(Step step) =>
        step.Command is null
        || step.Arguments.All(argument => argument.Value is null || !argument.Text.Contains('$', StringComparison.Ordinal))
            ? step.Text.ReplaceLineEndings(" ")
            : string.Join(
                ' ',
                step.Arguments.Select(argument =>
                        argument.Text.Contains('$', StringComparison.Ordinal) && argument.Value is { } value ? $"'{value}'" : argument.Text
                    )
                    .Prepend(step.Name)
            );

    private IEnumerable<Replay> Directories()
    {
        foreach (var step in analysis.Steps)
        {
            var paths = step
                .Effects.OfType<MakeDirectories>()
                .SelectMany(make => make.Paths)
                .Concat(step.Effects.OfType<ChangeOwner>().SelectMany(change => change.Paths))
                .ToList();
            if (
                step.Command is null
                || paths.Count == 0
                || !paths.TrueForAll(path => path.Value is { } value && !path.IsPattern && IsWanted(value))
            )
                continue;
            yield return new(
                ReplayMoment.AfterCopies,
                Command(step),
                new("directory", "a directory that the author prepares for run time", step.Span)
            );
        }
    }

    private bool IsWanted(string path) => !build.IsBuildMaterial(path);

    private IEnumerable<Replay> Observed(Observation seen)
    {
        foreach (var file in seen.Artifacts.Where(file => file.Kind == FileKind.SymbolicLink && !IsCopied(file.Path)))
            yield return new(
                ReplayMoment.AfterCopies,
                $"ln -s {file.LinkTarget} {file.Path}",
                new("link", "the build made this link", Subject: file.Path)
            );
        foreach (var file in seen.Artifacts.Where(file => file.Kind == FileKind.Directory && NeedsMaking(file, seen)))
            yield return new(ReplayMoment.AfterCopies, Make(file), new("directory", "the build made this directory", Subject: file.Path));
        foreach (var copy in copies.Where(copy => copy is { IsDirectory: true, Owner: null }))
        {
            foreach (var replay in Owners(copy, seen))
                yield return replay;
        }

        if (!seen.Facts.Final.Distribution.Id.Equals("alpine", StringComparison.Ordinal) && copies.Any(copy => HoldsLibrary(copy, seen)))
            yield return new(
                ReplayMoment.AfterCopies,
                "ldconfig",
                new("linker-cache", "the loader finds the copied libraries by its cache")
            );
    }

    /// <summary>COPY does not keep the owner and mode of the directory that it makes, so such a directory is made first.</summary>
    private bool NeedsMaking(FileFacts directory, Observation seen)
    {
        if (copies.Any(copy => copy.IsDirectory && copy.Path != directory.Path && UnixPath.IsWithin(directory.Path, copy.Path)))
            return false;

        var isPlain = directory is { UserId: 0, GroupId: 0, Mode: 0x1ED };
        var hasContent = seen.Artifacts.Any(file => file.Path != directory.Path && UnixPath.IsWithin(file.Path, directory.Path));

        return !hasContent || (!isPlain && !copies.Any(copy => copy.Path == directory.Path && copy.Owner is not null));
    }

    private static string Make(FileFacts directory)
    {
        var mode = Convert.ToString(directory.Mode, 8);
        var owner = directory is { UserId: 0, GroupId: 0 }
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" && chown {directory.UserId}:{directory.GroupId} {directory.Path}");

        return $"mkdir -p -m {mode} {directory.Path}{owner}" + (directory.Mode > 0x1FF ? $" && chmod {mode} {directory.Path}" : "");
    }

    private static IEnumerable<Replay> Owners(PathDecision copy, Observation seen)
    {
        // Files keep their owner when they are copied from a stage; the copied directory itself does not.
        if (seen.Facts.Final.Files.TryGetValue(copy.Path, out var top) && (top.UserId, top.GroupId) != (0, 0))
        {
            var command = string.Create(CultureInfo.InvariantCulture, $"chown {top.UserId}:{top.GroupId} {copy.Path}");
            yield return new(
                ReplayMoment.AfterCopies,
                command,
                new("owner", "COPY gives the directory itself to root", Subject: copy.Path)
            );
        }
    }

    private static bool HoldsLibrary(PathDecision copy, Observation seen) =>
        seen.Artifacts.Any(file =>
            UnixPath.IsWithin(file.Path, copy.Path)
            && seen.Facts.Final.LibraryPath.Contains(UnixPath.Parent(file.Path))
            && seen.Facts.Final.Binaries.TryGetValue(file.Path, out var binary)
            && binary is ElfFacts { Soname: not null }
        );

    private bool IsCopied(string path) => copies.Any(copy => copy.IsDirectory && UnixPath.IsWithin(path, copy.Path));
}
