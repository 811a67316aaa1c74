using DockerSplit.Images.Contracts;

namespace DockerSplit.Images.Tests.Contracts;

/// <summary>What a rewritten image may not lose, and what it may.</summary>
public sealed partial class ContractComparisonTests
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

        Assert.Equal([Breaks(ContractDifferenceKind.UnresolvedLibrary, Server, "libapp.so.1", "")], differences);
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

        Assert.Contains(Breaks(ContractDifferenceKind.MissingInterpreter, Server, Loader, ""), differences);
    }

    [Fact]
    public async Task Row_7_a_library_that_is_older_than_the_one_a_program_was_built_against_is_told()
    {
        static void Fill(TestLayer layer, string version) =>
            layer
                .Program(Server, (TestElf.Glibc.With("libapp.so.1") with { Versions = ["APP_2"] }).ToBytes())
                .File(Loader, TestElf.Library("ld-linux-x86-64.so.2"))
                .File("/usr/lib/libapp.so.1", new TestElf { Soname = "libapp.so.1", Defines = [version] }.ToBytes());
        var differences = await CompareAsync(layer => Fill(layer, "APP_2"), layer => Fill(layer, "APP_1"));

        Assert.Equal([Breaks(ContractDifferenceKind.MissingVersion, Server, "libapp.so.1 APP_2", "")], differences);
    }

    [Fact]
    public async Task Row_29_a_user_and_a_group_that_the_build_made_and_the_rewritten_image_lacks_are_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/etc/passwd", "app:x:1000:1001::/home/app:/bin/sh\n").File("/etc/group", "app:x:1001:\n"),
            layer => layer.File("/etc/group", "other:x:5:\n")
        );

        Assert.Equal(
            [Notable(ContractDifferenceKind.User, "app", "1000:1001", ""), Notable(ContractDifferenceKind.Group, "app", "1001", "")],
            differences
        );
    }

    [Fact]
    public async Task Row_30_a_user_of_the_same_name_with_another_number_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/etc/passwd", "app:x:1000:1000::/:/bin/sh\n"),
            layer => layer.File("/etc/passwd", "app:x:999:999::/:/bin/sh\n")
        );

        Assert.Equal([Notable(ContractDifferenceKind.User, "app", "1000:1000", "999:999")], differences);
    }

    [Fact]
    public async Task Row_31_another_owner_of_a_kept_file_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/data/x", "x", user: 7, group: 8),
            layer => layer.File("/data/x", "x"),
            layer => layer.File("/etc/passwd", "app:x:7:8::/:/bin/sh\n")
        );

        Assert.Equal([Breaks(ContractDifferenceKind.Owner, "/data/x", "7:8", "0:0")], differences);
    }

    [Fact]
    public async Task Row_32_another_mode_or_owner_of_a_directory_above_a_kept_file_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.Directory("/data", mode: 0x1C0, user: 7).File("/data/x"),
            layer => layer.Directory("/data").File("/data/x"),
            layer => layer.File("/etc/passwd", "app:x:7:8::/:/bin/sh\n")
        );

        Assert.Equal(
            [Breaks(ContractDifferenceKind.Owner, "/data", "7:0", "0:0"), Notable(ContractDifferenceKind.Mode, "/data", "0700", "0755")],
            differences
        );
    }

    [Fact]
    public async Task An_owner_that_no_account_has_is_notable_and_a_wider_mode_too()
    {
        var differences = await CompareAsync(
            layer => layer.File("/opt/go/README", "x", user: 501, group: 20).File("/opt/tool", mode: 0x1C0),
            layer => layer.File("/opt/go/README", "x").File("/opt/tool", mode: 0x1ED)
        );

        Assert.Equal(
            [
                Notable(ContractDifferenceKind.Mode, "/opt/tool", "0700", "0755"),
                Notable(ContractDifferenceKind.Owner, "/opt/go/README", "501:20", "0:0"),
            ],
            differences
        );
    }

    [Fact]
    public async Task Owners_of_what_the_engine_the_package_manager_and_services_write_anew_are_expected_to_differ()
    {
        string[] paths =
        [
            "/.dockerenv",
            "/etc/hosts",
            "/etc/resolv.conf",
            "/tmp/x",
            "/var/lib/apt/lists/x",
            "/var/lib/dpkg/lock",
            "/var/log/app.log",
        ];
        var differences = await CompareAsync(
            layer => Fill(layer, 7),
            layer => Fill(layer, 0),
            layer => layer.File("/etc/passwd", "app:x:7:7::/:/bin/sh\n")
        );

        Assert.Equal(paths.Select(path => Expected(ContractDifferenceKind.Owner, path, "7:0", "0:0")), differences);

        void Fill(TestLayer layer, int user)
        {
            foreach (var path in paths)
                layer.File(path, "x", user: user);
        }
    }

    [Fact]
    public async Task A_directory_of_logs_that_a_service_owns_must_stay_its_own()
    {
        var differences = await CompareAsync(
            layer => layer.Directory("/var/log/app", user: 7),
            layer => layer.Directory("/var/log/app"),
            layer => layer.File("/etc/passwd", "app:x:7:7::/:/bin/sh\n")
        );

        Assert.Equal([Breaks(ContractDifferenceKind.Owner, "/var/log/app", "7:0", "0:0")], differences);
    }

    [Fact]
    public async Task What_the_base_image_has_otherwise_is_notable()
    {
        var original = await new TestImage()
            .Layer(layer => layer.File("/usr/bin/passwd", mode: 0x9ED))
            .Layer(layer => layer.File("/app"))
            .FactsAsync();
        var rewritten = await new TestImage()
            .Layer(layer => layer.File("/usr/bin/passwd", mode: 0x1ED))
            .Layer(layer => layer.File("/app"))
            .FactsAsync();

        Assert.Equal(DifferenceSeverity.Notable, Assert.Single(ContractComparison.Compare(original, rewritten)).Severity);
    }

    [Fact]
    public async Task A_service_account_that_a_package_made_for_the_build_alone_is_expected_to_go()
    {
        var differences = await CompareAsync(
            layer =>
                layer
                    .File("/etc/passwd", "root:x:0:0::/root:/bin/sh\nmysql:x:101:102::/nonexistent:/bin/false\n")
                    .File("/etc/group", "mysql:x:102:\n"),
            layer => layer.File("/app")
        );

        Assert.Equal(
            [Expected(ContractDifferenceKind.User, "mysql", "101:102", ""), Expected(ContractDifferenceKind.Group, "mysql", "102", "")],
            differences.Where(difference => difference.Path == "mysql")
        );
    }
}
