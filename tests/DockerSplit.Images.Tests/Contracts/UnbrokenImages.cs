namespace DockerSplit.Images.Tests.Contracts;

/// <summary>Rewritten images that are otherwise than the original and not broken.</summary>
internal static class UnbrokenImages
{
    public static IReadOnlyDictionary<string, Action<SmallImage>> All { get; } =
        new Dictionary<string, Action<SmallImage>>(StringComparer.Ordinal)
        {
            ["nothing was changed"] = _ => { },
            ["files have other times"] = image => image.Clock = 1_600_000_000,
            ["the clock was in the future"] = image => image.Clock = 4_000_000_000,
            ["the clock was at its beginning"] = image => image.Clock = 0,
            ["there are more layers"] = image => image.LayerCount = 5,
            ["layers are compressed"] = image => image.IsCompressed = true,
            ["there are more layers and they are compressed"] = image => (image.LayerCount, image.IsCompressed) = (3, true),
            ["files stand in another order"] = image => image.IsBackwards = true,
            ["hard links have the other name first"] = image =>
            {
                image.Remove("/usr/local/lib/libapp.so.1.copy");
                image.Move("/usr/local/lib/libapp.so.1.0", "/usr/local/lib/libapp.so.1.copy");
                // The archive writes names in their order, so that the second name must be a copy.
                image.Add("/usr/local/lib/libapp.so.1.0", "library");
            },
            ["a hard link is a copy"] = image => image.Add("/usr/local/lib/libapp.so.1.copy", "library"),
            ["a log is longer"] = image => image.Add("/var/log/dpkg.log", "installed more"),
            ["a log came along"] = image => image.Add("/var/log/apt/term.log", "log"),
            ["temporary files are others"] = image => image.Add("/tmp/other", "x"),
            ["bytecode was compiled again"] = image => image["/usr/lib/python3/__pycache__/x.pyc"] = "other",
            ["bytecode is gone"] = image => image.Remove("/usr/lib/python3/__pycache__"),
            ["bytecode came along"] = image => image.Add("/usr/lib/python3/__pycache__/y.pyc", "new"),
            ["the fonts' cache is another"] = image => image["/var/cache/fontconfig/list"] = "other",
            ["the engine wrote its hosts"] = image => image["/etc/hosts"] = "127.0.0.1 run",
            ["the package manager's lists are there"] = image => image.Add("/var/lib/apt/lists/main", "lists"),
            ["the trust store has another order"] = image =>
                image[SmallImage.TrustStore] = "# joined\n" + SmallImage.Certificates("corp", "one"),
            ["the loader's list has another order"] = image =>
                image.Add("/etc/ld.so.cache", SmallImage.LoaderList($"{SmallImage.Libraries}/libssl.so.3", "/usr/local/lib/libapp.so.1")),
            ["the locales have another order, and there is one more"] = image =>
                image.Add("/usr/lib/locale/locale-archive", SmallImage.LocaleArchive("fr_FR.utf8", "en_US.utf8", "de_DE.utf8")),
            ["a link is written otherwise"] = image => image.AddLink("/app/current", "/app/static"),
            ["manuals are left out"] = image => image.Remove("/usr/share/man"),
            ["accounts stand in another order"] = image =>
                image["/etc/passwd"] =
                    string.Join('\n', image["/etc/passwd"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse()) + "\n",
            ["passwords were set on another day"] = image => image.Replace("/etc/shadow", ":19000:", ":20000:"),
            ["copies of the accounts' files lie beside them"] = image => image.Add("/etc/passwd-", "root:x:0:0:root:/root:/bin/sh\n"),
            ["a lock is written otherwise"] = image => image.Replace("/etc/shadow", "nginx:!:", "nginx:!*:"),
            ["the package manager's own package came along"] = image => image.Install("apt", "2.6", ("/usr/bin/apt", "apt")),
            ["a link of alternatives came along"] = image => image.AddLink("/etc/alternatives/pager.1.gz", "/usr/share/man/man1/less.1.gz"),
            ["an empty directory came along"] = image => image.AddDirectory("/app/plugins"),
            ["a running program's number was left"] = image => image.Add("/run/app.pid", "7"),
        };
}
