using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>apk, apt-get and their kin.</summary>
internal static class PackageCommands
{
    public static IEnumerable<Effect> Apk(Invocation invocation)
    {
        var operands = invocation.Operands(
            "-t",
            "--virtual",
            "-X",
            "--repository",
            "-p",
            "--root",
            "--keys-dir",
            "--repositories-file",
            "--arch"
        );
        var (requests, incomplete) = Requests(operands.Skip(1), apk: true);

        return operands.FirstOrDefault()?.Value switch
        {
            "add" => [new InstallPackages(PackageManager.Apk, requests, invocation.Option("-t", "--virtual")?.Value, incomplete)],
            "del" => [new RemovePackages(PackageManager.Apk, requests, AutoRemove: true, incomplete)],
            "update" => [new UpdatePackageLists(PackageManager.Apk)],
            "upgrade" => [new UpgradePackages(PackageManager.Apk)],
            "cache" => [new CleanPackageCache(PackageManager.Apk)],
            "info" or "search" or "list" or "version" or "policy" => [new NoEffect()],
            null when invocation.Has("--print-arch", "--version") => [new NoEffect()],
            _ => [new UnknownEffect("this apk command is not known")],
        };
    }

    public static IEnumerable<Effect> Apt(Invocation invocation)
    {
        var operands = invocation.Operands("-t", "--target-release", "-o", "--option", "-c", "--config-file", "--default-release", "-a");
        var (requests, incomplete) = Requests(operands.Skip(1), apk: false);
        var auto = invocation.Has("--auto-remove", "--autoremove");

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "reinstall" => [new InstallPackages(PackageManager.Apt, requests, null, incomplete)],
            "build-dep" => [new InstallPackages(PackageManager.Apt, [], null, Incomplete: true)],
            "remove" or "purge" => [new RemovePackages(PackageManager.Apt, requests, auto, incomplete)],
            "autoremove" or "auto-remove" or "autopurge" =>
            [
                new RemovePackages(PackageManager.Apt, requests, AutoRemove: true, incomplete),
            ],
            "update" => [new UpdatePackageLists(PackageManager.Apt)],
            "upgrade" or "dist-upgrade" or "full-upgrade" => [new UpgradePackages(PackageManager.Apt)],
            "clean" or "autoclean" or "distclean" or "dist-clean" => [new CleanPackageCache(PackageManager.Apt)],
            "source" => [new FetchPackageSource(PackageManager.Apt, requests)],
            "download" => [new Fetch(null, invocation.WorkingDirectory)],
            "--version" or "list" or "show" or "search" or "indextargets" => [new NoEffect()],
            _ => [new UnknownEffect("this apt command is not known")],
        };
    }

    /// <summary>dpkg answers questions, mostly; what it installs from a file has no name here.</summary>
    public static IEnumerable<Effect> Dpkg(Invocation invocation)
    {
        if (invocation.Has("--add-architecture"))
            return [new ConfigurePackageSources(PackageManager.Apt, [])];
        if (invocation.Has("--install") || invocation.Arguments.Any(argument => argument.Value is "-i"))
            return [new InstallPackages(PackageManager.Apt, [], null, Incomplete: true)];
        if (invocation.Arguments.Any(argument => argument.Value is "--purge" or "--remove" or "-P" or "-r"))
        {
            var (requests, incomplete) = Requests(invocation.Operands(), apk: false);

            return [new RemovePackages(PackageManager.Apt, requests, AutoRemove: false, incomplete)];
        }

        return invocation.Has(
            "--print-architecture",
            "--print-foreign-architectures",
            "--compare-versions",
            "--configure",
            "-l",
            "-L",
            "-s",
            "-S",
            "--list",
            "--listfiles",
            "--status",
            "--search",
            "--verify",
            "--get-selections"
        )
            ? [new NoEffect()]
            : [new UnknownEffect("this dpkg command is not known")];
    }

    /// <summary>Scripts of base images that update, install and clean in one.</summary>
    public static IEnumerable<Effect> InstallAll(Invocation invocation)
    {
        var (requests, incomplete) = Requests(invocation.Operands(), apk: false);

        return [new InstallPackages(PackageManager.Apt, requests, null, incomplete)];
    }

    /// <summary>ROS's installer of what sources need; the names stand in the sources.</summary>
    public static IEnumerable<Effect> Rosdep(Invocation invocation) =>
        invocation.Operands().FirstOrDefault()?.Value == "install"
            ? [new InstallPackages(PackageManager.Apt, [], null, Incomplete: true)]
            : [new UpdatePackageLists(PackageManager.Apt)];

    public static IEnumerable<Effect> Pacman(Invocation invocation)
    {
        var (requests, incomplete) = Requests(invocation.Operands("--root", "-r", "--dbpath", "-b", "--config", "--cachedir"), apk: false);
        if (Operation(invocation, 'R', "--remove"))
            return [new RemovePackages(PackageManager.Pacman, requests, AutoRemove: true, incomplete)];
        if (Operation(invocation, 'U', "--upgrade"))
            return [new InstallPackages(PackageManager.Pacman, [], null, Incomplete: true)];
        if (!Operation(invocation, 'S', "--sync"))
            return [new NoEffect()];
        if (!requests.IsEmpty || incomplete)
            return [new InstallPackages(PackageManager.Pacman, requests, null, incomplete)];

        return invocation.Has("-c", "--clean") ? [new CleanPackageCache(PackageManager.Pacman)]
            : invocation.Has("-u", "--sysupgrade") ? [new UpgradePackages(PackageManager.Pacman)]
            : [new UpdatePackageLists(PackageManager.Pacman)];
    }

    private static bool Operation(Invocation invocation, char letter, string name) =>
        invocation.Arguments.Any(argument =>
            argument.Value == name || (argument.Value is ['-', not '-', ..] bundle && bundle.Contains(letter, StringComparison.Ordinal))
        );

    public static IEnumerable<Effect> Zypper(Invocation invocation)
    {
        var operands = invocation.Operands("-r", "--repo", "-t", "--type", "--root", "-R", "--installroot");
        var (requests, incomplete) = Requests(operands.Skip(1), apk: false);

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "in" => [new InstallPackages(PackageManager.Zypper, requests, null, incomplete)],
            "remove" or "rm" => [new RemovePackages(PackageManager.Zypper, requests, invocation.Has("-u", "--clean-deps"), incomplete)],
            "refresh" or "ref" => [new UpdatePackageLists(PackageManager.Zypper)],
            "update" or "up" or "patch" or "dist-upgrade" or "dup" => [new UpgradePackages(PackageManager.Zypper)],
            "clean" or "cc" => [new CleanPackageCache(PackageManager.Zypper)],
            "addrepo" or "ar" or "modifyrepo" or "mr" or "removerepo" or "rr" => [new ConfigurePackageSources(PackageManager.Zypper, [])],
            "search" or "se" or "info" or "if" or "repos" or "lr" => [new NoEffect()],
            _ => [new UnknownEffect("this zypper command is not known")],
        };
    }

    public static IEnumerable<Effect> AptMark(Invocation invocation)
    {
        var operands = invocation.Operands();
        var (requests, incomplete) = Requests(operands.Skip(1), apk: false);

        return operands.FirstOrDefault()?.Value switch
        {
            "auto" => [new MarkPackages(IsAll(operands) ? [] : requests, Manual: false, incomplete && !IsAll(operands))],
            "manual" => [new MarkPackages(requests, Manual: true, incomplete)],
            _ => [new NoEffect()],
        };
    }

    /// <summary><c>apt-mark auto '.*'</c>, the idiom of the official images.</summary>
    private static bool IsAll(ImmutableArray<StepArgument> operands) => operands is [_, { Value: ".*" }];

    public static IEnumerable<Effect> Dnf(Invocation invocation)
    {
        var operands = invocation.Operands("--enablerepo", "--disablerepo", "--releasever", "--setopt", "-c", "--installroot");
        var (requests, incomplete) = Requests(operands.Skip(1), apk: false);

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "localinstall" or "reinstall" => [new InstallPackages(PackageManager.Dnf, requests, null, incomplete)],
            "groupinstall" or "builddep" or "module" => [new InstallPackages(PackageManager.Dnf, [], null, Incomplete: true)],
            "remove" or "erase" or "autoremove" => [new RemovePackages(PackageManager.Dnf, requests, AutoRemove: true, incomplete)],
            "update" or "upgrade" or "distro-sync" => [new UpgradePackages(PackageManager.Dnf)],
            "clean" => [new CleanPackageCache(PackageManager.Dnf)],
            "makecache" => [new UpdatePackageLists(PackageManager.Dnf)],
            "config-manager" => [new ConfigurePackageSources(PackageManager.Dnf, [])],
            _ => [new UnknownEffect("this dnf command is not known")],
        };
    }

    private static (ImmutableArray<PackageRequest> Requests, bool Incomplete) Requests(IEnumerable<StepArgument> arguments, bool apk)
    {
        var all = arguments.ToList();
        var named = all.Where(argument => argument.Value is { } text && !IsFile(text)).ToList();

        return ([.. named.Select(argument => Request(argument, apk))], named.Count < all.Count);
    }

    /// <summary>A package may be given as a file or an address; its name stands inside.</summary>
    private static bool IsFile(string text) =>
        text is ['/' or '~', ..]
        || text.StartsWith("./", StringComparison.Ordinal)
        || text.StartsWith("../", StringComparison.Ordinal)
        || text.Contains("://", StringComparison.Ordinal)
        || text.EndsWith(".deb", StringComparison.Ordinal)
        || text.EndsWith(".apk", StringComparison.Ordinal)
        || text.EndsWith(".rpm", StringComparison.Ordinal);

    /// <summary><c>name=version</c>, <c>name~1.2</c>, <c>name@repository</c> for apk; <c>name=version</c>, <c>name/release</c>, <c>name:arch</c> for apt.</summary>
    private static PackageRequest Request(StepArgument argument, bool apk)
    {
        var text = argument.Value ?? "";
        var at = text.IndexOfAny(apk ? ['=', '<', '>', '~', '@'] : ['=', '/', ':']);
        if (at <= 0)
            return new(text, text, argument.Span);

        var rest = text[at..];

        return rest[0] is '@' or '/' ? new(text[..at], text, argument.Span, null, rest[1..])
            : rest[0] == ':' ? new(text[..at], text, argument.Span)
            : new(text[..at], text, argument.Span, rest);
    }
}
