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
            "clean" or "autoclean" => [new CleanPackageCache(PackageManager.Apt)],
            "source" => [new FetchPackageSource(PackageManager.Apt, requests)],
            "download" => [new Fetch(null, invocation.WorkingDirectory)],
            "--version" or "list" or "show" or "search" or "indextargets" => [new NoEffect()],
            _ => [new UnknownEffect("this apt command is not known")],
        };
    }

    /// <summary>dpkg answers questions, mostly; what it installs from a file has no name here.</summary>
    public static IEnumerable<Effect> Dpkg(Invocation invocation) =>
        invocation.Has("--print-architecture", "--print-foreign-architectures", "--compare-versions", "-l", "-L", "-s", "-S", "--get-selections")
            ? [new NoEffect()]
            : [new UnknownEffect("this dpkg command is not known")];

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

        return (
            [.. all.Where(argument => argument.Value is not null).Select(argument => Request(argument, apk))],
            all.Exists(argument => argument.Value is null)
        );
    }

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
