using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Facts;

namespace DockerSplit.Application.Tests.Comparing;

/// <summary>What counts as missed, and what a program may look for in vain.</summary>
public sealed class TraceFindingsTests
{
    private const string Zone = "/usr/share/zoneinfo/Europe/Berlin";

    [Fact]
    public void Row_26_a_zone_that_is_opened_and_looked_for_in_vain_breaks_the_verdict_and_names_its_package()
    {
        var finding = Assert.Single(Find([File(Zone)], [], Opened(Zone), Missed(Zone)));

        Assert.Equal((Zone, TraceFindingKind.NotOpened, "tzdata", true), (finding.Path, finding.Kind, finding.Package, finding.Breaks));
        Assert.Contains("keep it, or package tzdata", finding.Description, StringComparison.Ordinal);
        Assert.Equal(Zone, Assert.IsType<MissingFile>(finding.Lesson).Path);
    }

    [Fact]
    public void A_name_that_is_a_link_is_followed_to_what_the_original_holds() =>
        Assert.Equal(
            "/opt/app/current.conf",
            Assert
                .Single(
                    Find(
                        [File("/opt/app/current.conf"), Link("/etc/app.conf", "/opt/app/current.conf")],
                        [],
                        Trace(("/etc/app.conf", "/opt/app/current.conf", FileUse.Opened)),
                        Missed("/etc/app.conf")
                    )
                )
                .Path
        );

    [Fact]
    public void A_directory_above_that_is_looked_for_in_vain_is_enough() =>
        Assert.Equal(
            TraceFindingKind.NotOpened,
            Assert.Single(Find([Folder("/opt/app"), File("/opt/app/plugin")], [], Opened("/opt/app/plugin"), Missed("/opt/app"))).Kind
        );

    [Theory]
    [InlineData("/opt/app", true)]
    [InlineData("/opt", true)]
    [InlineData("/srv", false)]
    public void A_plugin_of_a_directory_that_both_list_is_missed_though_nothing_asks_for_it(string listed, bool breaks)
    {
        ImmutableArray<FileFacts> rewritten = listed == "/opt/app" ? [Folder("/opt"), Folder("/opt/app")] : [Folder("/opt")];

        var finding = Assert.Single(
            Find(
                [Folder("/opt"), Folder("/opt/app"), File("/opt/app/plugin")],
                rewritten,
                Trace(("/opt/app/plugin", "/opt/app/plugin", FileUse.Opened), (listed, listed, FileUse.Listed)),
                Trace((listed, listed, FileUse.Listed))
            )
        );

        Assert.Equal((breaks ? TraceFindingKind.NotListed : TraceFindingKind.NotAsked, breaks), (finding.Kind, finding.Breaks));
    }

    [Fact]
    public void A_program_that_was_run_and_a_file_that_may_not_be_opened_are_told_so()
    {
        var findings = Find(
            [File("/usr/bin/git"), File("/etc/app.key")],
            [File("/etc/app.key")],
            Trace(("/usr/bin/git", "/usr/bin/git", FileUse.Executed), ("/etc/app.key", "/etc/app.key", FileUse.Opened)),
            new() { Missed = ["/usr/bin/git"], Denied = ["/etc/app.key"] }
        );

        Assert.Equal(
            [("/etc/app.key", TraceFindingKind.Denied), ("/usr/bin/git", TraceFindingKind.NotRun)],
            findings.Select(finding => (finding.Path, finding.Kind))
        );
        Assert.IsType<OtherAttributes>(findings[0].Lesson);
    }

    [Fact]
    public void What_is_only_asked_about_is_a_note()
    {
        var finding = Assert.Single(
            Find([File("/app/feature.flag")], [], new FileTrace { Found = ["/app/feature.flag"] }, Missed("/app/feature.flag"))
        );

        Assert.Equal((TraceFindingKind.LookedUp, false), (finding.Kind, finding.Breaks));
    }

    [Fact]
    public void What_programs_make_while_they_run_is_no_loss() =>
        Assert.Empty(Find([], [], Opened("/var/lib/app/made.db"), Missed("/var/lib/app/made.db")));

    [Fact]
    public void What_is_looked_for_in_vain_at_first_and_opened_later_is_there() =>
        Assert.Empty(Find([File(Zone)], [], Opened(Zone), Opened(Zone) with { Missed = [Zone] }));

    [Fact]
    public void A_search_that_finds_the_same_content_further_on_is_no_loss()
    {
        var (local, system) = (File("/usr/local/lib/libz.so.1"), File("/usr/lib/libz.so.1"));
        var rewritten = Opened(system.Path) with { Missed = [local.Path] };

        Assert.Empty(Find([local], [system], Opened(local.Path), rewritten));
        Assert.Single(Find([local], [system with { Fingerprint = 2 }], Opened(local.Path), rewritten));
    }

    [Theory]
    [InlineData(LedgerFate.Generated, "bytecode", 0, false)]
    [InlineData(LedgerFate.Volatile, "logs", 0, false)]
    [InlineData(LedgerFate.BroughtOtherwise, "same-target", 0, false)]
    [InlineData(LedgerFate.Dropped, "dropped-by-user", 1, false)]
    [InlineData(LedgerFate.Dropped, "left-out-by-hand", 1, true)]
    public void The_ledger_says_what_may_be_looked_for_in_vain(LedgerFate fate, string rule, int findings, bool breaks)
    {
        var ledger = new Ledger([new(LedgerSubject.Path, Zone, fate, new(rule, "because"))], []);

        var found = TraceFindings.Of(Image([File(Zone)]), Image([]), Traced(Opened(Zone), Missed(Zone)), ledger);

        Assert.Equal((findings, breaks), (found.Length, found.Any(finding => finding.Breaks)));
    }

    private static ImmutableArray<TraceFinding> Find(
        ImmutableArray<FileFacts> original,
        ImmutableArray<FileFacts> rewritten,
        FileTrace before,
        FileTrace after
    ) => TraceFindings.Of(Image(original), Image(rewritten), Traced(before, after), ledger: null);

    private static Traced Traced(FileTrace before, FileTrace after) => new(before, after, 1, 1, TimeSpan.Zero);

    private static FileTrace Opened(string path) => Trace((path, path, FileUse.Opened));

    private static FileTrace Missed(string path) => new() { Missed = [path] };

    private static FileTrace Trace(params (string Name, string Path, FileUse Use)[] files) =>
        new()
        {
            Opened = files.ToImmutableSortedDictionary(
                file => file.Name,
                file => new OpenedFile(file.Path, file.Use),
                StringComparer.Ordinal
            ),
        };

    private static FileFacts File(string path) => new(path, FileKind.Regular, 10, 0b110_100_100, 0, 0, 0) { Fingerprint = 1 };

    private static FileFacts Folder(string path) => new(path, FileKind.Directory, 0, 0b111_101_101, 0, 0, 0);

    private static FileFacts Link(string path, string target) => new(path, FileKind.SymbolicLink, 0, 0b111_111_111, 0, 0, 0, target);

    private static ImageFacts Image(ImmutableArray<FileFacts> files) =>
        new()
        {
            Config = new(),
            Layers = [new("sha256:1", 10, null)],
            BaseLayers = 0,
            Base = Snapshot([]),
            Final = Snapshot(files),
        };

    private static ImageSnapshot Snapshot(ImmutableArray<FileFacts> files) =>
        new()
        {
            Distribution = new("", ""),
            Files = files.ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal),
            Packages = new("dpkg", Owning("tzdata", Zone)),
            Binaries = ImmutableSortedDictionary.Create<string, BinaryFacts>(StringComparer.Ordinal),
            Users = [],
            Groups = [],
            LibraryPath = [],
        };

    private static ImmutableSortedDictionary<string, PackageFacts> Owning(string package, string path) =>
        ImmutableSortedDictionary
            .Create<string, PackageFacts>(StringComparer.Ordinal)
            .Add(package, new(package, "1", "all", [], [], 10, null, [path]));
}
