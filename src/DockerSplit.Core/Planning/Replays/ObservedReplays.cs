using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds in the facts what COPY and packages do not bring: directories with their owners, links, owners of packaged files, caches.</summary>
internal sealed class ObservedReplays(
    StageAnalysis analysis,
    Observation seen,
    Equation equation,
    ImmutableArray<PathDecision> copies,
    Lessons lessons
)
{
    private const int PlainMode = FilePermissions.PlainDirectory;

    private readonly ImageSnapshot _original = seen.Facts.Final;
    private readonly ImageSnapshot _runtime = seen.Runtime.Content;
    private readonly HashSet<string> _empty = EmptyDirectories(seen.Facts.Final);

    /// <summary>The directories above what is copied.</summary>
    private readonly HashSet<string> _filled =
    [
        .. equation.Copies.Keys.Where(path => seen.Facts.Final.Files[path].Kind != FileKind.Directory).SelectMany(ContainerPath.Above),
    ];

    public ImmutableArray<Replay> Plan() =>
        [
            .. new AccountPlanner(analysis, seen, copies)
                .Plan()
                .Concat(Directories())
                .Concat(Links())
                .Concat(Owners())
                .Concat(Permissions())
                .Concat(Caches())
                .DistinctBy(replay => replay.Command),
        ];

    private IEnumerable<Replay> Directories()
    {
        var wanted = equation.Copies.Keys.Select(path => _original.Files[path]).ToList();
        var made = wanted.Where(file => file.Kind == FileKind.Directory && NeedsMaking(file)).ToList();
        var parents = wanted
            .Where(file => file.Kind == FileKind.SymbolicLink && !IsInsideCopy(file.Path))
            .Select(file => _original.Files.GetValueOrDefault(ContainerPath.Parent(file.Path)))
            .OfType<FileFacts>()
            .Where(parent => !_runtime.Files.ContainsKey(parent.Path) && !equation.Packages.ContainsKey(OwnerOf(parent.Path)));
        foreach (var group in made.Concat(parents).DistinctBy(file => file.Path).GroupBy(file => (file.Mode, file.UserId, file.GroupId)))
            yield return new(
                ReplayMoment.BeforeCopies,
                Make(group.Key, group.Select(file => file.Path)),
                new("directory", "directories of the original, with owner and mode", Subject: group.First().Path)
            );
    }

    /// <summary>Directories without a file at any depth.</summary>
    private static HashSet<string> EmptyDirectories(ImageSnapshot image)
    {
        var empty = image.Files.Values.Where(file => file.Kind == FileKind.Directory).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in image.Files.Values.Where(file => file.Kind != FileKind.Directory))
        {
            for (var path = ContainerPath.Parent(file.Path); empty.Remove(path); path = ContainerPath.Parent(path)) { }
        }

        return empty;
    }

    private string OwnerOf(string path) => seen.Owners.GetValueOrDefault(path, "");

    /// <summary>COPY gives the directory that it makes for itself to root, with the usual mode; one that is there already keeps both.</summary>
    private bool NeedsMaking(FileFacts directory)
    {
        if (IsInsideCopy(directory.Path))
            return false;

        // What the original fills with things that run time does not need is no directory to prepare.
        var isFilled = _filled.Contains(directory.Path);
        if (!isFilled && !_empty.Contains(directory.Path))
            return false;

        var isPlain = directory is { UserId: 0, GroupId: 0, Mode: PlainMode };
        var isThere =
            _runtime.Files.TryGetValue(directory.Path, out var there)
            && (there.Mode, there.UserId, there.GroupId) == (directory.Mode, directory.UserId, directory.GroupId);

        return !isThere && (!isPlain || !isFilled);
    }

    private bool IsInsideCopy(string path) =>
        copies.Any(copy => copy.IsDirectory && copy.Path != path && ContainerPath.IsWithin(path, copy.Path));

    private static string Make((int Mode, int User, int Group) what, IEnumerable<string> paths)
    {
        var mode = FilePermissions.Octal(what.Mode);
        var names = string.Join(' ', paths.Order(StringComparer.Ordinal).Select(ShellText.Quote));

        return what == (PlainMode, 0, 0) ? $"mkdir -p {names}"
            : (what.User, what.Group) == (0, 0) ? $"install -d -m {mode} {names}"
            : string.Create(CultureInfo.InvariantCulture, $"install -d -m {mode} -o {what.User} -g {what.Group} {names}");
    }

    private IEnumerable<Replay> Links()
    {
        var links = equation.Copies.Keys.Select(path => _original.Files[path]).Where(file => file.Kind == FileKind.SymbolicLink);
        foreach (var file in links.Where(file => !IsInsideCopy(file.Path)))
        {
            // A package may make a link of that name when it is installed.
            var replaces = _runtime.Files.ContainsKey(file.Path) || OwnerOf(ContainerPath.Parent(file.Path)).Length > 0 ? "-sfn" : "-s";
            yield return new(
                ReplayMoment.AfterCopies,
                $"ln {replaces} {ShellText.Quote(file.LinkTarget ?? "")} {ShellText.Quote(file.Path)}",
                new("link", "links of the original", Subject: file.Path)
            );
        }
    }

    /// <summary>Owners and modes that the author gave to what packages bring.</summary>
    private IEnumerable<Replay> Owners()
    {
        var changes = analysis
            .Steps.SelectMany(step => step.Effects)
            .SelectMany(effect =>
                effect switch
                {
                    ChangeOwner change => change.Paths.Select(path => (path, change.Recursive)),
                    ChangeMode change => change.Paths.Select(path => (path, Recursive: false)),
                    _ => [],
                }
            );
        foreach (var (path, recursive) in changes)
        {
            if (path is not { Value: { } value, IsPattern: false } || !IsBroughtByPackage(value))
                continue;
            foreach (var command in Restore(_original.Files[value], recursive))
                yield return new(ReplayMoment.AfterCopies, command, new("owner", "owners and modes as the author set them", path.Span, value));
        }
    }

    private bool IsBroughtByPackage(string path) =>
        _original.Files.TryGetValue(path, out var file)
        && file.Layer >= seen.Facts.BaseLayers
        && seen.Owners.TryGetValue(path, out var owner)
        && (equation.Packages.ContainsKey(owner) || _runtime.Packages.Packages.ContainsKey(owner));

    private static IEnumerable<string> Restore(FileFacts file, bool recursive)
    {
        var name = ShellText.Quote(file.Path);
        yield return string.Create(CultureInfo.InvariantCulture, $"chown {(recursive ? "-R " : "")}{file.UserId}:{file.GroupId} {name}");
        if (file.Kind != FileKind.SymbolicLink)
            yield return $"chmod {FilePermissions.Octal(file.Mode)} {name}";
    }

    /// <summary>What a container could not read or write gets the owners and modes of the original, the directories above it too.</summary>
    private IEnumerable<Replay> Permissions()
    {
        foreach (var denied in lessons.Facts.OfType<PermissionDenied>())
        {
            for (var path = ContainerPath.Normalise(denied.Path); path != "/"; path = ContainerPath.Parent(path))
            {
                if (!_original.Files.TryGetValue(path, out var file) || file.Layer < seen.Facts.BaseLayers)
                    continue;
                foreach (var command in Restore(file, recursive: false))
                    yield return new(ReplayMoment.AfterCopies, command, new("permission", denied.Description, Subject: path));
            }
        }
    }

    private IEnumerable<Replay> Caches()
    {
        if (_runtime.Distribution.Id != "alpine" && copies.Any(HoldsLibrary))
            yield return new(
                ReplayMoment.AfterCopies,
                "ldconfig",
                new("linker-cache", "the loader finds the copied libraries by its cache")
            );
        if (
            analysis.Steps.SelectMany(step => step.Effects).Any(effect => effect is UpdateTrustStore)
            && equation.Copies.Keys.Any(path => path.StartsWith("/usr/local/share/ca-certificates/", StringComparison.Ordinal))
            && (equation.Packages.ContainsKey("ca-certificates") || _runtime.Packages.Packages.ContainsKey("ca-certificates"))
        )
            yield return new(
                ReplayMoment.AfterCopies,
                "update-ca-certificates",
                new("trust-store", "the author's own certificates are trusted")
            );
    }

    private bool HoldsLibrary(PathDecision copy) =>
        copy.Path.StartsWith("/etc/ld.so.conf", StringComparison.Ordinal)
        || equation.Copies.Keys.Any(path =>
            ContainerPath.IsWithin(path, copy.Path)
            && _original.LibraryPath.Contains(ContainerPath.Parent(path))
            && _original.Binaries.GetValueOrDefault(path) is ElfFacts { Soname: not null }
        );
}
