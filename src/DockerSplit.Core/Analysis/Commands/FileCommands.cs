using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that fetch, unpack, write, move and remove files.</summary>
internal static class FileCommands
{
    public static IEnumerable<Effect> Wget(Invocation invocation)
    {
        var urls = invocation.Operands("-O", "--output-document", "-P", "--directory-prefix", "-o", "-t", "-T", "-U", "--header", "-q");
        var output = invocation.Option("-O", "--output-document");
        if (output is not null)
            return [new Fetch(urls.FirstOrDefault()?.Value, output.Value == "-" ? null : invocation.Path(output))];

        return urls.Select(url => new Fetch(
            url.Value,
            invocation.Path(url with { Value = url.Value is { } text ? ContainerPath.Name(text) : null, HasGlob = false })
        ));
    }

    public static IEnumerable<Effect> Curl(Invocation invocation)
    {
        var output = invocation.Option("--output") ?? invocation.Option("-o") ?? Bundled(invocation);
        var urls = invocation.Operands(
            "-o",
            "--output",
            "-H",
            "--header",
            "-d",
            "-X",
            "-u",
            "-A",
            "-e",
            "--retry",
            "--connect-timeout",
            "-m"
        );
        var remote = invocation.Has("-O", "--remote-name");

        return urls.Where(url => url != output)
            .Select(url => new Fetch(
                url.Value,
                output is not null ? invocation.Path(output)
                    : remote ? invocation.Path(url with { Value = url.Value is { } text ? ContainerPath.Name(text) : null, HasGlob = false })
                    : null
            ));
    }

    /// <summary>The file behind a bundle that ends in <c>o</c>, such as <c>-fsSLo file</c>.</summary>
    private static StepArgument? Bundled(Invocation invocation)
    {
        for (var i = 0; i + 1 < invocation.Arguments.Length; i++)
        {
            if (invocation.Arguments[i].Value is ['-', not '-', .., 'o'])
                return invocation.Arguments[i + 1];
        }

        return null;
    }

    public static IEnumerable<Effect> Git(Invocation invocation)
    {
        var operands = invocation.Operands("-C", "-b", "--branch", "--depth", "-c", "-o", "--reference");
        if (operands is not [{ Value: "clone" }, var url, .. var rest])
            return [new NoEffect()];

        var name = url.Value is { } text ? ContainerPath.Name(text.TrimEnd('/')) : null;
        var folder = name?.EndsWith(".git", StringComparison.Ordinal) == true ? name[..^4] : name;

        return
        [
            new Fetch(
                url.Value,
                rest is [var target, ..] ? invocation.Path(target) : invocation.Path(url with { Value = folder, HasGlob = false })
            ),
        ];
    }

    public static IEnumerable<Effect> Tar(Invocation invocation)
    {
        var first = invocation.Arguments.FirstOrDefault()?.Value ?? "";
        var bundle = first.StartsWith("--", StringComparison.Ordinal) ? "" : first.TrimStart('-');
        var extracts = bundle.Contains('x', StringComparison.Ordinal) || invocation.Has("-x", "--extract", "--get");
        var archive = invocation.Option("--file") ?? invocation.Option("-f") ?? BehindBundle(invocation, bundle);
        var directory = invocation.Option("--directory") ?? invocation.Option("-C");
        if (extracts)
            return
            [
                new Unpack(
                    archive is null || archive.Value == "-" ? null : invocation.Path(archive),
                    directory is null ? invocation.WorkingDirectory : invocation.Path(directory)
                ),
            ];

        return archive is null ? [new NoEffect()] : [new WriteFiles([invocation.Path(archive)])];
    }

    private static StepArgument? BehindBundle(Invocation invocation, string bundle) =>
        bundle.EndsWith('f')
            ? invocation.Arguments.ElementAtOrDefault(1)
            : invocation.Arguments.SkipWhile(argument => argument.Value is not ['-', .., 'f']).Skip(1).FirstOrDefault();

    public static IEnumerable<Effect> Unzip(Invocation invocation)
    {
        var operands = invocation.Operands("-d", "-x");

        return
        [
            new Unpack(
                operands.IsEmpty ? null : invocation.Path(operands[0]),
                invocation.Option("-d") is { } target ? invocation.Path(target) : invocation.WorkingDirectory
            ),
        ];
    }

    /// <summary>It reads, and <c>-delete</c> removes what it finds, which cannot be known; what <c>-exec</c> runs is a step of its own.</summary>
    public static IEnumerable<Effect> Find(Invocation invocation)
    {
        var roots = invocation.Arguments.TakeWhile(word => word.Value is not (['-', _, ..] or "(" or "!"));
        yield return new ReadFiles(invocation.Paths(roots));
        foreach (var delete in invocation.Arguments.Where(word => word.Value == "-delete"))
            yield return new RemoveFiles(invocation.Paths([delete with { Value = null }]));
    }

    public static IEnumerable<Effect> Copy(Invocation invocation)
    {
        var (sources, destination) = SourcesAndDestination(invocation, "-t", "--target-directory", "-S");

        return destination is null ? [new NoEffect()] : [new CopyFiles(sources, destination)];
    }

    public static IEnumerable<Effect> Install(Invocation invocation)
    {
        if (invocation.Has("-d", "--directory"))
            return [new MakeDirectories(invocation.Paths(invocation.Operands("-m", "--mode", "-o", "--owner", "-g", "--group")))];

        var (sources, destination) = SourcesAndDestination(
            invocation,
            "-m",
            "--mode",
            "-o",
            "--owner",
            "-g",
            "--group",
            "-t",
            "--target-directory"
        );

        return destination is null ? [new NoEffect()] : [new CopyFiles(sources, destination)];
    }

    public static IEnumerable<Effect> Move(Invocation invocation)
    {
        var (sources, destination) = SourcesAndDestination(invocation, "-t", "--target-directory", "-S");

        return destination is null ? [new NoEffect()] : [new MoveFiles(sources, destination)];
    }

    private static (ImmutableArray<StepPath> Sources, StepPath? Destination) SourcesAndDestination(
        Invocation invocation,
        params ReadOnlySpan<string> takesValue
    )
    {
        var operands = invocation.Operands(takesValue);
        var target = invocation.Option("-t", "--target-directory");
        if (target is not null)
            return (invocation.Paths(operands), invocation.Path(target));

        return operands.Length < 2 ? ([], null) : (invocation.Paths(operands[..^1]), invocation.Path(operands[^1]));
    }

    public static IEnumerable<Effect> Link(Invocation invocation)
    {
        var operands = invocation.Operands("-t", "-S");
        if (operands.Length < 2)
            return [new WriteFiles(invocation.Paths(operands))];

        var link = invocation.Path(operands[^1]);

        return operands[..^1].Select(target => new MakeLink(target.Value, link, invocation.Has("-s", "--symbolic")));
    }

    public static IEnumerable<Effect> Sed(Invocation invocation)
    {
        if (
            !invocation.Arguments.Any(argument =>
                argument.Value is ['-', 'i', ..] or ['-', not '-', .., 'i']
                || argument.Value?.StartsWith("--in-place", StringComparison.Ordinal) == true
            )
        )
            return [new NoEffect()];

        var scripted = invocation.Option("-e", "--expression", "-f") is not null;
        var operands = invocation.Operands("-e", "--expression", "-f");

        return [new EditFiles(invocation.Paths(scripted ? operands : operands.Skip(1)))];
    }

    public static IEnumerable<Effect> ChangeOwner(Invocation invocation)
    {
        var operands = invocation.Operands();

        return operands.IsEmpty
            ? [new NoEffect()]
            : [new ChangeOwner(operands[0].Value, invocation.Paths(operands.Skip(1)), invocation.Has("-R", "--recursive"))];
    }

    public static IEnumerable<Effect> ChangeMode(Invocation invocation)
    {
        // A mode such as -x begins with a dash; only known options are options.
        var operands = invocation
            .Arguments.Where(argument => argument.Value is not ("-R" or "--recursive" or "-v" or "-f" or "-c"))
            .ToList();

        return operands.Count == 0
            ? [new NoEffect()]
            : [new ChangeMode(operands[0].Value, invocation.Paths(operands.Skip(1)), invocation.Has("-R", "--recursive"))];
    }

    public static IEnumerable<Effect> SetCapabilities(Invocation invocation)
    {
        var operands = invocation.Operands();

        return operands.Length < 2 ? [new NoEffect()] : [new SetCapabilities(operands[0].Value, invocation.Paths(operands.Skip(1)))];
    }

    public static IEnumerable<Effect> User(Invocation invocation) => [new CreateUser(UserName(invocation))];

    public static IEnumerable<Effect> Group(Invocation invocation) => [new CreateGroup(UserName(invocation))];

    private static string? UserName(Invocation invocation) =>
        invocation
            .Operands(
                "-u",
                "--uid",
                "-g",
                "--gid",
                "-d",
                "--home-dir",
                "--home",
                "-h",
                "-s",
                "--shell",
                "-c",
                "--comment",
                "-G",
                "--groups",
                "-k",
                "--ingroup",
                "--gecos",
                "-b",
                "-K"
            )
            .LastOrDefault()
            ?.Value;
}
