using DockerSplit.Core.Tests.Analysis.Commands;

namespace DockerSplit.Core.Tests.PackageSystems;

/// <summary>pacman(8): operations with their options, in bundles and in words.</summary>
public sealed class PacmanCommandTests
{
    [Theory]
    [InlineData("pacman -Sy x", "pacman installs x")]
    [InlineData("pacman -S --noconfirm --needed x y", "pacman installs x y")]
    [InlineData("pacman --noconfirm -S x", "pacman installs x")]
    [InlineData("pacman -Syyu --noconfirm x", "upgrades; pacman installs x")]
    [InlineData("pacman --sync --refresh --sysupgrade --noconfirm", "upgrades")]
    [InlineData("pacman -Sy a && pacman -Su", "pacman installs a; upgrades")]
    [InlineData("pacman -S 'x>=1.0' core/y z=2", "pacman installs x>=1.0 y z=2")]
    [InlineData("pacman -S --ignore y x", "pacman installs x")]
    [InlineData("pacman -S $X", "pacman installs ?")]
    [InlineData("pacman -Ss x", "")]
    [InlineData("pacman -Si x", "")]
    [InlineData("pacman -Sg base-devel", "")]
    [InlineData("pacman -Sl core", "")]
    [InlineData("pacman -Sw --noconfirm x", "")]
    [InlineData("pacman -Sc", "")]
    [InlineData("pacman -Sy", "")]
    [InlineData("pacman -Rs x", "removes x")]
    [InlineData("pacman -Rdd --noconfirm x y", "removes x y")]
    [InlineData("pacman --remove x", "removes x")]
    [InlineData("pacman -U --noconfirm https://example.org/x.pkg.tar.zst", "pacman installs https://example.org/x.pkg.tar.zst")]
    [InlineData("pacman -U *.pkg.tar.zst", "pacman installs /w/*.pkg.tar.zst")]
    [InlineData("pacman -Qi x", "")]
    [InlineData("pacman -D --asdeps x", "")]
    [InlineData("pacman -T x", "")]
    [InlineData("pacman -Sy --noconfirm -r /r x", "installs into /r")]
    [InlineData("pacman --root=/r -S x", "installs into /r")]
    [InlineData("pacman-key --populate archlinux", "repositories /etc/pacman.d/gnupg/*")]
    [InlineData("makepkg -si --noconfirm", "compiles")]
    public void Commands(string program, string expected) => Assert.Equal(expected, Told.Of(program, "archlinux:latest"));
}
