using Kind = DockerSplit.Facts.LedgerFindingKind;

namespace DockerSplit.Images.Tests.Contracts;

internal static partial class BrokenImages
{
    private static IEnumerable<BrokenImage> Packages() =>
        [
            new("a plugin's package is gone", Kind.MissingPackage, "libsox-fmt-mp3", image => image.Uninstall("libsox-fmt-mp3")),
            new("a dictionary's package is gone", Kind.MissingPackage, "hunspell-de-de", image => image.Uninstall("hunspell-de-de")),
            new("a font's package is gone", Kind.MissingPackage, "fonts-dejavu", image => image.Uninstall("fonts-dejavu")),
            new("the time zones' package is gone", Kind.MissingPackage, "tzdata", image => image.Uninstall("tzdata")),
            new("the certificates' package is gone", Kind.MissingPackage, "ca-certificates", image => image.Uninstall("ca-certificates")),
            new("a library's package is gone", Kind.MissingPackage, "libssl3", image => image.Uninstall("libssl3")),
            new("a package is older", Kind.PackageVersion, "nginx", image => image.SetVersion("nginx", "1.18.0-6")),
            new("a package is newer", Kind.PackageVersion, "libssl3", image => image.SetVersion("libssl3", "3.2.1-1")),
            new(
                "a package has another epoch's numbers",
                Kind.PackageVersion,
                "iputils-ping",
                image => image.SetVersion("iputils-ping", "3:20240117")
            ),
            new(
                "a plugin's file is gone from its package",
                Kind.MissingPath,
                $"{SmallImage.Libraries}/sox/mp3.so",
                image => image.Remove($"{SmallImage.Libraries}/sox")
            ),
            new(
                "a zone's file is gone from its package",
                Kind.MissingPath,
                "/usr/share/zoneinfo/Europe/Berlin",
                image => image.Remove("/usr/share/zoneinfo/Europe")
            ),
            new("a package's settings are gone", Kind.MissingPath, "/etc/nginx/nginx.conf", image => image.Remove("/etc/nginx/nginx.conf")),
            new(
                "what the build overwrote is the package's again",
                Kind.Content,
                "/usr/share/nginx/index.html",
                image => image["/usr/share/nginx/index.html"] = "Welcome"
            ),
            new(
                "what the build deleted is back",
                Kind.Restored,
                "/etc/nginx/sites-enabled/default",
                image => image.Add("/etc/nginx/sites-enabled/default", "server {}")
            ),
            new(
                "a package's library has another content",
                Kind.Content,
                $"{SmallImage.Libraries}/libssl.so.3",
                image => image[$"{SmallImage.Libraries}/libssl.so.3"] = "bad"
            ),
            new(
                "a package's settings are edited",
                Kind.Content,
                "/etc/nginx/nginx.conf",
                image => image["/etc/nginx/nginx.conf"] = "user root;"
            ),
            new(
                "another package satisfies an alternative",
                Kind.AddedPackage,
                "hunspell-en-us",
                image => image.Install("hunspell-en-us", "1", ("/usr/share/hunspell/en_US.dic", "words"))
            ),
            new(
                "a mail server came along",
                Kind.AddedPackage,
                "exim4",
                image => image.Install("exim4", "4.96", ("/usr/sbin/exim4", "exim"))
            ),
            new(
                "a font came along",
                Kind.AddedPackage,
                "fonts-liberation",
                image => image.Install("fonts-liberation", "2", ("/usr/share/fonts/liberation/a.ttf", "font"))
            ),
            new("a package and its files are gone by halves", Kind.MissingPath, "/usr/sbin/nginx", image => image.Remove("/usr/sbin")),
        ];
}
