using DockerSplit.Facts;
using DockerSplit.Images.Contracts;
using DockerSplit.Planning;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Images.Tests.Contracts;

/// <summary>What a rewritten image may not lose, and what it may.</summary>
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

    [Theory]
    [InlineData("app", "/start", "the image runs as it")]
    [InlineData("", "gosu app server", "what the image starts names it")]
    [InlineData("", "/start", "/start names it")]
    public async Task Row_29_an_account_that_is_used_by_name_must_be_there(string user, string command, string reason)
    {
        var image = new TestImage { User = user, Command = command.Split(' ') };
        static void Start(TestLayer layer) => layer.Program("/start", "#!/bin/sh\nexec gosu app server\n");
        var original = await FactsAsync(
            image,
            null,
            layer =>
            {
                Start(layer);
                layer.File("/etc/passwd", "app:x:101:101::/:/bin/sh\n");
            }
        );

        var difference = ContractComparison
            .Compare(original, await FactsAsync(image, null, Start))
            .Single(difference => difference.Kind == ContractDifferenceKind.User);

        Assert.Equal((DifferenceSeverity.Breaks, reason), (difference.Severity, difference.Reason));
    }

    [Fact]
    public async Task Row_29_an_account_that_owns_a_kept_file_or_that_a_configuration_names_must_be_there()
    {
        static void Keep(TestLayer layer) => layer.File("/data/x", "x", user: 101).File("/etc/nginx.conf", "user web;\n");
        var differences = await CompareAsync(
            layer =>
            {
                Keep(layer);
                layer.File("/etc/passwd", "app:x:101:101::/:/bin/sh\nweb:x:102:102::/:/bin/sh\nidle:x:103:103::/:/bin/sh\n");
            },
            Keep
        );

        Assert.Equal(
            [
                Breaks(ContractDifferenceKind.User, "app", "101:101", ""),
                Breaks(ContractDifferenceKind.User, "web", "102:102", ""),
                Expected(ContractDifferenceKind.User, "idle", "103:103", ""),
            ],
            differences
        );
    }

    [Fact]
    public async Task What_a_package_or_a_script_that_nothing_starts_needs_in_vain_is_notable()
    {
        static void Fill(TestLayer layer) =>
            layer
                .Package(new("plugin", "/usr/lib/plugin.so"))
                .File("/usr/lib/plugin.so", TestElf.Library("plugin.so", "libbig.so.1"))
                .Program("/app/build.pl", "#!/usr/bin/perl\n");
        var differences = await CompareAsync(
            layer =>
            {
                Fill(layer);
                layer.File("/usr/lib/libbig.so.1", TestElf.Library("libbig.so.1")).Program("/usr/bin/perl", TestElf.Program());
                layer.File("/lib64/ld-linux-x86-64.so.2", TestElf.Library("ld-linux-x86-64.so.2"));
            },
            Fill
        );

        Assert.Equal(
            [
                Notable(ContractDifferenceKind.UnresolvedLibrary, "/usr/lib/plugin.so", "libbig.so.1", ""),
                Notable(ContractDifferenceKind.MissingInterpreter, "/app/build.pl", "/usr/bin/perl", ""),
            ],
            differences
        );
    }

    [Fact]
    public async Task A_script_that_the_image_starts_must_have_its_interpreter()
    {
        var differences = await CompareAsync(
            layer => layer.Program("/start", "#!/usr/bin/perl\n").Program("/usr/bin/perl", "x"),
            layer => layer.Program("/start", "#!/usr/bin/perl\n"),
            image: new() { Entrypoint = ["/start"] }
        );

        Assert.Equal([Breaks(ContractDifferenceKind.MissingInterpreter, "/start", "/usr/bin/perl", "")], differences);
    }

    [Fact]
    public async Task A_link_that_only_linkers_follow_is_expected_to_lead_nowhere()
    {
        var differences = await CompareAsync(
            layer =>
                layer
                    .File("/usr/lib/libz.so.1")
                    .Link("/usr/lib/libz.so", "libz.so.1")
                    .File("/usr/share/doc/x")
                    .Link("/opt/doc", "/usr/share/doc/x"),
            layer => layer.Link("/usr/lib/libz.so", "libz.so.1").Link("/opt/doc", "/usr/share/doc/x")
        );

        Assert.All(differences, difference => Assert.Equal(DifferenceSeverity.Expected, difference.Severity));
        Assert.Equal(2, differences.Length);
    }

    [Fact]
    public async Task Row_35_a_lost_capability_is_told()
    {
        var differences = await CompareAsync(
            layer => layer.File("/bin/server", [1], capability: "\u0001\u0002"),
            layer => layer.File("/bin/server", [1])
        );

        Assert.Equal([Breaks(ContractDifferenceKind.Capabilities, "/bin/server", "0102", "")], differences);
    }

    [Fact]
    public async Task Row_36_a_lost_set_user_id_bit_is_told()
    {
        var differences = await CompareAsync(layer => layer.File("/bin/su", mode: 0x9ED), layer => layer.File("/bin/su", mode: 0x1ED));

        Assert.Equal([Breaks(ContractDifferenceKind.SetId, "/bin/su", "4755", "0755")], differences);
    }

    [Fact]
    public async Task Row_10_a_link_that_leads_nowhere_now_is_told_and_one_that_never_led_anywhere_is_not()
    {
        var differences = await CompareAsync(
            layer => layer.File("/opt/lib/libz.so.1.2").Link("/opt/lib/libz.so.1", "libz.so.1.2").Link("/log", "/dev/stdout"),
            layer => layer.Link("/opt/lib/libz.so.1", "libz.so.1.2").Link("/log", "/dev/stdout")
        );

        Assert.Equal(
            [Breaks(ContractDifferenceKind.DanglingLink, "/opt/lib/libz.so.1", "/opt/lib/libz.so.1.2", "libz.so.1.2")],
            differences
        );
    }

    [Fact]
    public async Task Row_73_files_of_a_package_without_its_entry_in_the_database_are_told()
    {
        var differences = await CompareAsync(
            layer =>
                layer
                    .Package(new("libpq5", "/usr/lib/libpq.so.5"))
                    .Package(new("gcc", "/usr/bin/gcc"))
                    .File("/usr/lib/libpq.so.5")
                    .File("/usr/bin/gcc"),
            layer => layer.Package(new("base-files", "/etc/issue")).File("/usr/lib/libpq.so.5")
        );

        Assert.Equal([Notable(ContractDifferenceKind.PackageEntry, "/usr/lib/libpq.so.5", "libpq5", "")], differences);
    }

    [Fact]
    public async Task Row_73_an_image_without_any_database_is_expected_to_account_for_nothing()
    {
        var differences = await CompareAsync(
            layer => layer.Package(new("libpq5", "/usr/lib/libpq.so.5")).File("/usr/lib/libpq.so.5"),
            layer => layer.File("/usr/lib/libpq.so.5")
        );

        Assert.Equal([Expected(ContractDifferenceKind.PackageEntry, "/usr/lib/libpq.so.5", "libpq5", "")], differences);
    }

    private static void WithProgram(TestLayer layer, bool withLibrary = true, bool withLoader = true)
    {
        layer.Program(Server, TestElf.Program("libapp.so.1"));
        if (withLibrary)
            layer.File("/usr/lib/libapp.so.1", TestElf.Library("libapp.so.1"));
        if (withLoader)
            layer.File(Loader, TestElf.Library("ld-linux-x86-64.so.2"));
    }

    private static Told Breaks(ContractDifferenceKind kind, string path, string original, string rewritten) =>
        new(DifferenceSeverity.Breaks, kind, path, original, rewritten);

    private static Told Notable(ContractDifferenceKind kind, string path, string original, string rewritten) =>
        new(DifferenceSeverity.Notable, kind, path, original, rewritten);

    private static Told Expected(ContractDifferenceKind kind, string path, string original, string rewritten) =>
        new(DifferenceSeverity.Expected, kind, path, original, rewritten);

    private static async Task<Told[]> CompareAsync(
        Action<TestLayer> original,
        Action<TestLayer> rewritten,
        Action<TestLayer>? before = null,
        TestImage? image = null
    )
    {
        var (first, second) = (await FactsAsync(image, before, original), await FactsAsync(image, before, rewritten));

        return
        [
            .. ContractComparison
                .Compare(first, second)
                .Select(difference => new Told(
                    difference.Severity,
                    difference.Kind,
                    difference.Path,
                    difference.Original,
                    difference.Rewritten
                )),
        ];
    }

    private static Task<ImageFacts> FactsAsync(TestImage? image, Action<TestLayer>? before, Action<TestLayer> fill) =>
        new TestImage
        {
            User = image?.User ?? "",
            Entrypoint = image?.Entrypoint ?? [],
            Command = image?.Command ?? [],
        }
            .Layer(layer =>
            {
                layer.File("/etc/os-release", "ID=debian\n");
                before?.Invoke(layer);
            })
            .Layer(fill)
            .FactsAsync();

    /// <summary>A difference without the words for people.</summary>
    private sealed record Told(DifferenceSeverity Severity, ContractDifferenceKind Kind, string Path, string Original, string Rewritten);
}
