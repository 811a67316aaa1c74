using System.Security.Cryptography;
using System.Text;
using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Packages;

/// <summary>Package databases keep sums of the files they installed, so that it is known what the build did to them.</summary>
public sealed class PackageSumTests
{
    [Fact]
    public async Task Dpkg_s_sums_tell_what_the_build_overwrote_and_its_list_what_it_deleted()
    {
        var nginx = (await new SmallImage().FactsAsync()).Final.Packages.Packages["nginx"];

        Assert.Equal(["/usr/share/nginx/index.html"], nginx.Overwritten);
        Assert.Equal(["/etc/nginx/sites-enabled/default"], nginx.Deleted);
    }

    [Fact]
    public async Task Files_in_an_earlier_layer_than_their_sums_are_known_too()
    {
        var image = new SmallImage { LayerCount = 20 };

        Assert.Equal(["/usr/share/nginx/index.html"], (await image.FactsAsync()).Final.Packages.Packages["nginx"].Overwritten);
    }

    [Fact]
    public async Task A_packaged_file_that_was_emptied_or_became_a_link_is_overwritten()
    {
        var image = new SmallImage { ["/usr/sbin/nginx"] = "" };
        image.AddLink("/etc/nginx/nginx.conf", "/app/config.yml");

        Assert.Equal(
            ["/etc/nginx/nginx.conf", "/usr/sbin/nginx", "/usr/share/nginx/index.html"],
            (await image.FactsAsync()).Final.Packages.Packages["nginx"].Overwritten
        );
    }

    [Fact]
    public async Task What_dpkg_is_set_to_leave_out_was_not_deleted()
    {
        var image = new SmallImage();
        image.Remove("/usr/share/zoneinfo");
        image.Add("/etc/dpkg/dpkg.cfg.d/slim", "# slim\npath-exclude /usr/share/zoneinfo/*\npath-include=/usr/share/zoneinfo/Etc/*\n");

        Assert.Equal(["/usr/share/zoneinfo/Etc/UTC"], (await image.FactsAsync()).Final.Packages.Packages["tzdata"].Deleted);
    }

    [Theory]
    [InlineData("Q1", false)]
    [InlineData("Q1", true)]
    [InlineData("Q2", false)]
    [InlineData("Q2", true)]
    public async Task Apk_s_sums_of_both_kinds_are_read(string kind, bool changed)
    {
        var sum = kind + Convert.ToBase64String(kind == "Q1" ? Sha1("busybox") : SHA256.HashData(Encoding.UTF8.GetBytes("busybox")));
        var facts = await new TestImage()
            .Layer(layer =>
                layer
                    .File("/bin/busybox", changed ? "other" : "busybox")
                    .Link("/bin/sh", "/bin/busybox")
                    .File(
                        "/lib/apk/db/installed",
                        $"P:busybox\nV:1\nF:bin\nR:busybox\nZ:{sum}\nR:sh\nZ:Q1{Convert.ToBase64String(Sha1("/bin/busybox"))}\nR:gone\n\n"
                    )
            )
            .FactsAsync();
        var busybox = facts.Final.Packages.Packages["busybox"];

        Assert.Equal(changed ? ["/bin/busybox"] : [], busybox.Overwritten);
        Assert.Equal(["/bin/gone"], busybox.Deleted);
    }

    [Fact]
    public async Task Passwords_are_known_by_their_sums_alone()
    {
        var facts = await new SmallImage().FactsAsync();
        var app = facts.Final.Passwords.Single(line => line is { File: "/etc/shadow", Name: "app" });

        Assert.Equal(PasswordKind.Set, app.Kind);
        Assert.DoesNotContain("hash", app.ToString(), StringComparison.Ordinal);
    }

#pragma warning disable CA5350
    private static byte[] Sha1(string text) => SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
