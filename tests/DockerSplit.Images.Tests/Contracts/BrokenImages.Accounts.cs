using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

internal static partial class BrokenImages
{
    private static IEnumerable<BrokenImage> Accounts() =>
        [
            new("a user is gone", Kind.MissingAccount, "user app", image => image.RemoveLine("/etc/passwd", "app:")),
            new("a service's user is gone", Kind.MissingAccount, "user nginx", image => image.RemoveLine("/etc/passwd", "nginx:")),
            new("a group is gone", Kind.MissingAccount, "group app", image => image.RemoveLine("/etc/group", "app:")),
            new(
                "a user has another number",
                Kind.AccountNumber,
                "user nginx",
                image => image.Replace("/etc/passwd", "nginx:x:101", "nginx:x:999")
            ),
            new("a user has another group", Kind.AccountNumber, "user app", image => image.Replace("/etc/passwd", "1001:1001", "1001:0")),
            new(
                "a group has another number",
                Kind.AccountNumber,
                "group nginx",
                image => image.Replace("/etc/group", "nginx:x:102", "nginx:x:998")
            ),
            new(
                "a user has another home",
                Kind.HomeDirectory,
                "user app",
                image => image.Replace("/etc/passwd", "/home/app", "/nonexistent")
            ),
            new(
                "a user has another shell",
                Kind.LoginShell,
                "user app",
                image => image.Replace("/etc/passwd", "/usr/bin/dash", "/usr/sbin/nologin")
            ),
            new(
                "root may not log in by its shell",
                Kind.LoginShell,
                "user root",
                image => image.Replace("/etc/passwd", "/root:/bin/sh", "/root:/bin/false")
            ),
            new(
                "a user is no member any more",
                Kind.Members,
                "group audio",
                image => image.Replace("/etc/group", "audio:x:29:app", "audio:x:29:")
            ),
            new(
                "a user is a member of root",
                Kind.Members,
                "group root",
                image => image.Replace("/etc/group", "root:x:0:", "root:x:0:app")
            ),
            new(
                "a password is another",
                Kind.Password,
                "app in /etc/shadow",
                image => image.Replace("/etc/shadow", "$6$salt$hash", "$6$salt$other")
            ),
            new(
                "a password is locked",
                Kind.Password,
                "app in /etc/shadow",
                image => image.Replace("/etc/shadow", "$6$salt$hash", "!$6$salt$hash")
            ),
            new("a password is lost", Kind.Password, "app in /etc/shadow", image => image.Replace("/etc/shadow", "$6$salt$hash", "!")),
            new("root is open to anybody", Kind.Password, "root in /etc/shadow", image => image.Replace("/etc/shadow", "root:*", "root:")),
            new(
                "root is open to anybody in passwd",
                Kind.Password,
                "root in /etc/passwd",
                image => image.Replace("/etc/passwd", "root:x:", "root::")
            ),
            new(
                "a password ends some day",
                Kind.Password,
                "app in /etc/shadow",
                image => image.Replace("/etc/shadow", "hash:19000:0:99999:7:::", "hash:19000:0:99999:7::20000:")
            ),
            new("a line of shadow is gone", Kind.Password, "nginx in /etc/shadow", image => image.RemoveLine("/etc/shadow", "nginx:")),
            new(
                "a group's password is open",
                Kind.Password,
                "app in /etc/gshadow",
                image => image.Replace("/etc/gshadow", "app:!::", "app:::")
            ),
            new("subordinate users are gone", Kind.SubordinateIds, "app in /etc/subuid", image => image["/etc/subuid"] = ""),
            new(
                "subordinate groups are others",
                Kind.SubordinateIds,
                "app in /etc/subgid",
                image => image["/etc/subgid"] = "app:165536:65536\n"
            ),
            new("a user came along", Kind.AddedAccount, "user intruder", image => image["/etc/passwd"] += "intruder:x:0:0::/:/bin/sh\n"),
            new("a group came along", Kind.AddedAccount, "group ssl-cert", image => image["/etc/group"] += "ssl-cert:x:103:\n"),
        ];
}
