using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that copy, move and link (cp(1), install(1), mv(1), ln(1), rsync(1)).</summary>
internal static class CopyCommands
{
    public static ImmutableArray<CommandReader> Readers { get; } =
    [new(["cp"], Copy), new(["rsync"], Synchronise), new(["install"], Install), new(["mv"], Move), new(["ln"], Link)];

    private static IEnumerable<Effect> Copy(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "tS", "--target-directory", "--suffix");
        if (Sides.Of(invocation, options) is not { } sides)
            return [new NoEffect()];
        if (!options.Has("--parents"))
            return Copies(sides, static text => text == "." || text.EndsWith("/.", StringComparison.Ordinal));

        return sides.Sources.Select(source => new CopyFiles(
            [source],
            sides.Destination.Below(source.Text[..(source.Text.LastIndexOf('/') + 1)]),
            FromContext: false
        )
        {
            IntoDirectory = true,
        });
    }

    private static IEnumerable<Effect> Synchronise(Invocation invocation)
    {
        var options = GetOpt.Read(
            invocation,
            "efBTM",
            "--exclude",
            "--include",
            "--rsh",
            "--filter",
            "--exclude-from",
            "--include-from",
            "--files-from",
            "--chown",
            "--chmod"
        );

        return Sides.Of(invocation, options) is { } sides
            ? Copies(
                sides with
                {
                    IntoDirectory = true,
                },
                static text => text == "." || text.EndsWith('/') || text.EndsWith("/.", StringComparison.Ordinal)
            )
            : [new NoEffect()];
    }

    /// <summary>Sources whose content alone is meant, and the others.</summary>
    private static IEnumerable<Effect> Copies(Sides sides, Func<string, bool> isContent)
    {
        foreach (var group in sides.Sources.GroupBy(source => isContent(source.Text)).OrderBy(group => group.Key))
        {
            yield return new CopyFiles([.. group], sides.Destination) { IntoDirectory = sides.IntoDirectory, ContentOnly = group.Key };
        }
    }

    private static IEnumerable<Effect> Install(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "mogtS", "--mode", "--owner", "--group", "--target-directory", "--suffix");
        var mode = options.Value("-m", "--mode");
        var group = options.Value("-g", "--group");
        var owner = options.Value("-o", "--owner")?.Value ?? "";
        var account =
            owner.Length == 0 && group is null ? null
            : group is null ? owner
            : $"{owner}:{group.Value}";
        if (options.Has("-d", "--directory"))
            return Directories(invocation.Paths(options.Operands), mode, account);
        if (Sides.Of(invocation, options) is not { } sides)
            return [new NoEffect()];

        var copy = new CopyFiles(sides.Sources, sides.Destination)
        {
            IntoDirectory = sides.IntoDirectory,
            Owner = account,
            Mode = mode?.Value ?? "0755",
        };

        return options.Has("-D") ? [new MakeDirectories([sides.Directory]), copy] : [copy];
    }

    private static IEnumerable<Effect> Directories(ImmutableArray<StepPath> paths, StepArgument? mode, string? account)
    {
        yield return new MakeDirectories(paths);
        if (account is not null)
            yield return new ChangeOwner(account, paths, Recursive: false);
        if (mode is not null)
            yield return new ChangeMode(mode.Value, paths, Recursive: false);
    }

    private static IEnumerable<Effect> Move(Invocation invocation) =>
        Sides.Of(invocation, GetOpt.Read(invocation, "tS", "--target-directory", "--suffix")) is { } sides
            ? [new MoveFiles(sides.Sources, sides.Destination, sides.IntoDirectory)]
            : [new NoEffect()];

    private static IEnumerable<Effect> Link(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "tS", "--target-directory", "--suffix");
        var symbolic = options.Has("-s", "--symbolic");
        var folder = options.Value("-t", "--target-directory");
        var targets =
            folder is not null || options.Operands.Length == 1
                ? options.Operands
                : options.Operands[..Math.Max(0, options.Operands.Length - 1)];
        if (targets.IsEmpty)
            return [new NoEffect()];

        var place =
            folder is not null ? invocation.Path(folder)
            : options.Operands.Length == 1 ? invocation.WorkingDirectory
            : invocation.Path(options.Operands[^1]);
        var inside = folder is not null || options.Operands.Length != 2 || Sides.IsDirectory(options.Operands[^1]);

        return targets.Select(target =>
        {
            var link = inside ? Inside(place, target) : place;
            var text =
                !symbolic ? invocation.Path(target).Value
                : options.Has("-r", "--relative") ? Relative(invocation.Path(target), link)
                : target.Value;

            return new MakeLink(text, link, symbolic);
        });
    }

    /// <summary>The target as it is found from the directory of the link (ln(1), <c>--relative</c>).</summary>
    private static string? Relative(StepPath target, StepPath link) =>
        target.Value is { } to && link.Value is { } from ? ContainerPath.Relative(ContainerPath.Parent(from), to) : null;

    private static StepPath Inside(StepPath directory, StepArgument target) =>
        target.Value is { } value && !target.HasGlob
            ? directory.Below(ContainerPath.Name(value.TrimEnd('/')))
            : directory.Below("*") with
            {
                IsPattern = true,
            };

    /// <summary>The two sides of a copy.</summary>
    /// <param name="IntoDirectory">Whether the destination is surely a directory.</param>
    private sealed record Sides(ImmutableArray<StepPath> Sources, StepPath Destination, bool IntoDirectory)
    {
        /// <summary>The directory that has to be there.</summary>
        public StepPath Directory =>
            IntoDirectory || Destination.Value is not { } path ? Destination : Destination with { Value = ContainerPath.Parent(path) };

        /// <summary>The sides that options and operands name; null where something is missing.</summary>
        public static Sides? Of(Invocation invocation, GetOpt options)
        {
            var operands = options.Operands;
            if (options.Value("-t", "--target-directory") is { } target)
                return operands.IsEmpty ? null : new(invocation.Paths(operands), invocation.Path(target), IntoDirectory: true);
            if (operands.Length < 2)
                return null;

            var into =
                !options.Has("-T", "--no-target-directory") && (operands.Length > 2 || operands[0].HasGlob || IsDirectory(operands[^1]));

            return new(invocation.Paths(operands[..^1]), invocation.Path(operands[^1]), into);
        }

        /// <summary>Whether a word can only mean a directory.</summary>
        public static bool IsDirectory(StepArgument word) =>
            (word.Value ?? word.Text.Trim('"')) is var text
            && (text is "." or ".." or "~" || text.EndsWith('/') || text.EndsWith("/.", StringComparison.Ordinal));
    }
}
