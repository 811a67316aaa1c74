using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.PackageSystems.Dnf;

/// <summary>Reads the commands of dnf, yum, microdnf, tdnf and rpm (dnf(8), rpm(8)).</summary>
internal static partial class DnfCommands
{
    private const PackageManager Kind = PackageManager.Dnf;

    private static readonly string[] TakesValue =
    [
        "--enablerepo",
        "--disablerepo",
        "--repo",
        "--repoid",
        "--repofrompath",
        "--releasever",
        "--setopt",
        "-c",
        "--config",
        "--installroot",
        "-x",
        "--exclude",
        "--forcearch",
        "-d",
        "-e",
    ];

    private static readonly StepPath Repositories = StepPath.Pattern("/etc/yum.repos.d/*");

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["dnf", "dnf5", "yum", "microdnf", "tdnf"], Dnf),
        new(["yum-config-manager"], static invocation => [Manage(invocation)]),
        new(["yum-builddep"], invocation => [Many(invocation, "what a source package is built with")]),
        new(["yumdownloader"], invocation => [Download(invocation)]),
        new(["rpm"], Rpm),
    ];

    private static IEnumerable<Effect> Dnf(Invocation invocation)
    {
        var operands = invocation.Operands(TakesValue);

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "localinstall" or "reinstall" or "in" or "install-n" or "downgrade" => [Install(invocation, operands)],
            "groupinstall" => [Groups(invocation, operands[1..])],
            "group" when operands is [_, { Value: "install" }, .. var groups] => [Groups(invocation, groups)],
            "group" => [Many(invocation, "a group stands for packages that the text does not name")],
            "builddep" or "build-dep" => [Many(invocation, "what a source package is built with")],
            "module" => Module(invocation, operands),
            "swap" when operands is [_, var old, .. var others] =>
            [
                PackageWords.Of(invocation, [old], Request, WhyMany).Remove(Kind, autoRemove: true),
                PackageWords.Of(invocation, others, Request, WhyMany).Install(Kind, invocation),
            ],
            "remove" or "erase" or "autoremove" or "rm" => [Words(invocation, operands).Remove(Kind, autoRemove: true)],
            "update" or "upgrade" or "distro-sync" or "update-minimal" or "upgrade-minimal" => [Words(invocation, operands).Upgrade(Kind)],
            "clean" or "makecache" => [new NoEffect()],
            "config-manager" => [Manage(invocation)],
            "copr" => [new ConfigurePackageRepositories(Kind, [Repositories])],
            "download" => [Download(invocation)],
            "list"
            or "info"
            or "search"
            or "provides"
            or "whatprovides"
            or "repolist"
            or "repoquery"
            or "check-update"
            or "history"
            or "check"
            or "deplist"
            or "version"
            or "mark" => [new NoEffect()],
            _ => [new UnknownEffect($"this {invocation.Name} command is not known")],
        };
    }

    /// <summary>A list that is fetched keeps its name (dnf-plugins-core, config-manager); of other changes nobody knows the file.</summary>
    private static ConfigurePackageRepositories Manage(Invocation invocation)
    {
        var added = invocation.Options("--add-repo").Select(option => option.Value ?? "").ToList();

        return added.Count > 0 && added.TrueForAll(address => address.EndsWith(".repo", StringComparison.Ordinal))
            ? new(Kind, [.. added.Select(address => StepPath.At($"/etc/yum.repos.d/{ContainerPath.Name(address)}"))])
            : new(Kind, [Repositories]);
    }

    /// <summary>Another root is a tree that the build makes; the image's own database does not know its packages.</summary>
    private static Effect Install(Invocation invocation, ImmutableArray<StepArgument> operands)
    {
        if (invocation.Option("--installroot") is { } root && root.Value != "/")
            return new InstallArtifacts("dnf", invocation.WorkingDirectory, [invocation.Path(root)], PrefixIsDefault: false);

        var from = invocation.Options("--enablerepo").Select(option => option.Value ?? option.Text).ToList();

        return Words(invocation, operands).Install(Kind, invocation, release: from.Count == 0 ? null : string.Join(' ', from));
    }

    private static IEnumerable<Effect> Module(Invocation invocation, ImmutableArray<StepArgument> operands) =>
        operands switch
        {
            [_, { Value: "install" }, ..] => [Many(invocation, "a module stands for packages that the text does not name")],
            [_, { Value: "enable" or "disable" or "reset" or "switch-to" }, ..] =>
            [
                new ConfigurePackageRepositories(Kind, [StepPath.Pattern("/etc/dnf/modules.d/*")]),
            ],
            _ => [new NoEffect()],
        };

    /// <summary>A group of tools that only build is as good as the packages in it that do.</summary>
    private static InstallPackages Groups(Invocation invocation, ImmutableArray<StepArgument> groups)
    {
        var tools = groups
            .Select(group => (Group: group, Packages: DnfSystem.Data.ToolGroups.GetValueOrDefault(group.Value?.ToLowerInvariant() ?? "")))
            .ToList();

        return tools.Exists(pair => pair.Packages.IsDefaultOrEmpty)
            ? Many(invocation, "a group stands for packages that the text does not name")
            : (
                PackageWords.None with
                {
                    Packages = [.. tools.SelectMany(pair => pair.Packages.Select(name => new PackageRequest(name, name, pair.Group.Span)))],
                }
            ).Install(Kind, invocation);
    }

    private static InstallPackages Many(Invocation invocation, string why) =>
        PackageWords.Many(invocation.Arguments.FirstOrDefault(), why).Install(Kind, invocation);

    private static Fetch Download(Invocation invocation)
    {
        var directory = invocation.Option("--destdir", "--downloaddir") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;

        return new(null, directory.Below("*.rpm") with { IsPattern = true });
    }

    private static IEnumerable<Effect> Rpm(Invocation invocation)
    {
        if (invocation.Has("--import"))
            return [new ConfigurePackageRepositories(Kind, [StepPath.Pattern("/var/lib/rpm/*")])];

        var mode = invocation.Arguments.FirstOrDefault(argument => argument.Value is ['-', ..])?.Value ?? "";
        var isBundle = !mode.StartsWith("--", StringComparison.Ordinal);
        if (mode is "--erase" || (isBundle && mode.Contains('e', StringComparison.Ordinal)))
            return [PackageWords.Of(invocation, invocation.Operands(), Request, WhyMany).Remove(Kind, autoRemove: false)];
        if (
            invocation.Has("--install", "--upgrade", "--freshen", "--reinstall")
            || (isBundle && !mode.Contains('q', StringComparison.Ordinal) && mode.AsSpan().ContainsAny('i', 'U', 'F'))
        )
            return [Files(invocation).Install(Kind, invocation)];

        return invocation.Has("-q", "--query", "--eval", "-E", "--verify", "-V", "--rebuilddb", "--initdb", "-K", "--checksig", "--showrc")
            ? [new NoEffect()]
            : [new UnknownEffect("this rpm command is not known")];
    }

    private static PackageWords Files(Invocation invocation) =>
        PackageWords.None with
        {
            Files =
            [
                .. invocation
                    .Operands("--root", "--dbpath", "--prefix")
                    .Select(word =>
                        word.Value?.Contains("://", StringComparison.Ordinal) == true
                            ? new PackageFile(word.Span, null, word.Value)
                            : new PackageFile(word.Span, invocation.Path(word), null)
                    ),
            ],
        };

    private static PackageWords Words(Invocation invocation, ImmutableArray<StepArgument> operands) =>
        PackageWords.Of(invocation, operands.Skip(1), Request, WhyMany);

    private static string? WhyMany(string word) => word.StartsWith('@') ? "a group stands for packages that the text does not name" : null;

    /// <summary><c>name.architecture</c>, <c>name-version</c>, <c>name-version-release.architecture</c> (dnf(8), "Specifying Packages").</summary>
    private static PackageRequest Request(StepArgument word)
    {
        var text = word.Value ?? "";
        var bare = Architecture().Replace(text, "");
        var versioned = Versioned().Match(bare);

        return versioned.Success
            ? new(versioned.Groups["name"].Value, text, word.Span, "=" + versioned.Groups["version"].Value)
            : new(bare, text, word.Span);
    }

    [GeneratedRegex(@"\.(x86_64|i[3-6]86|noarch|aarch64|ppc64le|s390x|armv7hl)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Architecture();

    /// <summary>A number alone is a part of many names (<c>java-11</c>), so a version is told by its dot.</summary>
    [GeneratedRegex(@"^(?<name>.+?)-(?<version>(\d+:)?\d+(\.[\w+~^]+)+(-\d[\w.+~^]*)?\*?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Versioned();
}
