using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

internal static partial class BrokenImages
{
    private static IEnumerable<BrokenImage> Files() =>
        [
            new("a program is gone", Kind.MissingPath, "/app/server", image => image.Remove("/app/server")),
            new("a page is gone", Kind.MissingPath, "/app/static/index.html", image => image.Remove("/app/static/index.html")),
            new("a directory of pages is gone", Kind.MissingPath, "/app/static/logo.svg", image => image.Remove("/app/static")),
            new(
                "a library of the build is gone",
                Kind.MissingPath,
                "/usr/local/lib/libapp.so.1.copy",
                image => image.Remove("/usr/local/lib/libapp.so.1.copy")
            ),
            new("a settings file is gone", Kind.MissingPath, "/app/config.yml", image => image.Remove("/app/config.yml")),
            new("a tool below /opt is gone", Kind.MissingPath, "/opt/tool/bin/tool", image => image.Remove("/opt")),
            new(
                "a model in a cache directory is gone",
                Kind.MissingPath,
                "/root/.cache/models/model.bin",
                image => image.Remove("/root/.cache")
            ),
            new("a state file below /var/lib is gone", Kind.MissingPath, "/var/lib/app/state.db", image => image.Remove("/var/lib/app")),
            new("a cron table is gone", Kind.MissingPath, "/etc/cron.d/app", image => image.Remove("/etc/cron.d")),
            new("an empty directory for data is gone", Kind.MissingPath, "/app/data", image => image.Remove("/app/data")),
            new("a directory for logs is gone", Kind.MissingPath, "/var/log/app", image => image.Remove("/var/log/app")),
            new("the directory of a volume is gone", Kind.MissingVolume, "/srv/volume", image => image.Remove("/srv/volume")),
            new("a home directory is gone", Kind.MissingHome, "/home/app", image => image.Remove("/home/app")),
            new("a file of a home directory is gone", Kind.MissingPath, "/home/app/.netrc", image => image.Remove("/home/app/.netrc")),
            new("the time zone's name is gone", Kind.MissingPath, "/etc/timezone", image => image.Remove("/etc/timezone")),
            new(
                "a private certificate is gone",
                Kind.MissingPath,
                "/usr/local/share/ca-certificates/corp.crt",
                image => image.Remove("/usr/local/share/ca-certificates")
            ),
            new("a loader's directory is gone", Kind.MissingPath, "/etc/ld.so.conf.d/app.conf", image => image.Remove("/etc/ld.so.conf.d")),
            new("a program has another content", Kind.Content, "/app/server", image => image["/app/server"] = "sErver"),
            new("a program is cut off", Kind.Content, "/app/server", image => image["/app/server"] = ""),
            new(
                "a page has another content",
                Kind.Content,
                "/app/static/index.html",
                image => image["/app/static/index.html"] = "<h1>other</h1>"
            ),
            new("a settings file has another content", Kind.Content, "/app/config.yml", image => image["/app/config.yml"] = "port: 80\n"),
            new("a script has a line more", Kind.Content, "/app/run.sh", image => image["/app/run.sh"] += "exit 1\n"),
            new("a state file is emptied", Kind.Content, "/var/lib/app/state.db", image => image["/var/lib/app/state.db"] = ""),
            new("another time zone's name", Kind.Content, "/etc/timezone", image => image["/etc/timezone"] = "Etc/UTC\n"),
            new(
                "a program is a directory",
                Kind.FileKind,
                "/app/run.sh",
                image =>
                {
                    image.Remove("/app/run.sh");
                    image.AddDirectory("/app/run.sh");
                }
            ),
            new(
                "a file is a link",
                Kind.FileKind,
                "/app/config.yml",
                image =>
                {
                    image.Remove("/app/config.yml");
                    image.AddLink("/app/config.yml", "server");
                }
            ),
        ];

    private static IEnumerable<BrokenImage> Links() =>
        [
            new("a link is gone", Kind.MissingPath, "/app/current", image => image.Remove("/app/current")),
            new("a link leads elsewhere", Kind.LinkTarget, "/app/current", image => image.AddLink("/app/current", "data")),
            new("a link leads nowhere", Kind.LinkTarget, "/app/current", image => image.AddLink("/app/current", "gone")),
            new(
                "a link is a copy",
                Kind.FileKind,
                "/app/current",
                image =>
                {
                    image.Remove("/app/current");
                    image.AddDirectory("/app/current");
                }
            ),
            new(
                "another time zone",
                Kind.LinkTarget,
                "/etc/localtime",
                image => image.AddLink("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC")
            ),
            new(
                "another alternative",
                Kind.LinkTarget,
                "/etc/alternatives/editor",
                image => image.AddLink("/etc/alternatives/editor", "/usr/bin/ping")
            ),
            new("another shell", Kind.LinkTarget, "/usr/bin/sh", image => image.AddLink("/usr/bin/sh", "sudo")),
            new(
                "a library's name is gone",
                Kind.MissingPath,
                "/usr/local/lib/libapp.so.1",
                image => image.Remove("/usr/local/lib/libapp.so.1")
            ),
        ];
}
