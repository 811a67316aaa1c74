using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that fetch single files from the network (wget(1), curl(1), aria2c(1)).</summary>
internal static class FetchCommands
{
    public static ImmutableArray<CommandReader> Readers { get; } =
    [new(["wget", "wget2"], Wget), new(["curl"], Curl), new(["aria2c", "axel"], Aria), .. RepositoryCommands.Readers];

    private static IEnumerable<Effect> Wget(Invocation invocation)
    {
        var options = GetOpt.Read(
            invocation,
            "OPoatTUiQwelARD",
            "--output-document",
            "--directory-prefix",
            "--output-file",
            "--append-output",
            "--tries",
            "--timeout",
            "--user-agent",
            "--input-file",
            "--header",
            "--user",
            "--password",
            "--ca-certificate",
            "--execute",
            "--level",
            "--waitretry",
            "--post-data",
            "--referer"
        );
        var directory = Directory(invocation, options.Value("-P", "--directory-prefix"));
        if (options.Value("-O", "--output-document") is { } output)
            return [new Fetch(options.Operands.FirstOrDefault()?.Value, IsStream(output) ? null : invocation.Path(output))];
        if (options.Has("-r", "--recursive", "-m", "--mirror", "-i", "--input-file", "--content-disposition"))
            return [new Fetch(options.Operands.FirstOrDefault()?.Value, Some(directory))];

        return options.Operands.Select(url => new Fetch(url.Value, Named(directory, url, keepsQuery: true)));
    }

    /// <summary>Whether what is fetched is handed on, or goes nowhere.</summary>
    private static bool IsStream(StepArgument output) => output.Value is "-" or "/dev/stdout" or "/dev/null";

    /// <summary>Options that take the next word with them.</summary>
    private static readonly string[] CurlOptions =
    [
        "--output",
        "--output-dir",
        "--header",
        "--data",
        "--data-raw",
        "--data-binary",
        "--data-urlencode",
        "--json",
        "--request",
        "--user",
        "--user-agent",
        "--referer",
        "--retry",
        "--retry-delay",
        "--retry-max-time",
        "--connect-timeout",
        "--max-time",
        "--cacert",
        "--cert",
        "--key",
        "--proxy",
        "--proto",
        "--proto-redir",
        "--form",
        "--cookie",
        "--write-out",
        "--url",
        "--max-redirs",
        "--resolve",
        "--limit-rate",
    ];

    private static IEnumerable<Effect> Curl(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "oHdXuAemTFbcxKwErYyzCQtUD", CurlOptions);
        var directory = Directory(invocation, options.Value("--output-dir"));
        var outputs = options.Values("-o", "--output");
        var remote = options.Has("-O", "--remote-name", "--remote-name-all");
        var given = options.Has("-J", "--remote-header-name");

        return options
            .Operands.AddRange(options.Values("--url"))
            .Select(
                (url, at) =>
                    new Fetch(
                        url.Value,
                        at < outputs.Length ? (IsStream(outputs[at]) ? null : Invocation.At(directory, outputs[at]))
                            : remote ? (given ? Some(directory) : Named(directory, url))
                            : null
                    )
            );
    }

    private static IEnumerable<Effect> Aria(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "dosxknUj", "--dir", "--out", "--split", "--output");
        var directory = Directory(invocation, options.Value("-d", "--dir"));
        var output = options.Value("-o", "--out", "--output");

        return options.Operands.Select(url => new Fetch(
            url.Value,
            output is null ? Named(directory, url) : Invocation.At(directory, output)
        ));
    }

    private static StepPath Directory(Invocation invocation, StepArgument? named) =>
        named is null ? invocation.WorkingDirectory : invocation.Path(named);

    /// <summary>
    /// The file that is called as the address's last part, which may be known where the rest is not. wget keeps the query as a part of the
    /// name, with its slashes escaped; the others leave it out.
    /// </summary>
    private static StepPath Named(StepPath directory, StepArgument url, bool keepsQuery = false)
    {
        var parts = (url.Value ?? url.Text.Trim('"', '\'')).Split('#')[0].Split('?', 2);
        var text = parts[0];
        var name =
            ContainerPath.Name(text) + (keepsQuery && parts.Length > 1 ? $"?{parts[1].Replace("/", "%2F", StringComparison.Ordinal)}" : "");
        if (name.Length == 0 || text.EndsWith("://" + name, StringComparison.Ordinal))
            name = "index.html";

        return url.Value is null && name.AsSpan().ContainsAny("$`)}")
            ? Some(directory)
            : directory.Below(name) with
            {
                Text = url.Text,
                Span = url.Span,
            };
    }

    /// <summary>A file whose name the other side gives.</summary>
    private static StepPath Some(StepPath directory) => directory.Below("*") with { IsPattern = true };
}
