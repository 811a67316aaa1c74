using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

internal static partial class BrokenImages
{
    private static IEnumerable<BrokenImage> Attributes() =>
        [
            new(
                "a program may not be executed",
                Kind.Mode,
                "/app/server",
                image => image.Change("/app/server", file => file with { Mode = 0x1A4 })
            ),
            new(
                "a settings file is readable by all",
                Kind.WiderMode,
                "/app/config.yml",
                image => image.Change("/app/config.yml", file => file with { Mode = 0x1A4 })
            ),
            new(
                "a file is writable by all",
                Kind.WiderMode,
                "/app/static/index.html",
                image => image.Change("/app/static/index.html", file => file with { Mode = 0x1B6 })
            ),
            new(
                "shadow is readable by all",
                Kind.WiderMode,
                "/etc/shadow",
                image => image.Change("/etc/shadow", file => file with { Mode = 0x1A4 })
            ),
            new(
                "a directory for data is closed",
                Kind.Mode,
                "/app/data",
                image => image.Change("/app/data", file => file with { Mode = 0x140 })
            ),
            new(
                "a home directory is open to all",
                Kind.WiderMode,
                "/home/app",
                image => image.Change("/home/app", file => file with { Mode = 0x1FF })
            ),
            new("/tmp has lost its sticky bit", Kind.Mode, "/tmp", image => image.Change("/tmp", file => file with { Mode = 0x1FF })),
            new(
                "sudo has lost its set-user-id bit",
                Kind.SetId,
                "/usr/bin/sudo",
                image => image.Change("/usr/bin/sudo", file => file with { Mode = 0x1ED })
            ),
            new(
                "a program has a set-user-id bit",
                Kind.SetId,
                "/app/server",
                image => image.Change("/app/server", file => file with { Mode = 0x9ED })
            ),
            new(
                "a program has a set-group-id bit",
                Kind.SetId,
                "/usr/bin/dash",
                image => image.Change("/usr/bin/dash", file => file with { Mode = 0x5ED })
            ),
            new(
                "a data directory is root's",
                Kind.Owner,
                "/app/data",
                image => image.Change("/app/data", file => file with { User = 0, Group = 0 })
            ),
            new(
                "the directory of a volume is root's",
                Kind.Owner,
                "/srv/volume",
                image => image.Change("/srv/volume", file => file with { User = 0 })
            ),
            new(
                "a file has another group",
                Kind.Owner,
                "/app/config.yml",
                image => image.Change("/app/config.yml", file => file with { Group = 0 })
            ),
            new(
                "a file has an owner it had not",
                Kind.Owner,
                "/app/server",
                image => image.Change("/app/server", file => file with { User = 1001 })
            ),
            new(
                "ping has lost its capability",
                Kind.Capabilities,
                "/usr/bin/ping",
                image => image.Change("/usr/bin/ping", file => file with { Capability = null })
            ),
            new(
                "ping has another capability",
                Kind.Capabilities,
                "/usr/bin/ping",
                image => image.Change("/usr/bin/ping", file => file with { Capability = "\u0001\u0000\u0000\u0003" })
            ),
            new(
                "a program has a capability",
                Kind.Capabilities,
                "/app/server",
                image => image.Change("/app/server", file => file with { Capability = "\u0001" })
            ),
            new(
                "a file has lost its attribute",
                Kind.Attributes,
                "/app/tagged",
                image => image.Change("/app/tagged", file => file with { Attribute = null })
            ),
            new(
                "a file has another attribute",
                Kind.Attributes,
                "/app/tagged",
                image => image.Change("/app/tagged", file => file with { Attribute = "text/html" })
            ),
        ];
}
