using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds owners and modes that neither packages nor COPY bring.</summary>
internal sealed class OwnerReplays(Solution solution)
{
    public IEnumerable<Replay> Plan() => Owners().Concat(Permissions()).Concat(Seen());

    /// <summary>Owners and modes that the author gave to what packages bring.</summary>
    private IEnumerable<Replay> Owners()
    {
        var changes = solution
            .Draft.Analysis.Steps.SelectMany(step => step.Effects)
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
            foreach (var command in Restore(solution.Original.Files[value], recursive))
                yield return new(
                    ReplayMoment.AfterCopies,
                    command,
                    ReplayRules.Owner.Because("owners and modes as the author set them", path.Span, value)
                );
        }
    }

    private bool IsBroughtByPackage(string path) =>
        solution.Original.Files.TryGetValue(path, out var file)
        && file.Layer >= solution.Facts.BaseLayers
        && solution.Draft.Image.PackageOf(path) is { } owner
        && solution.HasPackage(owner);

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
        foreach (var denied in solution.Draft.Lessons.Facts.OfType<PermissionDenied>())
        {
            for (var path = ContainerPath.Normalise(denied.Path); path != "/"; path = ContainerPath.Parent(path))
            {
                if (!solution.Original.Files.TryGetValue(path, out var file) || file.Layer < solution.Facts.BaseLayers)
                    continue;
                foreach (var command in Restore(file, recursive: false))
                    yield return new(ReplayMoment.AfterCopies, command, ReplayRules.Permission.Because(denied.Description, subject: path));
            }
        }
    }

    /// <summary>What the rewritten image of an earlier round was seen to have with another owner or mode.</summary>
    private IEnumerable<Replay> Seen() =>
        from seen in solution.Draft.Lessons.Facts.OfType<OtherAttributes>()
        let file = solution.Original.Files.GetValueOrDefault(seen.Path)
        where file is not null
        group file by (file.UserId, file.GroupId, Mode: file.Kind == FileKind.SymbolicLink ? null : (int?)file.Mode) into alike
        let names = string.Join(' ', alike.Select(file => file.Path).Order(StringComparer.Ordinal).Select(ShellText.Quote))
        from command in new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"chown -h {alike.Key.UserId}:{alike.Key.GroupId} {names}"),
            alike.Key.Mode is { } mode ? $"chmod {FilePermissions.Octal(mode)} {names}" : null,
        }
        where command is not null
        select new Replay(
            ReplayMoment.AfterCopies,
            command,
            ReplayRules.Owner.Because("owners and modes as the original has them", subject: alike.First().Path)
        );
}
