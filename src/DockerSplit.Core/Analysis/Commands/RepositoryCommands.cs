using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands of version control (git(1), hg(1), svn(1)).</summary>
internal static class RepositoryCommands
{
    public static ImmutableArray<CommandReader> Readers { get; } = [new(["git"], Git), new(["hg"], Mercurial), new(["svn"], Subversion)];

    /// <summary>Options that take the next word with them.</summary>
    private static readonly string[] GitOptions =
    [
        "--branch",
        "--depth",
        "--config",
        "--origin",
        "--reference",
        "--jobs",
        "--filter",
        "--shallow-since",
        "--template",
        "--git-dir",
        "--work-tree",
        "--separate-git-dir",
    ];

    private static IEnumerable<Effect> Git(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "Cbcojum", GitOptions);
        var directory = options.Value("-C") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;

        return options.Operands switch
        {
            [{ Value: "clone" }, var url] => [Clone(directory, url, options.Has("--bare", "--mirror"))],
            [{ Value: "clone" }, var url, var target, ..] => [new Fetch(url.Value, Invocation.At(directory, target), IsTree: true)],
            [{ Value: "init" }, var target, ..] => [new MakeDirectories([Invocation.At(directory, target)])],
            [{ Value: "init" }] => [new MakeDirectories([directory.Below(".git")])],
            [{ Value: "submodule" or "pull" }, ..] => [new Fetch(null, directory, IsTree: true)],
            [{ Value: "config" }, ..] when invocation.Has("--system") => [new EditFiles([StepPath.At("/etc/gitconfig")])],
            [{ Value: "config" }, ..] when invocation.Has("--global") => [new EditFiles([Home(invocation).Below(".gitconfig")])],
            [
                {
                    Value: "checkout"
                        or "switch"
                        or "reset"
                        or "apply"
                        or "am"
                        or "cherry-pick"
                        or "merge"
                        or "rebase"
                        or "revert"
                        or "clean"
                        or "restore"
                },
                ..,
            ] => [new EditFiles([directory.Below("*") with { IsPattern = true }])],
            _ => [new NoEffect()],
        };
    }

    /// <summary>A repository without a working tree keeps its ending.</summary>
    private static Fetch Clone(StepPath directory, StepArgument url, bool isBare)
    {
        var folder = FolderOf(url);

        return new(
            url.Value,
            directory.Below(folder is null ? "*" : folder + (isBare ? ".git" : "")) with
            {
                IsPattern = folder is null,
                Span = url.Span,
            },
            IsTree: true
        );
    }

    private static StepPath Home(Invocation invocation) => StepPath.At(invocation.Setting("HOME") ?? "/root");

    private static IEnumerable<Effect> Mercurial(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "Rrbu", "--rev", "--branch", "--cwd", "--config");

        return options.Operands switch
        {
            [{ Value: "clone" }, var url] => [Tree(invocation, url, url with { Value = FolderOf(url) })],
            [{ Value: "clone" }, var url, var target, ..] => [Tree(invocation, url, target)],
            _ => [new NoEffect()],
        };
    }

    private static IEnumerable<Effect> Subversion(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "r", "--revision", "--username", "--password", "--depth", "--config-option");

        return options.Operands switch
        {
            [{ Value: "checkout" or "co" or "export" }, var url] => [Tree(invocation, url, url with { Value = FolderOf(url) })],
            [{ Value: "checkout" or "co" or "export" }, .. var urls, var target] => [Tree(invocation, urls[0], target)],
            _ => [new NoEffect()],
        };
    }

    private static Fetch Tree(Invocation invocation, StepArgument url, StepArgument target) =>
        new(url.Value, invocation.Path(target with { HasGlob = false }), IsTree: true);

    /// <summary>The folder that a clone makes by itself: the last part of the address without <c>.git</c>.</summary>
    private static string? FolderOf(StepArgument url)
    {
        var text = (url.Value ?? url.Text.Trim('"', '\'')).TrimEnd('/');
        var name = text[(text.LastIndexOfAny(['/', ':']) + 1)..];
        name = name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;

        return name.Length == 0 || (url.Value is null && name.AsSpan().ContainsAny("$`)}")) ? null : name;
    }
}
