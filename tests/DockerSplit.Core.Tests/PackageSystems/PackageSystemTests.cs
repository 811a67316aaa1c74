using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.PackageSystems;

/// <summary>How each package system is told and spoken to.</summary>
public sealed class PackageSystemTests
{
    [Theory]
    [InlineData("alpine:3.20", PackageManager.Apk)]
    [InlineData("python:3.12-alpine3.19", PackageManager.Apk)]
    [InlineData("docker.io/library/debian:12-slim@sha256:0000", PackageManager.Apt)]
    [InlineData("ubuntu", PackageManager.Apt)]
    [InlineData("node:20-bookworm", PackageManager.Apt)]
    [InlineData("centos:7", PackageManager.Dnf)]
    [InlineData("registry.example.org/ubi9/ubi:9.4", PackageManager.Dnf)]
    [InlineData("opensuse/leap:15.6", PackageManager.Zypper)]
    [InlineData("archlinux:latest", PackageManager.Pacman)]
    public void An_image_tells_its_system_by_its_name(string image, PackageManager expected) =>
        Assert.Equal(expected, PackageSystemCatalog.OfImage(image)?.Kind);

    [Fact]
    public void A_pattern_of_packages_that_bring_repositories_fits_its_example() =>
        Assert.All(
            PackageSystemData.Read("Dnf/dnf.json").RepositoryPackages,
            known => Assert.True(TextPattern.IsMatch(known.Example, known.Pattern), known.ToString())
        );

    [Fact]
    public void Packages_that_nobody_signed_are_asked_for_with_the_authors_word() =>
        Assert.Contains(
            "apk add --no-cache --allow-untrusted tide",
            PackageSystemCatalog.Of(PackageManager.Apk).Install(new InstallRequest(["tide"]) { Unsigned = "--allow-untrusted" })
        );

    [Theory]
    [InlineData("node:20")]
    [InlineData("example.org/own:1")]
    [InlineData("")]
    public void An_image_of_another_name_tells_none(string image) => Assert.Null(PackageSystemCatalog.OfImage(image));

    [Theory]
    [InlineData("apk", "alpine", PackageManager.Apk)]
    [InlineData("dpkg", "ubuntu", PackageManager.Apt)]
    [InlineData("rpm", "rocky", PackageManager.Dnf)]
    [InlineData("rpm", "sles", PackageManager.Zypper)]
    [InlineData("rpm", "somebody", PackageManager.Dnf)]
    [InlineData("", "debian", PackageManager.Apt)]
    public void Where_two_share_a_database_the_distribution_tells(string database, string distribution, PackageManager expected) =>
        Assert.Equal(
            expected,
            PackageSystemCatalog.OfImage(PackageDatabase.None with { Manager = database }, new Distribution(distribution, "1"))?.Kind
        );

    [Theory]
    [InlineData(PackageManager.Apk, "", null, "apk add --no-cache a b")]
    [InlineData(PackageManager.Apk, "apk", "https://example.org/x", "apk add --no-cache --repository https://example.org/x a b")]
    [InlineData(
        PackageManager.Apt,
        "apt",
        null,
        "apt-get update|apt-get install -y --no-install-recommends a b|rm -rf /var/lib/apt/lists/*"
    )]
    [InlineData(
        PackageManager.Apt,
        "apt-get",
        "x-backports",
        "apt-get update|apt-get install -y --no-install-recommends -t x-backports a b|rm -rf /var/lib/apt/lists/*"
    )]
    [InlineData(PackageManager.Dnf, "", null, "dnf install -y --setopt=install_weak_deps=False a b|dnf clean all")]
    [InlineData(PackageManager.Dnf, "yum", null, "yum install -y a b|yum clean all")]
    [InlineData(PackageManager.Dnf, "tdnf", null, "tdnf install -y a b|tdnf clean all")]
    [InlineData(
        PackageManager.Dnf,
        "microdnf",
        "x y",
        "microdnf install -y --setopt=install_weak_deps=False --enablerepo=x --enablerepo=y a b|microdnf clean all"
    )]
    [InlineData(PackageManager.Zypper, "zypper", "x", "zypper --non-interactive install --no-recommends --from x a b|zypper clean --all")]
    [InlineData(PackageManager.Pacman, "", null, "pacman -Sy --noconfirm a b")]
    public void Packages_are_installed_as_the_author_installs_them(PackageManager kind, string program, string? release, string expected) =>
        Assert.Equal(expected, string.Join('|', PackageSystemCatalog.Of(kind).Install(new InstallRequest(["a", "b"], program, release))));

    [Fact]
    public void Several_releases_are_one_chain() =>
        Assert.Equal(
            [
                "apt-get update",
                "apt-get install -y --no-install-recommends a",
                "apt-get install -y --no-install-recommends -t x b",
                "rm -rf /var/lib/apt/lists/*",
            ],
            PackageSystemCatalog.Of(PackageManager.Apt).Install(new InstallRequest(["a"]), new InstallRequest(["b"], "", "x"))
        );

    [Fact]
    public void Nothing_to_install_needs_no_command() =>
        Assert.All(PackageSystemCatalog.All, system => Assert.Empty(system.Install(ImmutableArray<InstallRequest>.Empty)));

    [Theory]
    [InlineData(PackageManager.Apk, "addgroup -S -g 9 g", "adduser -S -D -H -u 8 -G g -h /h -s /bin/sh u", "addgroup u v")]
    [InlineData(
        PackageManager.Apt,
        "groupadd --system --gid 9 g",
        "useradd --system --no-create-home --uid 8 --gid g --home-dir /h --shell /bin/sh u",
        "usermod --append --groups v u"
    )]
    public void Accounts_are_made_with_the_distributions_own_commands(PackageManager kind, string group, string user, string join)
    {
        var accounts = PackageSystemCatalog.Of(kind).Accounts;

        Assert.Equal(group, accounts.Create(new GroupFacts("g", 9, [])));
        Assert.Equal(user, accounts.Create(new UserFacts("u", 8, 9, "", "/h", "/bin/sh"), "g", isSystem: true));
        Assert.Equal(join, accounts.Join("u", "v"));
    }

    [Fact]
    public void A_comment_is_quoted() =>
        Assert.Contains(
            "'Deck hand'",
            PackageSystemCatalog
                .Of(PackageManager.Apt)
                .Accounts.Create(new UserFacts("u", 8, 9, "Deck hand", "/h", "/bin/sh"), null, isSystem: true),
            StringComparison.Ordinal
        );
}
