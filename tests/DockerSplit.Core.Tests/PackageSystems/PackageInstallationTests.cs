using DockerSplit.Analysis;
using DockerSplit.PackageSystems;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.PackageSystems;

/// <summary>What each package system is told, besides plain installations.</summary>
public sealed class PackageInstallationTests
{
    [Theory]
    [InlineData(PackageManager.Apk, "apk", false, "apk upgrade --no-cache")]
    [InlineData(PackageManager.Apt, "apt", false, "apt-get upgrade -y")]
    [InlineData(PackageManager.Apt, "aptitude", true, "apt-get dist-upgrade -y")]
    [InlineData(PackageManager.Dnf, "yum", false, "yum update -y")]
    [InlineData(PackageManager.Dnf, "microdnf", false, "microdnf update -y")]
    [InlineData(PackageManager.Dnf, "dnf5", true, "dnf update -y")]
    [InlineData(PackageManager.Zypper, "zypper", false, "zypper --non-interactive update")]
    [InlineData(PackageManager.Zypper, "zypper", true, "zypper --non-interactive dist-upgrade")]
    [InlineData(PackageManager.Pacman, "pacman", true, "pacman -Syu --noconfirm")]
    public void Upgrades(PackageManager kind, string program, bool isFull, string expected) =>
        Assert.Equal(expected, PackageSystemCatalog.Of(kind).Upgrade(program, isFull, []));

    [Theory]
    [InlineData(PackageManager.Dnf, "epel-release", true)]
    [InlineData(PackageManager.Dnf, "nginx", false)]
    [InlineData(PackageManager.Apt, "epel-release", false)]
    public void Packages_that_bring_repositories(PackageManager kind, string package, bool expected) =>
        Assert.Equal(expected, PackageSystemCatalog.Of(kind).BringsRepositories(package));

    [Fact]
    public void Each_package_that_links_into_a_directory_has_an_example() =>
        Assert.All(
            PackageSystemData.Read("Apt/apt.json").Linking,
            row =>
            {
                Assert.True(TextPattern.IsMatch(row.Example, row.Pattern), row.Example);
                Assert.NotEmpty(row.Why);
                Assert.StartsWith("/", row.Directory, StringComparison.Ordinal);
            }
        );

    [Theory]
    [InlineData("openjdk-17-jre-headless", "/usr/share/man/man1")]
    [InlineData("zlib1g", null)]
    public void Directories_into_which_a_package_links(string package, string? directory) =>
        Assert.Equal(directory, PackageSystemCatalog.Of(PackageManager.Apt).LinkDirectories(package).FirstOrDefault());

    [Theory]
    [InlineData("curl", true, true)]
    [InlineData("curl", false, false)]
    [InlineData("nginx", true, false)]
    public void Packages_that_come_along(string package, bool recommends, bool expected) =>
        Assert.Equal(
            expected,
            PackageSystemCatalog.Of(PackageManager.Apt).Companions(package, recommends).Contains("ca-certificates", StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(PackageManager.Apt, "find /opt/a /srv -type f ")]
    [InlineData(PackageManager.Dnf, "find /opt/a /srv -type f ")]
    [InlineData(PackageManager.Zypper, "rpm -qf")]
    [InlineData(PackageManager.Pacman, "pacman -Qqo")]
    [InlineData(PackageManager.Apk, "scanelf --recursive --needed --nobanner --format '%n#p' /opt/a /srv ")]
    public void Owners_of_libraries_are_asked_for_below_places(PackageManager kind, string part) =>
        Assert.Contains(part, PackageSystemCatalog.Of(kind).ResolveCommandBelow(["/opt/a", "/srv"])!, StringComparison.Ordinal);

    [Theory]
    [InlineData(PackageManager.Apt, "ldd '/opt/a b' | ")]
    [InlineData(PackageManager.Dnf, "ldd '/opt/a b' | ")]
    [InlineData(PackageManager.Apk, "scanelf --needed --nobanner --format '%n#p' '/opt/a b' | ")]
    public void A_path_with_a_blank_is_quoted(PackageManager kind, string start) =>
        Assert.StartsWith(start, PackageSystemCatalog.Of(kind).ResolveCommand(["/opt/a b"], [])!, StringComparison.Ordinal);

    [Fact]
    public void Libraries_of_the_build_itself_are_not_asked_for() =>
        Assert.Contains(
            "| grep -vxF -e libown.so.1 -e libother.so ",
            PackageSystemCatalog.Of(PackageManager.Apk).ResolveCommand(["/opt/a"], ["libown.so.1", "libother.so"])!,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(PackageManager.Apk, "apk upgrade --no-cache a 'b c'")]
    [InlineData(PackageManager.Apt, "apt-get install -y --only-upgrade --no-install-recommends a 'b c'")]
    [InlineData(PackageManager.Dnf, "dnf update -y a 'b c'")]
    [InlineData(PackageManager.Zypper, "zypper --non-interactive update a 'b c'")]
    public void Packages_that_are_named_are_upgraded_alone(PackageManager kind, string expected) =>
        Assert.Equal(expected, PackageSystemCatalog.Of(kind).Upgrade("", isFull: false, ["a", "b c"]));

    [Fact]
    public void Upgrades_come_behind_the_lists_and_before_the_packages() =>
        Assert.Equal(
            ["apt-get update", "apt-get upgrade -y", "apt-get install -y --no-install-recommends a", "rm -rf /var/lib/apt/lists/*"],
            PackageSystemCatalog.Of(PackageManager.Apt).Install(["apt-get upgrade -y"], [new InstallRequest(["a"])])
        );
}
