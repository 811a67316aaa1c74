using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds directories that the runtime stage has to make: with an owner or a mode of their own, or empty.</summary>
internal sealed class DirectoryReplays(Solution solution)
{
    private const int PlainMode = FilePermissions.PlainDirectory;

    private readonly OwnerNames _owners = new(solution.Draft.Image);
    private readonly HashSet<string> _empty = EmptyDirectories(solution.Original);

    /// <summary>The directories above what is copied.</summary>
    private readonly HashSet<string> _filled =
    [
        .. solution
            .Equation.Copies.Keys.Where(path => CopyPlanner.IsContent(solution.Original.Files[path]))
            .SelectMany(ContainerPath.Above),
    ];

    public IEnumerable<Replay> Plan()
    {
        var wanted = solution.Equation.Copies.Keys.Select(path => solution.Original.Files[path]).ToList();
        var made = wanted.Concat(OfBaseAboveCopies()).Where(file => file.Kind == FileKind.Directory && NeedsMaking(file)).ToList();
        var parents = wanted
            .Where(file => file.Kind == FileKind.SymbolicLink && !solution.IsInsideCopy(file.Path))
            .Select(file => solution.Original.Files.GetValueOrDefault(ContainerPath.Parent(file.Path)))
            .OfType<FileFacts>()
            .Where(parent =>
                !solution.Available.Files.ContainsKey(parent.Path)
                && !solution.Equation.Packages.ContainsKey(solution.Draft.Image.PackageOf(parent.Path) ?? "")
            );
        foreach (var group in made.Concat(parents).DistinctBy(file => file.Path).GroupBy(file => (file.Mode, file.UserId, file.GroupId)))
            yield return new(
                ReplayMoment.BeforeCopies,
                Make(group.First(), group.Select(file => file.Path)),
                ReplayRules.Directory.Because("directories of the original, with owner and mode", subject: group.First().Path)
            );
    }

    /// <summary>Directories of the original's base that COPY would make for itself, since the runtime base has them not.</summary>
    private IEnumerable<FileFacts> OfBaseAboveCopies() =>
        from path in solution.Draft.Image.IsSeen ? _filled : []
        where !solution.Available.Files.ContainsKey(path) && solution.Draft.Image.PackageOf(path) is null
        let directory = solution.Original.Files.GetValueOrDefault(path)
        where directory is not null && solution.Draft.OwnBase.Content.Files.ContainsKey(path)
        select directory;

    /// <summary>Directories without a file at any depth.</summary>
    private static HashSet<string> EmptyDirectories(ImageSnapshot image)
    {
        var empty = image
            .Files.Values.Where(file => file.Kind == FileKind.Directory)
            .Select(file => file.Path)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in image.Files.Values.Where(CopyPlanner.IsContent))
        {
            for (
                var path = file.Kind == FileKind.Directory ? file.Path : ContainerPath.Parent(file.Path);
                empty.Remove(path);
                path = ContainerPath.Parent(path)
            ) { }
        }

        return empty;
    }

    /// <summary>COPY gives the directory that it makes for itself to root, with the usual mode; one that is there already keeps both.</summary>
    private bool NeedsMaking(FileFacts directory)
    {
        if (solution.IsInsideCopy(directory.Path))
            return false;

        // What the original fills with things that run time does not need is no directory to prepare.
        var isFilled = _filled.Contains(directory.Path);
        if (!isFilled && !_empty.Contains(directory.Path))
            return false;

        var isPlain = directory is { UserId: 0, GroupId: 0, Mode: PlainMode };
        var isThere =
            solution.Available.Files.TryGetValue(directory.Path, out var there)
            && (there.Mode, there.UserId, there.GroupId) == (directory.Mode, directory.UserId, directory.GroupId);

        return !isThere && (!isPlain || !isFilled);
    }

    private string Make(FileFacts like, IEnumerable<string> paths)
    {
        var names = string.Join(' ', paths.Order(StringComparer.Ordinal).Select(ShellText.Quote));
        if (like is { Mode: PlainMode, UserId: 0, GroupId: 0 })
            return $"mkdir -p {names}";

        var owner = like is not { UserId: 0, GroupId: 0 } && _owners.Of(like) is var (user, group) ? $"-o {user} -g {group} " : "";

        return $"install -d -m {FilePermissions.Octal(like.Mode)} {owner}{names}";
    }
}
