namespace DockerSplit.Images.Tests.Packages;

/// <summary>The databases of the package managers.</summary>
public sealed class DatabaseTests
{
    [Fact]
    public async Task Row_50_a_package_that_was_removed_with_its_configuration_left_is_not_installed()
    {
        var facts = await FactsAsync(layer =>
            layer.File(
                "/var/lib/dpkg/status",
                "Package: gone\nStatus: deinstall ok config-files\n\nPackage: here\nStatus: install ok installed\nVersion: 2\n"
            )
        );

        Assert.Equal(["here"], facts.Final.Packages.Packages.Keys);
    }

    [Fact]
    public async Task An_image_with_several_databases_is_read_by_the_first_and_what_the_others_list_belongs_to_nobody()
    {
        var facts = await FactsAsync(layer =>
            layer
                .File("/lib/apk/db/installed", "P:musl\nV:1\nF:lib\nR:libc.so\n\n")
                .File("/lib/libc.so", "x")
                .File("/var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 2\n")
                .File("/var/lib/dpkg/info/libc6.list", "/.\n/usr/lib/libc.so.6\n")
                .File("/usr/lib/libc.so.6", "x")
        );
        var owners = FileOwners.Of(facts.Final);

        Assert.Equal("apk", facts.Final.Packages.Manager);
        Assert.Equal("musl", owners.PackageOf("/lib/libc.so"));
        Assert.Null(owners.PackageOf("/usr/lib/libc.so.6"));
    }

    [Fact]
    public async Task An_image_without_any_database_has_no_packages_and_its_files_belong_to_nobody()
    {
        var facts = await FactsAsync(layer => layer.File("/app", "x"));

        Assert.Equal("", facts.Final.Packages.Manager);
        Assert.Empty(facts.Final.Packages.Packages);
        Assert.Null(FileOwners.Of(facts.Final).PackageOf("/app"));
    }

    [Fact]
    public async Task Row_51_apk_tells_what_was_asked_for_and_what_a_package_provides()
    {
        var facts = await FactsAsync(layer =>
            layer
                .File(
                    "/lib/apk/db/installed",
                    "P:pcre\nV:8.45-r3\nA:x86_64\nI:1234\nD:so:libc.musl-x86_64.so.1\np:so:libpcre.so.1=1.2\nF:usr/lib\nR:libpcre.so.1\n\nP:tool\nV:1\n\n"
                )
                .File("/etc/apk/world", "tool>1\n")
        );
        var pcre = facts.Final.Packages.Packages["pcre"];

        Assert.Equal("apk", facts.Final.Packages.Manager);
        Assert.Equal(["so:libpcre.so.1"], pcre.Provides);
        Assert.Equal(["/usr/lib/libpcre.so.1"], pcre.Files);
        Assert.False(pcre.Manual);
        Assert.True(facts.Final.Packages.Packages["tool"].Manual);
    }

    [Fact]
    public async Task Row_73_the_parts_of_a_distroless_database_are_read_with_their_files()
    {
        var facts = await FactsAsync(layer =>
            layer
                .File("/var/lib/dpkg/status.d/libc6", "Package: libc6\nVersion: 2.36\n")
                .File("/var/lib/dpkg/status.d/libc6.md5sums", "d41d8cd98f00b204e9800998ecf8427e  lib/libc.so.6\n")
                .File("/lib/libc.so.6", "x")
        );

        Assert.Equal("libc6", FileOwners.Of(facts).PackageOf("/lib/libc.so.6"));
    }

    [Fact]
    public async Task Pacman_has_a_directory_for_each_package()
    {
        var facts = await FactsAsync(layer =>
            layer
                .File("/var/lib/pacman/local/zlib-1.3/desc", "%NAME%\nzlib\n\n%VERSION%\n1.3\n\n%REASON%\n1\n\n%SIZE%\n99\n")
                .File("/var/lib/pacman/local/zlib-1.3/files", "%FILES%\nusr/\nusr/lib/libz.so\n")
        );

        Assert.Equal(
            ("zlib", 99, false),
            (
                facts.Final.Packages.Packages["zlib"].Name,
                facts.Final.Packages.Packages["zlib"].InstalledSize,
                facts.Final.Packages.Packages["zlib"].Manual
            )
        );
        Assert.Equal(["/usr/lib/libz.so"], facts.Final.Packages.Packages["zlib"].Files);
    }

    [Fact]
    public async Task A_diverted_file_belongs_to_its_package_under_the_name_it_was_moved_to()
    {
        var facts = await FactsAsync(layer =>
            layer
                .Package(new("dash", "/bin/sh"))
                .File("/var/lib/dpkg/diversions", "/bin/sh\n/bin/sh.distrib\nother\n")
                .File("/bin/sh.distrib", "x")
        );

        Assert.Equal("dash", FileOwners.Of(facts).PackageOf("/bin/sh.distrib"));
    }

    private static Task<Facts.ImageFacts> FactsAsync(Action<TestLayer> fill) => new TestImage().Layer(fill).FactsAsync();
}
