using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DockerSplit.Facts;
using DockerSplit.Images.Packages.Rpm;

namespace DockerSplit.Images.Tests.Packages;

/// <summary>rpm's database in its SQLite form, and what is said of the other forms.</summary>
public sealed class RpmTests
{
    private const string Path = "/var/lib/rpm/rpmdb.sqlite";

    [Theory]
    [InlineData(Path)]
    [InlineData("/usr/lib/sysimage/rpm/rpmdb.sqlite")]
    public async Task A_package_is_read_with_its_files_needs_and_sizes(string path)
    {
        var package = new TestRpmPackage("openssl-libs", "/usr/lib64/libssl.so.3", "/etc/pki/tls/openssl.cnf")
        {
            Epoch = 1,
            Directories = ["/etc/pki/tls/private"],
            Requires = ["libc.so.6(GLIBC_2.34)(64bit)", "rpmlib(CompressedFileNames)", "libc.so.6(GLIBC_2.34)(64bit)"],
            Provides = ["libssl.so.3()(64bit)", "openssl-libs(x86-64)"],
        };
        var database = await ReadAsync(layer => layer.File(path, Database(package)));
        var read = database.Packages["openssl-libs"];

        Assert.Equal(("rpm", null), (database.Manager, database.Unread));
        Assert.Equal(("1:1.0-2.el9", "x86_64", 4096L, (bool?)null), (read.Version, read.Architecture, read.InstalledSize, read.Manual));
        Assert.Equal(package.Files, read.Files);
        Assert.Equal(package.Directories, read.Directories);
        Assert.Equal(["libc.so.6(GLIBC_2.34)(64bit)"], read.Depends);
        Assert.Equal(package.Provides, read.Provides);
    }

    [Fact]
    public async Task Many_packages_and_large_ones_are_read_through_interior_and_overflow_pages()
    {
        var packages = Enumerable
            .Range(0, 150)
            .Select(i => new TestRpmPackage(
                $"package-{i:000}",
                [.. Enumerable.Range(0, i * 4).Select(j => $"/usr/share/p{i}/some-file-{j}")]
            ))
            .ToArray();
        var database = await ReadAsync(layer => layer.File(Path, Database(packages)));

        Assert.Null(database.Unread);
        Assert.Equal(packages.Select(package => package.Name), database.Packages.Keys);
        Assert.All(packages, package => Assert.Equal(package.Files, database.Packages[package.Name].Files));
    }

    [Fact]
    public async Task Files_have_owners_as_with_other_package_managers()
    {
        var facts = await FactsAsync(layer =>
            layer.File("/usr/bin/tool").Link("/bin", "usr/bin").File(Path, Database(new TestRpmPackage("tool", "/bin/tool")))
        );

        Assert.Equal("tool", FileOwners.Of(facts.Final).PackageOf("/usr/bin/tool"));
    }

    [Fact]
    public async Task A_configuration_file_that_was_changed_is_told()
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData("as packaged"u8));
        var database = await ReadAsync(layer =>
            layer
                .File("/etc/same.conf", "as packaged")
                .File("/etc/changed.conf", "by hand")
                .File(Path, Database(new("same", "/etc/same.conf") { Digest = sum }, new("changed", "/etc/changed.conf") { Digest = sum }))
        );

        Assert.Empty(database.Packages["same"].Modified);
        Assert.Equal(["/etc/changed.conf"], database.Packages["changed"].Modified);
    }

    [Fact]
    public async Task Files_that_were_left_out_or_replaced_are_not_listed_and_two_architectures_are_told_apart()
    {
        var database = await ReadAsync(layer =>
            layer.File(
                Path,
                Database(
                    new("glibc", "/lib64/libc.so.6", "/usr/share/doc/glibc/README", "/etc/x") { States = [0, 2, 1] },
                    new("glibc", "/lib/libc.so.6") { Architecture = "i686" },
                    new("gpg-pubkey")
                )
            )
        );

        Assert.Equal(["glibc", "glibc.i686"], database.Packages.Keys);
        Assert.Equal(["/lib64/libc.so.6"], database.Packages["glibc"].Files);
    }

    [Theory]
    [InlineData("/var/lib/rpm/Packages", "Berkeley DB")]
    [InlineData("/usr/lib/sysimage/rpm/Packages.db", "ndb")]
    [InlineData(Path, "no SQLite file")]
    public async Task A_database_of_another_kind_is_told_with_its_consequence(string path, string kind)
    {
        var database = await ReadAsync(layer => layer.File(path, "something else"));

        Assert.Equal("rpm", database.Manager);
        Assert.Contains(kind, database.Unread);
        Assert.Contains("no file is known to belong to a package", database.Unread);
    }

    [Fact]
    public async Task A_log_that_was_not_written_into_the_database_is_told_and_an_empty_one_is_not()
    {
        var bytes = Database(new TestRpmPackage("x"));

        Assert.Null((await ReadAsync(layer => layer.File(Path, bytes).File(Path + "-wal"))).Unread);
        Assert.Contains("log", (await ReadAsync(layer => layer.File(Path, bytes).File(Path + "-wal", "x"))).Unread);
    }

    [Fact]
    public void A_database_that_is_cut_gives_what_is_there_and_says_so()
    {
        var bytes = Database([.. Enumerable.Range(0, 40).Select(i => new TestRpmPackage($"p{i}", $"/usr/share/{new string('x', 700)}"))]);
        for (var length = 0; length < bytes.Length - TestSqlite.PageSize; length += 3 * TestSqlite.PageSize)
        {
            var file = SqliteFile.TryOpen(bytes[..length]);
            var rows = file?.Table("Packages")?.ToList() ?? [];
            Assert.True(length == 0 ? file is null : file!.Damage is not null || rows.Count == 0);
        }
    }

    [Fact]
    public void Pages_that_point_to_one_another_in_a_circle_are_read_once()
    {
        var bytes = Database([.. Enumerable.Range(0, 40).Select(i => new TestRpmPackage($"p{i}", $"/usr/share/{new string('x', 700)}"))]);
        var root = bytes.Length / TestSqlite.PageSize;

        // Every interior page's last child becomes the root, and every overflow chain leads back to its own start.
        for (var page = 1; page < root; page++)
        {
            var start = page * TestSqlite.PageSize;
            if (bytes[start] == 0x05)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start + 8), root);
            else if (bytes[start] != 0x0D)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start), page + 1);
        }

        var file = SqliteFile.TryOpen(bytes)!;

        Assert.InRange(file.Table("Packages")!.Count(), 0, 40);
        Assert.NotNull(file.Damage);
    }

    [Fact]
    public void Random_damage_never_becomes_an_exception_and_costs_little()
    {
        var bytes = Database([
            .. Enumerable.Range(0, 30).Select(i => new TestRpmPackage($"p{i}", "/usr/bin/a", "/etc/b") { Requires = ["a", "b"] }),
        ]);
        var watch = Stopwatch.StartNew();
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var damaged = bytes.ToArray();
            for (var i = random.Next(1, 30); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            foreach (var row in SqliteFile.TryOpen(damaged)?.Table("Packages") ?? [])
            {
                var header = RpmHeader.TryRead(row.Blob(1));
                foreach (var tag in Enum.GetValues<RpmTag>())
                    _ = (header?.Texts(tag), header?.Numbers(tag));
            }
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_header_whose_paths_would_fill_the_memory_is_cut_and_told()
    {
        var long4000 = "/" + new string('d', 4000) + "/";
        var package = new TestRpmPackage(
            "bomb",
            [.. Enumerable.Range(0, 50_000).Select(i => long4000 + i.ToString(CultureInfo.InvariantCulture))]
        );
        var database = await ReadAsync(layer => layer.File(Path, Database(package)));

        Assert.InRange(database.Packages["bomb"].Files.Length, 1, 40_000);
        Assert.Contains("more files", database.Unread);
    }

    private static byte[] Database(params TestRpmPackage[] packages) =>
        TestSqlite.Write("Packages", [.. packages.Select(package => package.ToHeader())]);

    private static async Task<PackageDatabase> ReadAsync(Action<TestLayer> fill) => (await FactsAsync(fill)).Final.Packages;

    private static Task<ImageFacts> FactsAsync(Action<TestLayer> fill) => new TestImage().Layer(fill).FactsAsync();
}
