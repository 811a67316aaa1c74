using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

/// <summary>Rewritten images that were broken by hand: the finding that must tell of it, its name, and what was done.</summary>
internal static partial class BrokenImages
{
    public static IReadOnlyDictionary<string, BrokenImage> All { get; } =
        new[] { Files(), Attributes(), Links(), Packages(), Accounts(), Generated(), Added(), Settings() }
            .SelectMany(images => images)
            .ToDictionary(image => image.Name, StringComparer.Ordinal);

    private static IEnumerable<BrokenImage> Added() =>
        [
            new(
                "a settings file came along",
                Kind.AddedPath,
                "/etc/nginx/conf.d/default.conf",
                image => image.Add("/etc/nginx/conf.d/default.conf", "server {}")
            ),
            new("a link came along", Kind.AddedPath, "/app/latest", image => image.AddLink("/app/latest", "static")),
            new("a secret came along", Kind.AddedPath, "/root/.aws/credentials", image => image.Add("/root/.aws/credentials", "key")),
            new(
                "a program with a set-id bit came along",
                Kind.SetId,
                "/usr/local/bin/su",
                image => image.Add("/usr/local/bin/su", "su", 0x9ED)
            ),
            new("a plugin came along", Kind.AddedPath, "/app/plugins/extra.so", image => image.Add("/app/plugins/extra.so", "plugin")),
            new(
                "a cron table came along",
                Kind.AddedPath,
                "/etc/cron.d/more",
                image => image.Add("/etc/cron.d/more", "* * * * * root true")
            ),
        ];

    private static IEnumerable<BrokenImage> Settings() =>
        [
            new("another user", Kind.Setting, "USER", image => image.Config["User"] = ["root"]),
            new("another working directory", Kind.Setting, "WORKDIR", image => image.Config["WorkingDir"] = ["/"]),
            new("another entry point", Kind.Setting, "ENTRYPOINT", image => image.Config["Entrypoint"] = ["/app/run.sh"]),
            new("a command is gone", Kind.Setting, "CMD", image => image.Config["Cmd"] = []),
            new("a variable is gone", Kind.Setting, "ENV LANG", image => image.Config["Env"] = ["PATH=/usr/local/bin:/usr/bin:/bin"]),
            new("a variable is another", Kind.Setting, "ENV PATH", image => image.Config["Env"] = ["PATH=/bin", "LANG=de_DE.UTF-8"]),
            new("a volume is not declared", Kind.Setting, "VOLUME", image => image.Config["Volumes"] = []),
            new("a port is not declared", Kind.Setting, "EXPOSE", image => image.Config["ExposedPorts"] = []),
            new("a label is gone", Kind.Setting, "LABEL maintainer", image => image.Config["Labels"] = []),
            new("another stop signal", Kind.Setting, "STOPSIGNAL", image => image.Config["StopSignal"] = ["SIGKILL"]),
            new("a trigger came along", Kind.Setting, "ONBUILD", image => image.Config["OnBuild"] = ["RUN true"]),
        ];
}

/// <summary>An image that was broken by hand.</summary>
internal sealed record BrokenImage(string Name, Kind Kind, string Of, Action<SmallImage> Break);
