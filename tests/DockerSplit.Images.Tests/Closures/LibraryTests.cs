using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>Libraries, as the program loaders of glibc and musl find them.</summary>
public sealed class LibraryTests : ClosureTestBase
{
    private const string Server = "/usr/local/bin/server";
    private const string Multiarch = "/usr/lib/x86_64-linux-gnu/";

    [Fact]
    public async Task Row_1_a_library_that_nothing_in_the_image_has_is_missing_with_who_needs_it()
    {
        var closure = await OfAsync(layer => layer.Program(Server, TestElf.Program("libpq.so.5", "libc.so.6")), Server);

        Assert.Equal([new MissingNeed(Server, NeedKind.Library, "libpq.so.5")], closure.Missing);
    }

    [Fact]
    public async Task Row_5_needs_of_a_native_module_are_followed_to_the_last_library()
    {
        const string wheel = "/opt/venv/lib/python3.11/site-packages/fast/_fast.so";
        var closure = await OfAsync(
            layer =>
                layer
                    .File(wheel, TestElf.Library("_fast.so", "libgomp.so.1"))
                    .File(Multiarch + "libgomp.so.1", TestElf.Library("libgomp.so.1", "libdl.so.2"))
                    .File(Multiarch + "libdl.so.2", TestElf.Library("libdl.so.2")),
            wheel
        );

        Assert.Contains(Multiarch + "libdl.so.2", closure.Reached.Keys);
        Assert.Empty(closure.Missing);
    }

    [Fact]
    public async Task A_library_behind_the_link_of_a_merged_usr_is_needed_by_the_program_and_not_by_the_link()
    {
        var closure = await OfAsync(layer => layer.Program(Server, TestElf.Program("libc.so.6")), Server);

        Assert.Equal(new(Server, Multiarch + "libc.so.6", NeedKind.Library, "libc.so.6"), closure.Reached[Multiarch + "libc.so.6"]);
        Assert.Equal(["artifact", Server], closure.Why(Multiarch + "libc.so.6").Select(edge => edge.From));
        Assert.Contains("/lib64", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_6_a_program_loader_of_another_libc_is_missing()
    {
        var closure = await OfAsync(layer => layer.Program(Server, TestElf.Musl.With("libc.musl-x86_64.so.1").ToBytes()), Server);

        Assert.Contains(closure.Missing, need => need is { Kind: NeedKind.Interpreter, Detail: "/lib/ld-musl-x86_64.so.1" });
    }

    [Fact]
    public async Task Row_8_a_library_found_by_configuration_needs_the_loaders_cache_too()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, TestElf.Program("libmine.so.1"))
                    .File("/usr/local/lib/libmine.so.1", TestElf.Library("libmine.so.1"))
                    .File("/etc/ld.so.conf", "include /etc/ld.so.conf.d/*.conf\n")
                    .File("/etc/ld.so.conf.d/local.conf", "# comment\n/usr/local/lib\n")
                    .File("/etc/ld.so.cache", "cache"),
            Server
        );

        Assert.Contains("/usr/local/lib/libmine.so.1", closure.Reached.Keys);
        Assert.Contains("/etc/ld.so.cache", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_8_a_library_in_a_directory_that_no_configuration_names_is_missing()
    {
        var closure = await OfAsync(
            layer =>
                layer.Program(Server, TestElf.Program("libmine.so.1")).File("/usr/local/lib/libmine.so.1", TestElf.Library("libmine.so.1")),
            Server
        );

        Assert.Equal(["libmine.so.1"], MissingOf(closure));
    }

    [Fact]
    public async Task Row_9_a_run_path_from_the_programs_own_directory_is_followed()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/opt/app/bin/run", (TestElf.Glibc.With("libapp.so") with { RunPath = "$ORIGIN/../lib" }).ToBytes())
                    .File("/opt/app/lib/libapp.so", TestElf.Library("libapp.so")),
            "/opt/app/bin/run"
        );

        Assert.Equal(NeedKind.Library, closure.Reached["/opt/app/lib/libapp.so"].Kind);
        Assert.Empty(closure.Missing);
    }

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(false, new[] { "libinner.so" })]
    public async Task Row_9_an_rpath_is_inherited_and_a_run_path_is_not(bool rpath, string[] missing)
    {
        var program = TestElf.Glibc.With("libouter.so");
        program = rpath ? program with { RPath = "/opt/lib" } : program with { RunPath = "/opt/lib" };
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, program.ToBytes())
                    .File("/opt/lib/libouter.so", TestElf.Library("libouter.so", "libinner.so"))
                    .File("/opt/lib/libinner.so", TestElf.Library("libinner.so")),
            Server
        );

        Assert.Equal(missing, MissingOf(closure));
    }

    [Fact]
    public async Task Row_10_a_soname_link_and_its_target_are_both_reached()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, TestElf.Program("libz.so.1"))
                    .File(Multiarch + "libz.so.1.2.13", TestElf.Library("libz.so.1"))
                    .Link(Multiarch + "libz.so.1", "libz.so.1.2.13"),
            Server
        );

        Assert.Equal(NeedKind.Library, closure.Reached[Multiarch + "libz.so.1"].Kind);
        Assert.Equal(
            new(Multiarch + "libz.so.1", Multiarch + "libz.so.1.2.13", NeedKind.LinkTarget, "libz.so.1.2.13"),
            closure.Reached[Multiarch + "libz.so.1.2.13"]
        );
    }

    [Fact]
    public async Task Row_11_a_library_of_another_architecture_in_the_way_is_passed_over()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, TestElf.Program("libz.so.1"))
                    .File("/usr/lib/aarch64-linux-gnu/libz.so.1", new TestElf { Machine = TestElf.Arm64, Soname = "libz.so.1" }.ToBytes())
                    .File(Multiarch + "libz.so.1", TestElf.Library("libz.so.1")),
            Server
        );

        Assert.Contains(Multiarch + "libz.so.1", closure.Reached.Keys);
        Assert.DoesNotContain("/usr/lib/aarch64-linux-gnu/libz.so.1", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_13_of_two_libraries_of_one_name_the_one_that_the_loader_takes_is_reached()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, (TestElf.Glibc.With("libruby.so.3") with { RunPath = "/usr/local/lib" }).ToBytes())
                    .File("/usr/local/lib/libruby.so.3", TestElf.Library("libruby.so.3"))
                    .File(Multiarch + "libruby.so.3", TestElf.Library("libruby.so.3")),
            Server
        );

        Assert.Contains("/usr/local/lib/libruby.so.3", closure.Reached.Keys);
        Assert.DoesNotContain(Multiarch + "libruby.so.3", closure.Reached.Keys);
    }

    [Fact]
    public async Task Row_15_the_libraries_of_a_node_addon_are_needs_of_the_artifact()
    {
        const string addon = "/app/node_modules/bcrypt/build/Release/bcrypt_lib.node";
        var closure = await OfAsync(layer => layer.File(addon, TestElf.Library("bcrypt_lib.node", "libstdc++.so.6")), "/app");

        Assert.Equal([new MissingNeed(addon, NeedKind.Library, "libstdc++.so.6")], closure.Missing);
    }

    [Fact]
    public async Task LD_LIBRARY_PATH_of_the_image_is_searched()
    {
        var closure = await OfAsync(
            new TestImage { Environment = ["LD_LIBRARY_PATH=/opt/lib"] },
            WithGlibc,
            layer => layer.Program(Server, TestElf.Program("libmine.so")).File("/opt/lib/libmine.so", TestElf.Library("libmine.so")),
            Server
        );

        Assert.Empty(closure.Missing);
    }

    [Fact]
    public async Task The_path_file_of_musl_replaces_its_own_directories()
    {
        static void Program(TestLayer layer) =>
            layer
                .Program(Server, TestElf.Musl.With("libmine.so", "libc.musl-x86_64.so.1").ToBytes())
                .File("/usr/local/lib/libmine.so", TestElf.Library("libmine.so"));

        var without = await OfAsync(new TestImage(), WithMusl, Program, Server);
        var with = await OfAsync(
            new TestImage(),
            WithMusl,
            layer =>
            {
                Program(layer);
                layer.File("/etc/ld-musl-x86_64.path", "/lib:/usr/lib\n");
            },
            Server
        );

        Assert.Empty(without.Missing);
        Assert.Equal(["libmine.so"], MissingOf(with));
    }

    [Fact]
    public async Task Row_2_a_library_that_a_program_names_and_opens_by_itself_is_reached()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, (TestElf.Glibc.With("libc.so.6") with { Imports = ["dlopen"], Texts = ["libssl.so.3"] }).ToBytes())
                    .File(Multiarch + "libssl.so.3", TestElf.Library("libssl.so.3")),
            Server
        );

        Assert.Equal("dlopen libssl.so.3", closure.Reached[Multiarch + "libssl.so.3"].Detail);
    }

    [Fact]
    public async Task Row_2_a_library_that_is_named_by_a_program_which_never_opens_any_is_a_near_miss()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program(Server, (TestElf.Glibc.With("libc.so.6") with { Texts = ["libssl.so.3"] }).ToBytes())
                    .File(Multiarch + "libssl.so.3", TestElf.Library("libssl.so.3")),
            Server
        );

        Assert.DoesNotContain(Multiarch + "libssl.so.3", closure.Reached.Keys);
        Assert.Equal(Server, closure.NearMisses[Multiarch + "libssl.so.3"].From);
    }

    [Fact]
    public async Task Row_4_a_library_that_python_finds_by_its_name_is_a_near_miss()
    {
        var closure = await OfAsync(
            layer =>
                layer
                    .Program("/usr/bin/python3", TestElf.Program("libc.so.6"))
                    .File("/app/main.py", "import ctypes.util\nlib = ctypes.util.find_library('vips')\n")
                    .File(Multiarch + "libvips.so.42", TestElf.Library("libvips.so.42")),
            "/app",
            "/usr/bin/python3"
        );

        Assert.Equal("/app/main.py", closure.NearMisses[Multiarch + "libvips.so.42"].From);
    }
}
