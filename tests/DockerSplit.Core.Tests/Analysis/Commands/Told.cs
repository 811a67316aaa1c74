using System.Collections.Immutable;
using DockerSplit.Analysis;

namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>Writes effects as one line each, so that a test's case is a line: the text of a RUN, and what it does.</summary>
internal static class Told
{
    /// <summary>The effects of a RUN in <c>/w</c>, without those of commands that leave nothing.</summary>
    public static string Of(string program, string image = "debian:12") =>
        Of(StepsOf.Dockerfile($"FROM {image}\nWORKDIR /w\nRUN {program}\n")[1..]);

    public static string Of(IEnumerable<Step> steps) =>
        string.Join("; ", steps.SelectMany(step => step.Effects).Where(effect => effect is not (NoEffect or ReadFiles)).Select(Line));

    private static string Line(Effect effect) =>
        effect switch
        {
            InstallPackages install => $"{install.Program} installs {Packages(install)}",
            RemovePackages remove =>
                $"removes {string.Join(' ', remove.Packages.Select(package => package.Name))}{(remove.Incomplete ? " ?" : "")}",
            ConfigurePackageRepositories configure => $"repositories {Paths(configure.Paths)}",
            UpgradePackages upgrade => string.Join(
                ' ',
                [
                    upgrade.IsFull ? "upgrades fully" : "upgrades",
                    .. upgrade.Packages.Select(package => package.Name),
                    .. upgrade.Unknown.Select(_ => "?"),
                ]
            ),
            Fetch fetch => $"fetches {(fetch.IsTree ? "tree " : "")}{(fetch.Target is { } target ? Path(target) : "-")}",
            Unpack unpack => $"unpacks {(unpack.Archive is { } archive ? Path(archive) : "-")} into {Path(unpack.Directory)}",
            ConfigureBuild build => $"configures {Path(build.Directory)} for {Paths([build.Prefix, .. build.Roots])}",
            Compile => "compiles",
            BuildResults results => $"results {Paths(results.Paths)}",
            InstallArtifacts install => $"installs into {Paths(install.Roots)}",
            WriteFiles write => $"{(write.Append ? "appends" : "writes")} {Paths(write.Paths)}",
            EditFiles edit => $"edits {Paths(edit.Paths)}",
            CopyFiles copy =>
                $"copies {Paths(copy.Sources)}{(copy.ContentOnly ? "/*" : "")} {(copy.IntoDirectory ? "into" : "to")} {Path(copy.Destination)}{Owned(copy)}",
            MoveFiles move => $"moves {Paths(move.Sources)} {(move.IntoDirectory ? "into" : "to")} {Path(move.Destination)}",
            MakeLink link => $"links {Path(link.Link)} {(link.Symbolic ? "->" : "=")} {link.Target ?? "?"}",
            MakeDirectories make => $"directories {Paths(make.Paths)}",
            RemoveFiles remove => $"deletes {Paths(remove.Paths)}",
            RemoveSomeFiles remove => $"deletes some of {Paths(remove.Directories)}",
            ChangeOwner change => $"owner {change.Owner} {Paths(change.Paths)}",
            ChangeMode change => $"mode {change.Mode} {Paths(change.Paths)}",
            CreateUser user => $"user {user.Name ?? "?"}",
            CreateGroup group => $"group {group.Name ?? "?"}",
            ChangeAccount account => $"account {account.Name ?? "?"}",
            RemoveAccount account => $"no account {account.Name ?? "?"}",
            UnknownEffect => "unknown",
            _ => effect.GetType().Name,
        };

    private static string Packages(InstallPackages install) =>
        string.Join(
            ' ',
            [
                .. install.Packages.Select(package => package.Name + package.Version),
                .. install.Files.Select(file => file.Url ?? Path(file.Path!)),
                .. install.Unknown.Select(unknown => unknown.NamesFrom is { } file ? $"?{Path(file)}" : "?"),
                .. install.VirtualName is { } group ? [$"as {group}"] : Array.Empty<string>(),
                .. install.TargetRelease is { } release ? [$"from {release}"] : Array.Empty<string>(),
            ]
        );

    private static string Owned(CopyFiles copy) =>
        (copy.Owner is null ? "" : $" owner {copy.Owner}")
        + (copy.Mode is null ? "" : $" mode {copy.Mode}")
        + (copy.From is null ? "" : $" from {copy.From}");

    private static string Paths(ImmutableArray<StepPath> paths) => string.Join(' ', paths.Select(Path));

    private static string Path(StepPath path) => path.Value is { } value ? value : "?";
}
