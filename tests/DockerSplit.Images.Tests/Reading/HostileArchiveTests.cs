using System.IO.Compression;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.Closures;
using DockerSplit.Images.Elf;
using DockerSplit.Images.Habits;

namespace DockerSplit.Images.Tests.Reading;

/// <summary>Damaged and hostile archives give a sentence, never an exception, and cost little.</summary>
public sealed class HostileArchiveTests
{
    [Fact]
    public async Task Bytes_that_are_no_archive_at_all_are_an_error()
    {
        foreach (var bytes in new[] { [], "not a tar"u8.ToArray(), new byte[10_000], Enumerable.Repeat((byte)0xFF, 5000).ToArray() })
            Assert.NotNull((await TestImage.ReadAsync(bytes)).Error);
    }

    [Fact]
    public async Task An_archive_that_is_cut_anywhere_before_its_manifest_ends_is_an_error()
    {
        var archive = Simple().ToArchive();
        var manifest = archive.AsSpan().LastIndexOf("layer.tar"u8);

        for (var length = 0; length < manifest; length += 127)
            Assert.NotNull((await TestImage.ReadAsync(archive[..length])).Error);
    }

    [Fact]
    public async Task A_path_that_leads_out_of_the_image_is_an_error_that_shows_it()
    {
        var result = await new TestImage().Layer(Renamed("aa/aa/etc/passwd", "../../etc/passwd")).ReadAsync();

        Assert.Contains("../../etc/passwd", result.Error);
    }

    [Fact]
    public async Task An_absolute_path_is_a_path_of_the_image()
    {
        var facts = await new TestImage().Layer(Renamed("a/etc/passwd", "//etc/passwd")).FactsAsync();

        Assert.Contains("/etc/passwd", facts.Final.Files.Keys);
    }

    [Fact]
    public async Task A_file_below_links_that_lead_in_a_circle_is_an_error()
    {
        var result = await new TestImage().Layer(layer => layer.Link("/a", "b").Link("/b", "a").File("/a/x")).ReadAsync();

        Assert.Contains("circle", result.Error);
    }

    [Fact]
    public async Task Links_in_a_circle_that_nothing_stands_below_are_links_like_any_other()
    {
        var facts = await new TestImage { Entrypoint = ["/a"] }
            .Layer(layer => layer.Link("/a", "b").Link("/b", "a"))
            .FactsAsync();

        var closure = ClosureBuilder.Build(facts.Final, facts.Config, ClosureRoot.OfConfig(facts.Config));

        Assert.Equal(["/a"], closure.Missing.Select(need => need.Detail).DefaultIfEmpty("/a"));
        Assert.Equal(2, facts.Final.Files.Count);
    }

    [Fact]
    public async Task A_hard_link_to_a_file_that_is_not_there_is_an_error()
    {
        var result = await new TestImage().Layer(layer => layer.HardLink("/a", "/gone")).ReadAsync();

        Assert.Contains("hard link", result.Error);
    }

    [Fact]
    public async Task Of_two_entries_of_one_path_the_later_one_counts()
    {
        var facts = await new TestImage().Layer(layer => layer.File("/a", "first").File("/a", "the second")).FactsAsync();

        Assert.Equal(10, facts.Final.Files["/a"].Size);
    }

    [Fact]
    public async Task A_file_that_claims_to_be_huge_and_is_not_there_is_an_error()
    {
        var layer = new TestLayer().File("/a", "x").ToArchive();
        Patch(layer, "x"u8, 124 - 512, "77777777777\0");

        Assert.NotNull((await new TestImage().Layer(layer).ReadAsync()).Error);
    }

    [Fact]
    public async Task A_very_deep_path_is_read_and_one_that_no_system_allows_is_an_error()
    {
        var deep = string.Concat(Enumerable.Repeat("/d", 1500)) + "/f";
        var tooDeep = string.Concat(Enumerable.Repeat("/d", 3000)) + "/f";

        var facts = await new TestImage().Layer(layer => layer.File(deep)).FactsAsync();

        Assert.Contains(deep, facts.Final.Files.Keys);
        Assert.NotNull((await new TestImage().Layer(layer => layer.File(tooDeep)).ReadAsync()).Error);
    }

    [Fact]
    public async Task A_compressed_layer_that_is_damaged_is_an_error()
    {
        var zipped = Zip(new TestLayer().File("/a", new byte[5000]).ToArchive());
        zipped.AsSpan(20, 10).Fill(0xFF);

        Assert.NotNull((await new TestImage().Layer(zipped).ReadAsync()).Error);
    }

    [Fact]
    public async Task Broken_package_databases_give_what_can_be_read_of_them()
    {
        string[] texts =
        [
            "",
            "\0\u0001\u0002",
            "Package\n: x\n\n\n Package: y\nStatus: install ok installed\n",
            new string('P', 100_000),
            "P:\nF:../..\nR:x\n\nZ:Q1!!!\n",
        ];
        foreach (var text in texts)
        {
            foreach (
                var path in new[]
                {
                    "/var/lib/dpkg/status",
                    "/lib/apk/db/installed",
                    "/var/lib/pacman/local/x-1/desc",
                    "/var/lib/rpm/rpmdb.sqlite",
                    "/etc/passwd",
                    "/etc/ld.so.conf",
                    "/var/lib/dpkg/alternatives/x",
                }
            )
            {
                var result = await new TestImage()
                    .Layer(layer => layer.File("/etc/os-release", "ID=x").File("/var/lib/dpkg/status", "").File(path, text))
                    .ReadAsync();
                Assert.True(result.IsRead, $"{path}: {result.Error}");
            }
        }
    }

    [Fact]
    public async Task A_configuration_that_is_not_the_json_it_should_be_is_an_error()
    {
        var archive = TestImage.Tar([
            ("config.json", "{\"rootfs\":7}"u8.ToArray()),
            ("manifest.json", """[{"Config":"config.json","Layers":[]}]"""u8.ToArray()),
        ]);

        Assert.Contains("damaged", (await TestImage.ReadAsync(archive)).Error);
    }

    [Theory]
    [InlineData("""{"rootfs":{"diff_ids":[null]}}""", false)]
    [InlineData("""{"rootfs":{"diff_ids":["sha256:0"]},"history":[null]}""", true)]
    [InlineData(
        """{"rootfs":{"diff_ids":["sha256:0"]},"config":{"Labels":{"a":null},"Env":[null],"Cmd":[null],"Healthcheck":{"Test":[null]}}}""",
        true
    )]
    [InlineData("""{"rootfs":{"diff_ids":["sha256:0"]},"config":{"Volumes":{"/a":null},"ExposedPorts":{"1/tcp":null}}}""", true)]
    [InlineData("""{"rootfs":{"diff_ids":["sha256:0"]},"config":null,"os":null,"history":null}""", true)]
    public async Task Nothing_where_a_word_should_be_is_empty_or_an_error(string config, bool isRead)
    {
        var archive = TestImage.Tar([
            ("config.json", Encoding.UTF8.GetBytes(config)),
            ("layer.tar", TestImage.Tar([("a", "a"u8.ToArray())])),
            ("manifest.json", """[{"Config":"config.json","Layers":["layer.tar"]}]"""u8.ToArray()),
        ]);

        var result = await TestImage.ReadAsync(archive);

        Assert.True(result.IsRead == isRead, result.Error);
        if (result.Facts is not { } facts)
            return;

        Assert.DoesNotContain(null, facts.Layers.Select(layer => layer.DiffId));
        Assert.DoesNotContain(
            null,
            facts.Config.Environment.Concat(facts.Config.Command).Concat(facts.Config.Healthcheck).Concat(facts.Config.Labels.Values)
        );
    }

    [Fact]
    public async Task Random_damage_to_an_archive_never_becomes_an_exception()
    {
        var archive = Simple().ToArchive();
        for (var seed = 0; seed < 300; seed++)
            await WithoutException(seed, () => TestImage.ReadAsync(Damage(archive, seed)));
    }

    [Fact]
    public async Task Random_damage_to_a_program_never_becomes_an_exception()
    {
        var elf = (
            TestElf.Glibc.With("libc.so.6", "libm.so.6") with
            {
                Soname = "x",
                RunPath = "$ORIGIN",
                Imports = ["dlopen"],
                Versions = ["GLIBC_2.34"],
            }
        ).ToBytes();
        for (var seed = 0; seed < 3000; seed++)
        {
            await WithoutException(
                seed,
                () =>
                {
                    ElfReader.Read(Damage(elf, seed), HabitCatalog.Known);
                    return Task.CompletedTask;
                }
            );
        }
    }

    private static async Task WithoutException(int seed, Func<Task> act)
    {
        var failure = await Record.ExceptionAsync(act);
        Assert.True(failure is null, $"seed {seed}: {failure}");
    }

    /// <summary>Flips some bytes, and cuts one in three.</summary>
    private static byte[] Damage(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        var damaged = bytes.ToArray();
        for (var i = random.Next(1, 12); i > 0; i--)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

        return random.Next(3) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    private static TestImage Simple() =>
        new TestImage { Entrypoint = ["/bin/start"] }
            .Layer(layer => layer.Program("/bin/start", "#!/bin/sh\nexec server\n").Package(new("x", "/bin/x")).Link("/l", "bin/start"))
            .Layer(layer =>
                layer.Program("/opt/server", TestElf.Program("libc.so.6")).Whiteout("/l").HardLink("/opt/again", "/opt/server")
            );

    /// <summary>A layer with one file, whose name in the header is another one of the same length.</summary>
    private static byte[] Renamed(string from, string to)
    {
        var layer = new TestLayer().File(from, "x").ToArchive();
        for (int at; (at = layer.AsSpan().IndexOf(Encoding.ASCII.GetBytes(from))) >= 0; )
        {
            Encoding.ASCII.GetBytes(to).CopyTo(layer, at);
            Seal(layer, at / 512 * 512);
        }

        return layer;
    }

    private static void Patch(byte[] layer, ReadOnlySpan<byte> content, int offset, string text)
    {
        var at = layer.AsSpan().LastIndexOf(content) / 512 * 512;
        Encoding.ASCII.GetBytes(text).CopyTo(layer, at + offset);
        Seal(layer, at - 512);
    }

    /// <summary>Writes the header's checksum anew, where it is a header of the ustar family.</summary>
    private static void Seal(byte[] layer, int header)
    {
        if (!layer.AsSpan(header + 257, 5).SequenceEqual("ustar"u8))
            return;
        layer.AsSpan(header + 148, 8).Fill((byte)' ');
        var sum = layer.AsSpan(header, 512).ToArray().Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(layer, header + 148);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
            zip.Write(bytes);

        return stream.ToArray();
    }
}
