namespace DockerSplit.Images.Tests;

/// <summary>What a rewritten image may not lose.</summary>
public sealed class ContractComparisonTests
{
    private const string Loader = "/lib64/ld-linux-x86-64.so.2";
    private const string Server = "/usr/local/bin/server";

    [Fact]
    public async Task Images_that_hold_the_same_do_not_differ()
    {
        static void Fill(TestLayer layer) => WithProgram(layer.File("/etc/passwd", "app:x:7:7::/:/bin/sh\n"));

        Assert.Empty(await CompareAsync(Fill, Fill));
    }

    [Fact]
    public async Task Row_1_a_library_that_was_left_behind_is_told_with_the_program_that_needs_it()
    {
        var differences = await CompareAsync(layer => WithProgram(layer), layer => WithProgram(layer, withLibrary: false));

        Assert.Equal([new ContractDifference(ContractDifference.UnresolvedLibrary, Server, "libapp.so.1", "")], differences);
    }

    [Fact]
    public async Task A_library_that_the_original_lacks_as_well_is_no_difference()
    {
        Assert.Empty(await CompareAsync(layer => WithProgram(layer, withLibrary: false), layer => WithProgram(layer, withLibrary: false)));
    }

    [Fact]
    public async Task Row_6_a_program_loader_that_was_left_behind_is_told()
    {
        var differences = await CompareAsync(layer => WithProgram(layer), layer => WithProgram(layer, withLoader: false));

        Assert.Contains(new ContractDifference(ContractDifference.MissingInterpreter, Server, Loader, ""), differences);
    }

    [Fact]
    public async Task Row_29_a_user_and_a_group_that_the_build_made_and_the_rewritten_image_lacks_are_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/etc/passwd", "app:x:1000:1001::/home/app:/bin/sh\n").File("/etc/group", "app:x:1001:\n"),
            layer => layer.File("/etc/group", "other:x:5:\n")
        );

        Assert.Equal([new ContractDifference(ContractDifference.Group, "app", "1001", ""), new ContractDifference(ContractDifference.User, "app", "1000:1001", "")], differences);
    }

    [Fact]
    public async Task Row_30_a_user_of_the_same_name_with_another_number_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/etc/passwd", "app:x:1000:1000::/:/bin/sh\n"),
            layer => layer.File("/etc/passwd", "app:x:999:999::/:/bin/sh\n")
        );

        Assert.Equal([new ContractDifference(ContractDifference.User, "app", "1000:1000", "999:999")], differences);
    }

    [Fact]
    public async Task Row_31_another_owner_of_a_kept_file_is_told()
    {
        var differences = await CompareAsync(layer => layer.File("/data/x", "x", user: 7, group: 8), layer => layer.File("/data/x", "x"));

        Assert.Equal([new ContractDifference(ContractDifference.Owner, "/data/x", "7:8", "0:0")], differences);
    }

    [Fact]
    public async Task Row_32_another_mode_or_owner_of_a_directory_above_a_kept_file_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.Directory("/data", mode: 0x1C0, user: 7).File("/data/x"),
            layer => layer.Directory("/data").File("/data/x")
        );

        Assert.Equal([new ContractDifference(ContractDifference.Mode, "/data", "0700", "0755"), new ContractDifference(ContractDifference.Owner, "/data", "7:0", "0:0")], differences);
    }

    [Fact]
    public async Task Row_35_a_lost_capability_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/bin/server", [1], capability: "\u0001\u0002"),
            layer => layer.File("/bin/server", [1])
        );

        Assert.Equal([new ContractDifference(ContractDifference.Capabilities, "/bin/server", "0102", "")], differences);
    }

    [Fact]
    public async Task Row_36_a_lost_set_user_id_bit_is_told()
    {
        var differences = await CompareAsync(layer => layer.File("/bin/su", mode: 0x9ED), layer => layer.File("/bin/su", mode: 0x1ED));

        Assert.Equal([new ContractDifference(ContractDifference.SetId, "/bin/su", "4755", "0755")], differences);
    }

    [Fact]
    public async Task Row_10_a_link_that_leads_nowhere_now_is_told_and_one_that_never_led_anywhere_is_not()
    {
        var differences = await CompareAsync(
            layer => layer.File("/opt/lib/libz.so.1.2").Link("/opt/lib/libz.so.1", "libz.so.1.2").Link("/log", "/dev/stdout"),
            layer => layer.Link("/opt/lib/libz.so.1", "libz.so.1.2").Link("/log", "/dev/stdout")
        );

        Assert.Equal([new ContractDifference(ContractDifference.DanglingLink, "/opt/lib/libz.so.1", "/opt/lib/libz.so.1.2", "libz.so.1.2")], differences);
    }

    [Fact]
    public async Task Row_73_files_of_a_package_without_its_entry_in_the_database_are_told()
    {
        var differences = await CompareAsync(
            layer => layer.Package(new("libpq5", "/usr/lib/libpq.so.5")).Package(new("gcc", "/usr/bin/gcc")).File("/usr/lib/libpq.so.5").File("/usr/bin/gcc"),
            layer => layer.File("/usr/lib/libpq.so.5")
        );

        Assert.Equal([new ContractDifference(ContractDifference.Package, "/usr/lib/libpq.so.5", "libpq5", "")], differences);
    }

    private static void WithProgram(TestLayer layer, bool withLibrary = true, bool withLoader = true)
    {
        layer.Program(Server, TestElf.Program("libapp.so.1"));
        if (withLibrary)
            layer.File("/usr/lib/libapp.so.1", TestElf.Library("libapp.so.1"));
        if (withLoader)
            layer.File(Loader, TestElf.Library("ld-linux-x86-64.so.2"));
    }

    private static async Task<ContractDifference[]> CompareAsync(Action<TestLayer> original, Action<TestLayer> rewritten) =>
        [.. ContractComparison.Compare(await FactsAsync(original), await FactsAsync(rewritten))];

    private static Task<Facts.ImageFacts> FactsAsync(Action<TestLayer> fill) =>
        new TestImage().Layer(layer => layer.File("/etc/os-release", "ID=debian\n")).Layer(fill).FactsAsync();
}
