using DockerSplit.Facts;
using DockerSplit.Images.Contracts;

namespace DockerSplit.Images.Tests.Contracts;

public sealed partial class ContractComparisonTests
{
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
