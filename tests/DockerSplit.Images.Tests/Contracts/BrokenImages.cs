using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Contracts;

/// <summary>Rewritten images that were broken by hand: the finding that must tell of it, its name, and what was done.</summary>
internal static class BrokenImages
{
    public static IReadOnlyDictionary<string, BrokenImage> All { get; } =
        new[] { Files(), Attributes(), Links(), Packages(), Accounts(), Generated(), Added(), Settings() }
            .SelectMany(images => images)
            .ToDictionary(image => image.Name, StringComparer.Ordinal);

    private static IEnumerable<BrokenImage> Files() =>
        [
            new("a program is gone", LedgerFindingKind.MissingPath, "/app/server", image => image.Remove("/app/server")),
            new("a page is gone", LedgerFindingKind.MissingPath, "/app/static/index.html", image => image.Remove("/app/static/index.html")),
            new("a directory of pages is gone", LedgerFindingKind.MissingPath, "/app/static/logo.svg", image => image.Remove("/app/static")),
            new("a library of the build is gone", LedgerFindingKind.MissingPath, "/usr/local/lib/libapp.so.1.copy", image => image.Remove("/usr/local/lib/libapp.so.1.copy")),
            new("a settings file is gone", LedgerFindingKind.MissingPath, "/app/config.yml", image => image.Remove("/app/config.yml")),
            new("a tool below /opt is gone", LedgerFindingKind.MissingPath, "/opt/tool/bin/tool", image => image.Remove("/opt")),
            new("a model in a cache directory is gone", LedgerFindingKind.MissingPath, "/root/.cache/models/model.bin", image => image.Remove("/root/.cache")),
            new("a state file below /var/lib is gone", LedgerFindingKind.MissingPath, "/var/lib/app/state.db", image => image.Remove("/var/lib/app")),
            new("a cron table is gone", LedgerFindingKind.MissingPath, "/etc/cron.d/app", image => image.Remove("/etc/cron.d")),
            new("an empty directory for data is gone", LedgerFindingKind.MissingPath, "/app/data", image => image.Remove("/app/data")),
            new("a directory for logs is gone", LedgerFindingKind.MissingPath, "/var/log/app", image => image.Remove("/var/log/app")),
            new("the directory of a volume is gone", LedgerFindingKind.MissingVolume, "/srv/volume", image => image.Remove("/srv/volume")),
            new("a home directory is gone", LedgerFindingKind.MissingHome, "/home/app", image => image.Remove("/home/app")),
            new("a file of a home directory is gone", LedgerFindingKind.MissingPath, "/home/app/.netrc", image => image.Remove("/home/app/.netrc")),
            new("the time zone's name is gone", LedgerFindingKind.MissingPath, "/etc/timezone", image => image.Remove("/etc/timezone")),
            new("a private certificate is gone", LedgerFindingKind.MissingPath, "/usr/local/share/ca-certificates/corp.crt", image => image.Remove("/usr/local/share/ca-certificates")),
            new("a loader's directory is gone", LedgerFindingKind.MissingPath, "/etc/ld.so.conf.d/app.conf", image => image.Remove("/etc/ld.so.conf.d")),
            new("a program has another content", LedgerFindingKind.Content, "/app/server", image => image["/app/server"] = "sErver"),
            new("a program is cut off", LedgerFindingKind.Content, "/app/server", image => image["/app/server"] = ""),
            new("a page has another content", LedgerFindingKind.Content, "/app/static/index.html", image => image["/app/static/index.html"] = "<h1>other</h1>"),
            new("a settings file has another content", LedgerFindingKind.Content, "/app/config.yml", image => image["/app/config.yml"] = "port: 80\n"),
            new("a script has a line more", LedgerFindingKind.Content, "/app/run.sh", image => image["/app/run.sh"] += "exit 1\n"),
            new("a state file is emptied", LedgerFindingKind.Content, "/var/lib/app/state.db", image => image["/var/lib/app/state.db"] = ""),
            new("another time zone's name", LedgerFindingKind.Content, "/etc/timezone", image => image["/etc/timezone"] = "Etc/UTC\n"),
            new("a program is a directory", LedgerFindingKind.FileKind, "/app/run.sh", image => { image.Remove("/app/run.sh"); image.AddDirectory("/app/run.sh"); }),
            new("a file is a link", LedgerFindingKind.FileKind, "/app/config.yml", image => { image.Remove("/app/config.yml"); image.AddLink("/app/config.yml", "server"); }),
        ];

    private static IEnumerable<BrokenImage> Attributes() =>
        [
            new("a program may not be executed", LedgerFindingKind.Mode, "/app/server", image => image.Change("/app/server", file => file with { Mode = 0x1A4 })),
            new("a settings file is readable by all", LedgerFindingKind.WiderMode, "/app/config.yml", image => image.Change("/app/config.yml", file => file with { Mode = 0x1A4 })),
            new("a file is writable by all", LedgerFindingKind.WiderMode, "/app/static/index.html", image => image.Change("/app/static/index.html", file => file with { Mode = 0x1B6 })),
            new("shadow is readable by all", LedgerFindingKind.WiderMode, "/etc/shadow", image => image.Change("/etc/shadow", file => file with { Mode = 0x1A4 })),
            new("a directory for data is closed", LedgerFindingKind.Mode, "/app/data", image => image.Change("/app/data", file => file with { Mode = 0x140 })),
            new("a home directory is open to all", LedgerFindingKind.WiderMode, "/home/app", image => image.Change("/home/app", file => file with { Mode = 0x1FF })),
            new("/tmp has lost its sticky bit", LedgerFindingKind.Mode, "/tmp", image => image.Change("/tmp", file => file with { Mode = 0x1FF })),
            new("sudo has lost its set-user-id bit", LedgerFindingKind.SetId, "/usr/bin/sudo", image => image.Change("/usr/bin/sudo", file => file with { Mode = 0x1ED })),
            new("a program has a set-user-id bit", LedgerFindingKind.SetId, "/app/server", image => image.Change("/app/server", file => file with { Mode = 0x9ED })),
            new("a program has a set-group-id bit", LedgerFindingKind.SetId, "/usr/bin/dash", image => image.Change("/usr/bin/dash", file => file with { Mode = 0x5ED })),
            new("a data directory is root's", LedgerFindingKind.Owner, "/app/data", image => image.Change("/app/data", file => file with { User = 0, Group = 0 })),
            new("the directory of a volume is root's", LedgerFindingKind.Owner, "/srv/volume", image => image.Change("/srv/volume", file => file with { User = 0 })),
            new("a file has another group", LedgerFindingKind.Owner, "/app/config.yml", image => image.Change("/app/config.yml", file => file with { Group = 0 })),
            new("a file has an owner it had not", LedgerFindingKind.Owner, "/app/server", image => image.Change("/app/server", file => file with { User = 1001 })),
            new("ping has lost its capability", LedgerFindingKind.Capabilities, "/usr/bin/ping", image => image.Change("/usr/bin/ping", file => file with { Capability = null })),
            new("ping has another capability", LedgerFindingKind.Capabilities, "/usr/bin/ping", image => image.Change("/usr/bin/ping", file => file with { Capability = "\u0001\u0000\u0000\u0003" })),
            new("a program has a capability", LedgerFindingKind.Capabilities, "/app/server", image => image.Change("/app/server", file => file with { Capability = "\u0001" })),
            new("a file has lost its attribute", LedgerFindingKind.Attributes, "/app/tagged", image => image.Change("/app/tagged", file => file with { Attribute = null })),
            new("a file has another attribute", LedgerFindingKind.Attributes, "/app/tagged", image => image.Change("/app/tagged", file => file with { Attribute = "text/html" })),
        ];

    private static IEnumerable<BrokenImage> Links() =>
        [
            new("a link is gone", LedgerFindingKind.MissingPath, "/app/current", image => image.Remove("/app/current")),
            new("a link leads elsewhere", LedgerFindingKind.LinkTarget, "/app/current", image => image.AddLink("/app/current", "data")),
            new("a link leads nowhere", LedgerFindingKind.LinkTarget, "/app/current", image => image.AddLink("/app/current", "gone")),
            new("a link is a copy", LedgerFindingKind.FileKind, "/app/current", image => { image.Remove("/app/current"); image.AddDirectory("/app/current"); }),
            new("another time zone", LedgerFindingKind.LinkTarget, "/etc/localtime", image => image.AddLink("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC")),
            new("another alternative", LedgerFindingKind.LinkTarget, "/etc/alternatives/editor", image => image.AddLink("/etc/alternatives/editor", "/usr/bin/ping")),
            new("another shell", LedgerFindingKind.LinkTarget, "/usr/bin/sh", image => image.AddLink("/usr/bin/sh", "sudo")),
            new("a library's name is gone", LedgerFindingKind.MissingPath, "/usr/local/lib/libapp.so.1", image => image.Remove("/usr/local/lib/libapp.so.1")),
        ];

    private static IEnumerable<BrokenImage> Packages() =>
        [
            new("a plugin's package is gone", LedgerFindingKind.MissingPackage, "libsox-fmt-mp3", image => image.Uninstall("libsox-fmt-mp3")),
            new("a dictionary's package is gone", LedgerFindingKind.MissingPackage, "hunspell-de-de", image => image.Uninstall("hunspell-de-de")),
            new("a font's package is gone", LedgerFindingKind.MissingPackage, "fonts-dejavu", image => image.Uninstall("fonts-dejavu")),
            new("the time zones' package is gone", LedgerFindingKind.MissingPackage, "tzdata", image => image.Uninstall("tzdata")),
            new("the certificates' package is gone", LedgerFindingKind.MissingPackage, "ca-certificates", image => image.Uninstall("ca-certificates")),
            new("a library's package is gone", LedgerFindingKind.MissingPackage, "libssl3", image => image.Uninstall("libssl3")),
            new("a package is older", LedgerFindingKind.PackageVersion, "nginx", image => image.SetVersion("nginx", "1.18.0-6")),
            new("a package is newer", LedgerFindingKind.PackageVersion, "libssl3", image => image.SetVersion("libssl3", "3.2.1-1")),
            new("a package has another epoch's numbers", LedgerFindingKind.PackageVersion, "iputils-ping", image => image.SetVersion("iputils-ping", "3:20240117")),
            new("a plugin's file is gone from its package", LedgerFindingKind.MissingPath, $"{SmallImage.Libraries}/sox/mp3.so", image => image.Remove($"{SmallImage.Libraries}/sox")),
            new("a zone's file is gone from its package", LedgerFindingKind.MissingPath, "/usr/share/zoneinfo/Europe/Berlin", image => image.Remove("/usr/share/zoneinfo/Europe")),
            new("a package's settings are gone", LedgerFindingKind.MissingPath, "/etc/nginx/nginx.conf", image => image.Remove("/etc/nginx/nginx.conf")),
            new("what the build overwrote is the package's again", LedgerFindingKind.Content, "/usr/share/nginx/index.html", image => image["/usr/share/nginx/index.html"] = "Welcome"),
            new("what the build deleted is back", LedgerFindingKind.Restored, "/etc/nginx/sites-enabled/default", image => image.Add("/etc/nginx/sites-enabled/default", "server {}")),
            new("a package's library has another content", LedgerFindingKind.Content, $"{SmallImage.Libraries}/libssl.so.3", image => image[$"{SmallImage.Libraries}/libssl.so.3"] = "bad"),
            new("a package's settings are edited", LedgerFindingKind.Content, "/etc/nginx/nginx.conf", image => image["/etc/nginx/nginx.conf"] = "user root;"),
            new("another package satisfies an alternative", LedgerFindingKind.AddedPackage, "hunspell-en-us", image => image.Install("hunspell-en-us", "1", ("/usr/share/hunspell/en_US.dic", "words"))),
            new("a mail server came along", LedgerFindingKind.AddedPackage, "exim4", image => image.Install("exim4", "4.96", ("/usr/sbin/exim4", "exim"))),
            new("a font came along", LedgerFindingKind.AddedPackage, "fonts-liberation", image => image.Install("fonts-liberation", "2", ("/usr/share/fonts/liberation/a.ttf", "font"))),
            new("a package and its files are gone by halves", LedgerFindingKind.MissingPath, "/usr/sbin/nginx", image => image.Remove("/usr/sbin")),
        ];

    private static IEnumerable<BrokenImage> Accounts() =>
        [
            new("a user is gone", LedgerFindingKind.MissingAccount, "user app", image => image.RemoveLine("/etc/passwd", "app:")),
            new("a service's user is gone", LedgerFindingKind.MissingAccount, "user nginx", image => image.RemoveLine("/etc/passwd", "nginx:")),
            new("a group is gone", LedgerFindingKind.MissingAccount, "group app", image => image.RemoveLine("/etc/group", "app:")),
            new("a user has another number", LedgerFindingKind.AccountNumber, "user nginx", image => image.Replace("/etc/passwd", "nginx:x:101", "nginx:x:999")),
            new("a user has another group", LedgerFindingKind.AccountNumber, "user app", image => image.Replace("/etc/passwd", "1001:1001", "1001:0")),
            new("a group has another number", LedgerFindingKind.AccountNumber, "group nginx", image => image.Replace("/etc/group", "nginx:x:102", "nginx:x:998")),
            new("a user has another home", LedgerFindingKind.HomeDirectory, "user app", image => image.Replace("/etc/passwd", "/home/app", "/nonexistent")),
            new("a user has another shell", LedgerFindingKind.LoginShell, "user app", image => image.Replace("/etc/passwd", "/usr/bin/dash", "/usr/sbin/nologin")),
            new("root may not log in by its shell", LedgerFindingKind.LoginShell, "user root", image => image.Replace("/etc/passwd", "/root:/bin/sh", "/root:/bin/false")),
            new("a user is no member any more", LedgerFindingKind.Members, "group audio", image => image.Replace("/etc/group", "audio:x:29:app", "audio:x:29:")),
            new("a user is a member of root", LedgerFindingKind.Members, "group root", image => image.Replace("/etc/group", "root:x:0:", "root:x:0:app")),
            new("a password is another", LedgerFindingKind.Password, "app in /etc/shadow", image => image.Replace("/etc/shadow", "$6$salt$hash", "$6$salt$other")),
            new("a password is locked", LedgerFindingKind.Password, "app in /etc/shadow", image => image.Replace("/etc/shadow", "$6$salt$hash", "!$6$salt$hash")),
            new("a password is lost", LedgerFindingKind.Password, "app in /etc/shadow", image => image.Replace("/etc/shadow", "$6$salt$hash", "!")),
            new("root is open to anybody", LedgerFindingKind.Password, "root in /etc/shadow", image => image.Replace("/etc/shadow", "root:*", "root:")),
            new("root is open to anybody in passwd", LedgerFindingKind.Password, "root in /etc/passwd", image => image.Replace("/etc/passwd", "root:x:", "root::")),
            new("a password ends some day", LedgerFindingKind.Password, "app in /etc/shadow", image => image.Replace("/etc/shadow", "hash:19000:0:99999:7:::", "hash:19000:0:99999:7::20000:")),
            new("a line of shadow is gone", LedgerFindingKind.Password, "nginx in /etc/shadow", image => image.RemoveLine("/etc/shadow", "nginx:")),
            new("a group's password is open", LedgerFindingKind.Password, "app in /etc/gshadow", image => image.Replace("/etc/gshadow", "app:!::", "app:::")),
            new("subordinate users are gone", LedgerFindingKind.SubordinateIds, "app in /etc/subuid", image => image["/etc/subuid"] = ""),
            new("subordinate groups are others", LedgerFindingKind.SubordinateIds, "app in /etc/subgid", image => image["/etc/subgid"] = "app:165536:65536\n"),
            new("a user came along", LedgerFindingKind.AddedAccount, "user intruder", image => image["/etc/passwd"] += "intruder:x:0:0::/:/bin/sh\n"),
            new("a group came along", LedgerFindingKind.AddedAccount, "group ssl-cert", image => image["/etc/group"] += "ssl-cert:x:103:\n"),
        ];

    private static IEnumerable<BrokenImage> Generated() =>
        [
            new("a private authority is not trusted", LedgerFindingKind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one")),
            new("one authority more is trusted", LedgerFindingKind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one", "corp", "foe")),
            new("one authority is another", LedgerFindingKind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = SmallImage.Certificates("one", "c0rp")),
            new("nothing is trusted", LedgerFindingKind.Certificates, SmallImage.TrustStore, image => image[SmallImage.TrustStore] = ""),
            new("the trust store is gone", LedgerFindingKind.MissingPath, SmallImage.TrustStore, image => image.Remove(SmallImage.TrustStore)),
            new("the loader does not know a library", LedgerFindingKind.Libraries, "/etc/ld.so.cache", image => image.Add("/etc/ld.so.cache", SmallImage.LoaderList($"{SmallImage.Libraries}/libssl.so.3"))),
            new("the loader's list is gone", LedgerFindingKind.Libraries, "/etc/ld.so.cache", image => image.Remove("/etc/ld.so.cache")),
            new("a locale is gone", LedgerFindingKind.Locales, "/usr/lib/locale/locale-archive", image => image.Add("/usr/lib/locale/locale-archive", SmallImage.LocaleArchive("en_US.utf8"))),
            new("all locales are gone", LedgerFindingKind.MissingPath, "/usr/lib/locale/locale-archive", image => image.Remove("/usr/lib/locale")),
        ];

    private static IEnumerable<BrokenImage> Added() =>
        [
            new("a settings file came along", LedgerFindingKind.AddedPath, "/etc/nginx/conf.d/default.conf", image => image.Add("/etc/nginx/conf.d/default.conf", "server {}")),
            new("a link came along", LedgerFindingKind.AddedPath, "/app/latest", image => image.AddLink("/app/latest", "static")),
            new("a secret came along", LedgerFindingKind.AddedPath, "/root/.aws/credentials", image => image.Add("/root/.aws/credentials", "key")),
            new("a program with a set-id bit came along", LedgerFindingKind.SetId, "/usr/local/bin/su", image => image.Add("/usr/local/bin/su", "su", 0x9ED)),
            new("a plugin came along", LedgerFindingKind.AddedPath, "/app/plugins/extra.so", image => image.Add("/app/plugins/extra.so", "plugin")),
            new("a cron table came along", LedgerFindingKind.AddedPath, "/etc/cron.d/more", image => image.Add("/etc/cron.d/more", "* * * * * root true")),
        ];

    private static IEnumerable<BrokenImage> Settings() =>
        [
            new("another user", LedgerFindingKind.Setting, "USER", image => image.Config["User"] = ["root"]),
            new("another working directory", LedgerFindingKind.Setting, "WORKDIR", image => image.Config["WorkingDir"] = ["/"]),
            new("another entry point", LedgerFindingKind.Setting, "ENTRYPOINT", image => image.Config["Entrypoint"] = ["/app/run.sh"]),
            new("a command is gone", LedgerFindingKind.Setting, "CMD", image => image.Config["Cmd"] = []),
            new("a variable is gone", LedgerFindingKind.Setting, "ENV LANG", image => image.Config["Env"] = ["PATH=/usr/local/bin:/usr/bin:/bin"]),
            new("a variable is another", LedgerFindingKind.Setting, "ENV PATH", image => image.Config["Env"] = ["PATH=/bin", "LANG=de_DE.UTF-8"]),
            new("a volume is not declared", LedgerFindingKind.Setting, "VOLUME", image => image.Config["Volumes"] = []),
            new("a port is not declared", LedgerFindingKind.Setting, "EXPOSE", image => image.Config["ExposedPorts"] = []),
            new("a label is gone", LedgerFindingKind.Setting, "LABEL maintainer", image => image.Config["Labels"] = []),
            new("another stop signal", LedgerFindingKind.Setting, "STOPSIGNAL", image => image.Config["StopSignal"] = ["SIGKILL"]),
            new("a trigger came along", LedgerFindingKind.Setting, "ONBUILD", image => image.Config["OnBuild"] = ["RUN true"]),
        ];
}

/// <summary>An image that was broken by hand.</summary>
internal sealed record BrokenImage(string Name, LedgerFindingKind Kind, string Of, Action<SmallImage> Break);
