namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>What the commands of package managers install, remove and configure.</summary>
public sealed class PackageCommandTests
{
    [Theory]
    [InlineData("apk add --no-cache gcc musl-dev", "apk installs gcc musl-dev")]
    [InlineData(
        "apk add --no-cache --virtual .build-deps gcc 'pcre-dev>8' curl=8.1-r0 jq~1.6 x@testing",
        "apk installs gcc pcre-dev>8 curl=8.1-r0 jq~1.6 x as .build-deps"
    )]
    [InlineData("apk add -t .d make", "apk installs make as .d")]
    [InlineData("apk add --virtual=.d make", "apk installs make as .d")]
    [InlineData("apk add --allow-untrusted /tmp/glibc.apk", "apk installs /tmp/glibc.apk")]
    [InlineData("apk add -X https://example.org/edge/testing x", "apk installs x from https://example.org/edge/testing")]
    [InlineData(
        "apk add --repository=https://example.org/a --repository https://example.org/b x",
        "apk installs x from https://example.org/a https://example.org/b"
    )]
    [InlineData("apk --no-cache add x && apk del .d", "apk installs x; removes .d")]
    [InlineData("apk add --root /rootfs --initdb x", "installs into /rootfs")]
    [InlineData("apk update && apk upgrade && rm -rf /var/cache/apk/*", "upgrades; deletes /var/cache/apk/*")]
    [InlineData("apk info -vv", "")]
    public void Apk(string program, string expected) => Assert.Equal(expected, Told.Of(program, "alpine:3.20"));

    [Theory]
    [InlineData(
        "apt-get update && apt-get install -y --no-install-recommends gcc libssl-dev=3.0.1-1 nginx/bookworm libc6:i386",
        "apt-get installs gcc libssl-dev=3.0.1-1 nginx libc6"
    )]
    [InlineData("apt install -y gcc", "apt installs gcc")]
    [InlineData("aptitude install -y gcc", "aptitude installs gcc")]
    [InlineData("apt-get -qq -o Dpkg::Use-Pty=0 install -y gcc", "apt-get installs gcc")]
    [InlineData("DEBIAN_FRONTEND=noninteractive apt-get install -y gcc", "apt-get installs gcc")]
    [InlineData("apt-get install -y -t bookworm-backports nginx", "apt-get installs nginx from bookworm-backports")]
    [InlineData("apt-get -t=bookworm-backports install nginx", "apt-get installs nginx from bookworm-backports")]
    [InlineData("apt-get install --target-release bookworm-backports nginx", "apt-get installs nginx from bookworm-backports")]
    [InlineData("apt-get install -y ./x.deb gcc", "apt-get installs gcc /w/x.deb")]
    [InlineData("apt-get install -y /tmp/*.deb", "apt-get installs /tmp/*.deb")]
    [InlineData("dpkg -i x.deb", "dpkg installs /w/x.deb")]
    [InlineData("dpkg --force-depends -i /tmp/a.deb /tmp/b.deb", "dpkg installs /tmp/a.deb /tmp/b.deb")]
    [InlineData("dpkg --install /tmp/agent", "dpkg installs /tmp/agent")]
    [InlineData("gdebi -n x.deb", "gdebi installs /w/x.deb")]
    [InlineData("dpkg -i x.deb || apt-get install -yf", "dpkg installs /w/x.deb; apt-get installs ?")]
    [InlineData("apt-get install -y gcc $(cat /tmp/packages.txt)", "apt-get installs gcc ?/tmp/packages.txt")]
    [InlineData("apt-get install -y gcc `cat packages.txt`", "apt-get installs gcc ?/w/packages.txt")]
    [InlineData("apt-get install -y $(< packages.txt)", "apt-get installs ?/w/packages.txt")]
    [InlineData("apt-get install -y $(grep -v '#' /tmp/a)", "apt-get installs ?")]
    [InlineData("apt-get install -y $PACKAGES", "apt-get installs ?")]
    [InlineData("cat /tmp/p.txt | xargs apt-get install -y", "apt-get installs ?/tmp/p.txt")]
    [InlineData("grep -v '#' /tmp/p.txt | xargs apt-get install -y", "apt-get installs ?/tmp/p.txt")]
    [InlineData("xargs apt-get install -y < /tmp/p.txt", "apt-get installs ?/tmp/p.txt")]
    [InlineData("xargs -a /tmp/p.txt apt-get install -y", "apt-get installs ?/tmp/p.txt")]
    [InlineData("echo gcc make | xargs apt-get install -y", "apt-get installs gcc make")]
    [InlineData("apt-get build-dep -y nginx", "apt-get installs ?")]
    [InlineData("apt-get install -y lamp-server^", "apt-get installs ?")]
    [InlineData("apt-get install --download-only x", "")]
    [InlineData("apt-get install --dry-run x", "")]
    [InlineData("apt-get download x", "fetches /w/*.deb")]
    [InlineData("apt-get purge -y --auto-remove gcc && apt-get clean", "removes gcc")]
    [InlineData("dpkg --purge gcc", "removes gcc")]
    [InlineData("dpkg -x a.deb /opt/a", "unpacks /w/a.deb into /opt/a")]
    [InlineData("dpkg-deb -x a.deb /opt/a", "unpacks /w/a.deb into /opt/a")]
    [InlineData("dpkg --add-architecture i386", "repositories /var/lib/dpkg/arch")]
    [InlineData("dpkg-reconfigure -f noninteractive tzdata", "writes /etc/localtime /etc/timezone")]
    [InlineData("dpkg-reconfigure locales", "writes /usr/lib/locale/* /etc/default/locale")]
    [InlineData("dpkg-divert --add --rename --divert /bin/x.real /bin/x", "moves /bin/x to /bin/x.real; appends /var/lib/dpkg/diversions")]
    [InlineData("add-apt-repository -y ppa:x/y", "repositories /etc/apt/sources.list /etc/apt/sources.list.d/* /etc/apt/trusted.gpg.d/*")]
    [InlineData("apt-key add key.asc", "repositories /etc/apt/trusted.gpg")]
    [InlineData("curl -fsSL https://example.org/key | apt-key add -", "fetches -; repositories /etc/apt/trusted.gpg")]
    [InlineData("apt-key adv --keyserver keyserver.example.org --recv-keys ABC", "repositories /etc/apt/trusted.gpg")]
    [InlineData("apt-key list", "")]
    public void Apt(string program, string expected) => Assert.Equal(expected, Told.Of(program));

    [Theory]
    [InlineData("yum install -y gcc openssl && yum clean all", "yum installs gcc openssl")]
    [InlineData(
        "dnf -y install gcc.x86_64 nginx-1.20.1 java-11-openjdk kernel-headers-4.18.0-80.el8.x86_64",
        "dnf installs gcc nginx=1.20.1 java-11-openjdk kernel-headers=4.18.0-80.el8"
    )]
    [InlineData("microdnf install -y --nodocs shadow-utils", "microdnf installs shadow-utils")]
    [InlineData("tdnf install -y gcc", "tdnf installs gcc")]
    [InlineData("yum install -y /tmp/x.rpm https://example.org/epel.rpm", "yum installs /tmp/x.rpm https://example.org/epel.rpm")]
    [InlineData("yum localinstall -y x.rpm", "yum installs /w/x.rpm")]
    [InlineData("rpm -ivh https://example.org/x.rpm", "rpm installs https://example.org/x.rpm")]
    [InlineData("rpm -Uvh x.rpm", "rpm installs /w/x.rpm")]
    [InlineData("rpm --import https://example.org/key", "repositories /var/lib/rpm/*")]
    [InlineData("rpm -e --nodeps x", "removes x")]
    [InlineData("rpm -qa", "")]
    [InlineData("rpm -q --whatprovides x", "")]
    [InlineData("dnf groupinstall -y 'Server with GUI'", "dnf installs ?")]
    [InlineData(
        "dnf group install -y 'C Development Tools and Libraries'",
        "dnf installs autoconf automake bison flex gcc gcc-c++ libtool make"
    )]
    [InlineData("dnf groupinstall -y 'Development Tools'", "dnf installs autoconf automake bison flex gcc gcc-c++ libtool make patch")]
    [InlineData("dnf install -y @development gcc", "dnf installs gcc ?")]
    [InlineData("dnf module enable -y nodejs:18", "repositories /etc/dnf/modules.d/*")]
    [InlineData("dnf module install -y nodejs:18", "dnf installs ?")]
    [InlineData("dnf install -y --enablerepo=crb ninja-build", "dnf installs ninja-build from crb")]
    [InlineData("dnf install -y --installroot /mnt/rootfs --releasever 9 bash", "installs into /mnt/rootfs")]
    [InlineData("yum-config-manager --add-repo https://example.org/x.repo", "repositories /etc/yum.repos.d/x.repo")]
    [InlineData("dnf config-manager --add-repo=https://example.org/mirror/9", "repositories /etc/yum.repos.d/*")]
    [InlineData("dnf config-manager --set-enabled crb", "repositories /etc/yum.repos.d/*")]
    [InlineData("dnf swap -y a b", "removes a; dnf installs b")]
    [InlineData("dnf remove -y gcc && dnf autoremove -y", "removes gcc; removes ")]
    public void Dnf(string program, string expected) => Assert.Equal(expected, Told.Of(program, "fedora:40"));

    [Theory]
    [InlineData("zypper -n install gcc make=4.3", "zypper installs gcc make=4.3")]
    [InlineData("zypper --non-interactive in -t pattern devel_basis", "zypper installs ?")]
    [InlineData("zypper in -y ./x.rpm", "zypper installs /w/x.rpm")]
    [InlineData("zypper install -y --from extra x", "zypper installs x from extra")]
    [InlineData("zypper ar -f https://example.org/repo extra", "repositories /etc/zypp/repos.d/extra.repo")]
    [InlineData("zypper ref && zypper cc -a", "")]
    [InlineData("zypper rm -u gcc", "removes gcc")]
    public void Zypper(string program, string expected) => Assert.Equal(expected, Told.Of(program, "opensuse/leap:15.6"));

    [Theory]
    [InlineData("pacman -Syu --noconfirm gcc extra/make", "upgrades; pacman installs gcc make")]
    [InlineData("pacman -U --noconfirm x.pkg.tar.zst", "pacman installs /w/x.pkg.tar.zst")]
    [InlineData("pacman -Rns --noconfirm gcc", "removes gcc")]
    [InlineData("pacman -Scc --noconfirm", "")]
    [InlineData("pacman -Syu --noconfirm", "upgrades")]
    [InlineData("pacman -Syu --noconfirm base-devel", "upgrades; pacman installs base-devel")]
    [InlineData("dnf -y update", "upgrades")]
    [InlineData("yum update -y openssl bash", "upgrades openssl bash")]
    [InlineData("apt-get install -y --only-upgrade libssl3", "upgrades libssl3")]
    [InlineData("apt-get upgrade -y libc6=2.36", "upgrades libc6")]
    [InlineData("apk upgrade --no-cache busybox $MORE", "upgrades busybox ?")]
    [InlineData("zypper -n up openssl", "upgrades openssl")]
    [InlineData("dnf -y update openssl", "upgrades openssl")]
    [InlineData("zypper dup -y", "upgrades fully")]
    [InlineData("apt-get -y dist-upgrade", "upgrades fully")]
    [InlineData("pacman-key --init", "repositories /etc/pacman.d/gnupg/*")]
    [InlineData("pacman -Q", "")]
    public void Pacman(string program, string expected) => Assert.Equal(expected, Told.Of(program, "archlinux:latest"));

    [Fact]
    public void A_list_that_the_context_has_is_read()
    {
        var steps = StepsOf.Sh(
            "apt-get install -y gcc $(cat /tmp/p.txt); cat /tmp/p.txt | xargs apt-get install -y",
            ("/tmp/p.txt", "curl\njq\n")
        );

        Assert.Equal("apt-get installs gcc curl jq; apt-get installs curl jq", Told.Of(steps));
    }
}
