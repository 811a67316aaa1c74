using DockerSplit.Images.Packages;

namespace DockerSplit.Images.Tests.Packages;

/// <summary>What packages make when they are installed is theirs; what the author made stays an artifact.</summary>
public sealed class GeneratedOwnersTests
{
    private const string Awk =
        "auto\n/usr/bin/awk\nawk.1.gz\n/usr/share/man/man1/awk.1.gz\n\n/usr/bin/mawk\n5\n/usr/share/man/man1/mawk.1.gz\n";

    [Fact]
    public async Task Row_53_links_of_the_alternatives_system_belong_to_the_package_of_the_target()
    {
        var facts = await Image(layer => WithAwk(layer, Awk)).FactsAsync();

        Assert.Equal(
            ["/opt/made"],
            Artifacts.Unowned(facts).Where(file => file.Kind != Facts.FileKind.Directory).Select(file => file.Path)
        );
        Assert.Equal("mawk", FileOwners.Of(facts.Final).PackageOf("/usr/bin/awk"));
        Assert.Equal("mawk", FileOwners.Of(facts.Final).PackageOf("/etc/alternatives/awk"));
    }

    [Fact]
    public async Task An_alternative_that_the_author_chose_by_hand_stays_an_artifact()
    {
        var unowned = await UnownedAsync(layer => WithAwk(layer, "manual" + Awk[4..]));

        Assert.Contains("/etc/alternatives/awk", unowned);
    }

    [Fact]
    public async Task A_group_of_alternatives_that_no_package_script_names_is_the_authors()
    {
        var unowned = await UnownedAsync(layer => WithAwk(layer, Awk, script: "update-alternatives --install /usr/bin/other other /x 1"));

        Assert.Contains("/usr/bin/awk", unowned);
    }

    [Fact]
    public async Task A_link_of_the_author_to_a_file_of_a_package_stays_an_artifact()
    {
        var unowned = await UnownedAsync(layer =>
            layer
                .Package(new("dpkg"))
                .Package(new("busybox", "/bin/busybox"))
                .Package(new("python3", "/usr/bin/python3"))
                .Program("/bin/busybox", "x")
                .Program("/usr/bin/python3", "x")
                .Link("/bin/ls", "/bin/busybox")
                .Link("/usr/bin/python", "/usr/bin/python3")
        );

        Assert.Contains("/usr/bin/python", unowned);
        Assert.DoesNotContain("/bin/ls", unowned);
    }

    [Fact]
    public async Task Compiled_python_belongs_to_the_package_of_its_source_and_else_to_nobody()
    {
        var unowned = await UnownedAsync(layer =>
            layer
                .Package(new("dpkg"))
                .Package(new("python3", "/usr/lib/python3", "/usr/lib/python3/os.py"))
                .File("/usr/lib/python3/os.py", "x")
                .File("/usr/lib/python3/__pycache__/os.cpython-311.pyc", "x")
                .File("/usr/lib/python3/__pycache__/mine.cpython-311.pyc", "x")
        );

        Assert.Contains("/usr/lib/python3/__pycache__/mine.cpython-311.pyc", unowned);
        Assert.DoesNotContain("/usr/lib/python3/__pycache__/os.cpython-311.pyc", unowned);
    }

    [Fact]
    public async Task Row_25_the_bundle_of_certificates_belongs_to_the_package_that_joins_it()
    {
        var facts = await Image(WithCertificates).FactsAsync();

        Assert.Equal("ca-certificates", FileOwners.Of(facts).PackageOf("/etc/ssl/certs/ca-certificates.crt"));
        Assert.Equal("ca-certificates", FileOwners.Of(facts).PackageOf("/etc/ssl/certs/0a1b2c3d.0"));
    }

    [Fact]
    public async Task Row_24_a_bundle_with_a_private_certificate_in_it_stays_an_artifact()
    {
        var unowned = await UnownedAsync(layer =>
        {
            WithCertificates(layer);
            layer.File("/usr/local/share/ca-certificates/mine.crt", "private");
            layer.Link("/etc/ssl/certs/mine.pem", "/usr/local/share/ca-certificates/mine.crt");
        });

        Assert.Contains("/etc/ssl/certs/ca-certificates.crt", unowned);
        Assert.Contains("/etc/ssl/certs/mine.pem", unowned);
        Assert.DoesNotContain("/etc/ssl/certs/0a1b2c3d.0", unowned);
    }

    [Fact]
    public async Task Row_24_a_store_of_the_base_image_that_the_author_appended_to_is_an_artifact()
    {
        var image = new TestImage()
            .Layer(WithCertificates)
            .Layer(layer => layer.File("/etc/ssl/certs/ca-certificates.crt", "bundle and one more"));

        Assert.Equal(["/etc/ssl/certs/ca-certificates.crt"], Artifacts.Unowned(await image.FactsAsync()).Select(file => file.Path));
    }

    [Fact]
    public async Task Row_8_a_loader_cache_that_lists_libraries_of_the_author_is_an_artifact_and_any_other_is_not()
    {
        static void Cached(TestLayer layer) => layer.Package(new("libc-bin", "/sbin/ldconfig")).File("/etc/ld.so.cache", "cache");

        Assert.DoesNotContain("/etc/ld.so.cache", await UnownedAsync(Cached));
        Assert.Contains(
            "/etc/ld.so.cache",
            await UnownedAsync(layer =>
            {
                Cached(layer);
                layer.File("/usr/local/lib/libmine.so.1", "x");
            })
        );
    }

    [Fact]
    public async Task Row_26_the_default_time_zone_is_the_packages_and_a_chosen_one_the_authors()
    {
        static Action<TestLayer> Zone(string name) =>
            layer =>
                layer
                    .Package(new("tzdata", "/usr/share/zoneinfo/Etc/UTC", "/usr/share/zoneinfo/Asia/Tokyo"))
                    .File("/usr/share/zoneinfo/Etc/UTC", "UTC")
                    .File("/usr/share/zoneinfo/Asia/Tokyo", "JST")
                    .Link("/etc/localtime", "/usr/share/zoneinfo/" + name);

        Assert.DoesNotContain("/etc/localtime", await UnownedAsync(Zone("Etc/UTC")));
        Assert.Contains("/etc/localtime", await UnownedAsync(Zone("Asia/Tokyo")));
    }

    [Fact]
    public async Task Row_27_a_locale_that_the_author_generated_is_an_artifact()
    {
        var unowned = await UnownedAsync(layer =>
            layer
                .Package(new("locales", "/usr/sbin/locale-gen"))
                .File("/usr/lib/locale/locale-archive", "de_DE")
                .File("/etc/locale.gen", "de_DE")
        );

        Assert.Contains("/usr/lib/locale/locale-archive", unowned);
    }

    [Fact]
    public void Every_rule_says_why_and_names_paths() =>
        Assert.All(
            GeneratedFiles.Known,
            rule =>
            {
                Assert.NotEmpty(rule.Why);
                Assert.NotEmpty(rule.Paths);
            }
        );

    [Fact]
    public void What_packages_make_names_the_packages_and_lies_at_paths_that_are_absolute() =>
        Assert.All(
            GeneratedFiles.Known.Where(rule => rule.From is null),
            rule =>
            {
                Assert.NotEmpty(rule.Packages);
                Assert.All(rule.Paths, path => Assert.StartsWith("/", path, StringComparison.Ordinal));
                Assert.All(rule.Inputs, path => Assert.StartsWith("/", path, StringComparison.Ordinal));
                Assert.False(rule.IsRewritten);
            }
        );

    [Fact]
    public void What_is_made_of_another_file_has_that_ones_owner_and_so_names_nobody()
    {
        var derived = GeneratedFiles.Known.Where(rule => rule.From is not null).ToArray();

        Assert.NotEmpty(derived);
        Assert.All(
            derived,
            rule =>
            {
                Assert.Empty(rule.Packages);
                Assert.Empty(rule.Inputs);
                Assert.Empty(rule.Targets);
                Assert.False(rule.MadeByAny);
                Assert.All(rule.Paths, path => Assert.StartsWith("**/", path, StringComparison.Ordinal));
                Assert.StartsWith("{dir}", rule.From, StringComparison.Ordinal);
                Assert.NotEqual("/a/b/c.d", GeneratedFiles.SourceOf(rule, "/a/b/c.d"));
            }
        );
    }

    private static TestImage Image(Action<TestLayer> fill) =>
        new TestImage().Layer(layer => layer.File("/etc/os-release", "ID=debian\n")).Layer(fill);

    private static async Task<string[]> UnownedAsync(Action<TestLayer> fill) =>
        [.. Artifacts.Unowned(await Image(fill).FactsAsync()).Select(file => file.Path)];

    private static void WithAwk(TestLayer layer, string record) => WithAwk(layer, record, "update-alternatives --install /usr/bin/awk awk");

    private static void WithAwk(TestLayer layer, string record, string script) =>
        layer
            .Package(new("dpkg"))
            .Package(new("mawk", "/usr/bin/mawk", "/usr/share/man/man1/mawk.1.gz") { Script = script })
            .Program("/usr/bin/mawk", "x")
            .File("/usr/share/man/man1/mawk.1.gz", "x")
            .File("/var/lib/dpkg/alternatives/awk", record)
            .Link("/etc/alternatives/awk", "/usr/bin/mawk")
            .Link("/etc/alternatives/awk.1.gz", "/usr/share/man/man1/mawk.1.gz")
            .Link("/usr/bin/awk", "/etc/alternatives/awk")
            .Link("/usr/share/man/man1/awk.1.gz", "/etc/alternatives/awk.1.gz")
            .File("/opt/made", "x");

    private static void WithCertificates(TestLayer layer) =>
        layer
            .Package(new("dpkg"))
            .Package(new("ca-certificates", "/usr/share/ca-certificates/one.crt", "/etc/ssl/certs"))
            .File("/usr/share/ca-certificates/one.crt", "public")
            .File("/etc/ssl/certs/ca-certificates.crt", "bundle")
            .Link("/etc/ssl/certs/one.pem", "/usr/share/ca-certificates/one.crt")
            .Link("/etc/ssl/certs/0a1b2c3d.0", "one.pem");
}
