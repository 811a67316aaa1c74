using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Apt;

/// <summary>Reads apt's commands (apt-get(8), apt-mark(8), apt-key(8), add-apt-repository(1)).</summary>
internal static class AptCommands
{
    private const PackageManager Kind = PackageManager.Apt;

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["apt", "apt-get", "aptitude"], Apt),
        new(["clean-install", "install_packages"], InstallAll),
        new(["apt-mark"], AptMark),
        new(["apt-key"], AptKey),
        new(["add-apt-repository", "apt-add-repository"], AddRepository),
        new(["rosdep"], Rosdep),
        .. DpkgCommands.Readers,
    ];

    private static IEnumerable<Effect> Apt(Invocation invocation)
    {
        var options = GetOpt.Read(
            invocation,
            "toca:q",
            "--target-release",
            "--option",
            "--config-file",
            "--default-release",
            "--host-architecture"
        );
        var operands = options.Operands;

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "reinstall" => Install(invocation, options),
            "build-dep" => [PackageWords.Many(operands[0], "what a source package is built with").Install(Kind, invocation)],
            "remove" or "purge" => [Words(invocation, operands).Remove(Kind, options.Has("--auto-remove", "--autoremove"))],
            "autoremove" or "auto-remove" or "autopurge" => [Words(invocation, operands).Remove(Kind, autoRemove: true)],
            "upgrade" or "safe-upgrade" => [Words(invocation, operands).Upgrade(Kind)],
            "dist-upgrade" or "full-upgrade" => [new UpgradePackages(Kind, IsFull: true)],
            "update" or "clean" or "autoclean" or "distclean" or "dist-clean" => [new NoEffect()],
            "source" => [new FetchPackageSource(Kind, Words(invocation, operands).Packages)],
            "download" => [new Fetch(null, invocation.WorkingDirectory.Below("*.deb") with { IsPattern = true })],
            "edit-sources" => [new ConfigurePackageRepositories(Kind, [StepPath.At("/etc/apt/sources.list")])],
            "list" or "show" or "search" or "indextargets" or "policy" or "changelog" or "check" or "moo" or "depends" or "rdepends" =>
            [
                new NoEffect(),
            ],
            null when options.Has("--version", "-v", "--help") => [new NoEffect()],
            _ => [new UnknownEffect("this apt command is not known")],
        };
    }

    private static IEnumerable<Effect> Install(Invocation invocation, GetOpt options)
    {
        if (options.Has("--simulate", "--dry-run", "--just-print", "--recon", "--no-act", "-s"))
            return [new NoEffect()];
        if (options.Has("--download-only", "-d"))
            return [new NoEffect()];

        var words = Words(invocation, options.Operands);
        if (options.Has("--only-upgrade") && !words.IsEmpty)
            return [words.Upgrade(Kind)];
        if (words.IsEmpty && options.Has("-f", "--fix-broken"))
            words = PackageWords.Many(options.Operands[0], "what packages installed from files depend on");

        var release = options.Value("-t", "--target-release", "--default-release")?.Value?.TrimStart('=');

        return [words.Install(Kind, invocation, release: release) with { WithRecommended = IsRecommending(invocation) }];
    }

    /// <summary>apt follows recommendations unless it is told not to (apt-get(8), apt.conf(5)).</summary>
    private static bool IsRecommending(Invocation invocation)
    {
        var words = invocation.Arguments.Select(word => word.Value?.TrimStart('-', 'o') ?? "").ToList();

        return !words.Contains("no-install-recommends")
            && !words.Exists(word =>
                word.StartsWith("APT::Install-Recommends=", StringComparison.OrdinalIgnoreCase)
                && word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"') is "0" or "false" or "no" or "off"
            );
    }

    /// <summary>Scripts of base images that update, install and clean in one.</summary>
    private static IEnumerable<Effect> InstallAll(Invocation invocation) =>
        [PackageWords.Of(invocation, invocation.Operands(), Request, WhyMany).Install(Kind, invocation)];

    /// <summary>ROS's installer of what sources need; the names stand in the sources.</summary>
    private static IEnumerable<Effect> Rosdep(Invocation invocation) =>
        invocation.Operands() is [{ Value: "install" } install, ..]
            ? [PackageWords.Many(install, "the sources name the packages that they need").Install(Kind, invocation)]
            : [new NoEffect()];

    private static IEnumerable<Effect> AptMark(Invocation invocation)
    {
        var operands = invocation.Operands();
        var words = Words(invocation, operands);
        var incomplete = !words.Unknown.IsEmpty;

        return operands.FirstOrDefault()?.Value switch
        {
            "auto" or "markauto" =>
            [
                IsAll(operands) ? new MarkPackages([], Manual: false) : new MarkPackages(words.Packages, Manual: false, incomplete),
            ],
            "manual" or "unmarkauto" => [new MarkPackages(words.Packages, Manual: true, incomplete)],
            "showmanual" => [new AskWantedPackages(Kind)],
            _ => [new NoEffect()],
        };
    }

    /// <summary><c>apt-mark auto '.*'</c>, the idiom of the official images.</summary>
    private static bool IsAll(ImmutableArray<StepArgument> operands) => operands is [_, { Value: ".*" }];

    private static IEnumerable<Effect> AptKey(Invocation invocation) =>
        invocation.Operands("--keyring") is [{ Value: "add" or "adv" or "del" or "update" or "net-update" }, ..]
            ?
            [
                new ConfigurePackageRepositories(
                    Kind,
                    [invocation.Option("--keyring") is { } ring ? invocation.Path(ring) : StepPath.At("/etc/apt/trusted.gpg")]
                ),
            ]
            : [new NoEffect()];

    /// <summary>A name such as <c>ppa:x/y</c> brings its own list and key; a line or a component may go into the main list.</summary>
    private static IEnumerable<Effect> AddRepository(Invocation invocation) =>
        [
            new ConfigurePackageRepositories(
                Kind,
                [
                    StepPath.At("/etc/apt/sources.list"),
                    StepPath.Pattern("/etc/apt/sources.list.d/*"),
                    StepPath.Pattern("/etc/apt/trusted.gpg.d/*"),
                ]
            ),
        ];

    private static PackageWords Words(Invocation invocation, ImmutableArray<StepArgument> operands) =>
        PackageWords.Of(invocation, operands.Skip(1), Request, WhyMany);

    private static string? WhyMany(string word) => word.EndsWith('^') ? "a task stands for packages that the text does not name" : null;

    /// <summary><c>name=version</c>, <c>name/release</c>, <c>name:architecture</c>.</summary>
    internal static PackageRequest Request(StepArgument word)
    {
        var request = PackageWords.Split(word, '=', '/', ':');

        return request.Version switch
        {
            ['/', .. var release] => request with { Version = null, Release = release },
            [':', ..] => request with { Version = null },
            _ => request,
        };
    }
}
