using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What each source of needs names, by itself.</summary>
public sealed class NeedTests
{
    private static readonly Evidence Why = new("test", "a test says so");

    [Fact]
    public void The_closure_needs_files_by_path_and_packages_by_name()
    {
        var closure = new Closure(Edges(new ClosureEdge("CMD", "/opt/app", NeedKind.Root, "app")), [])
        {
            Packages = Edges(new ClosureEdge("/opt/app", "libpq5", NeedKind.Library, "libpq-dev")),
        };

        var needs = ReachedNeeds.Of(closure).ToList();

        Assert.Equal("/opt/app", Assert.IsType<PathNeed>(needs[0]).Path);
        Assert.Equal(NeedRules.Entry, needs[0].Why.Of);
        Assert.Equal("libpq5", Assert.IsType<PackageNeed>(needs[1]).Name);
        Assert.Equal(PackageRules.DevelopmentPackage, needs[1].Why.Of);
    }

    [Fact]
    public void What_a_habit_opens_is_told_from_what_is_linked()
    {
        var closure = new Closure(
            Edges(new("/opt/app", "/usr/lib/a.so", NeedKind.Library, "a.so"), new("/opt/app", "/usr/lib/b", NeedKind.Opened, "plugins")),
            []
        );

        Assert.Equal([false, true], ReachedNeeds.Of(closure).Cast<PathNeed>().Select(need => need.ByHabit));
    }

    [Fact]
    public void What_the_build_left_is_needed_unless_it_is_dropped_and_a_plain_directory_is_no_place_to_start_from()
    {
        ImmutableArray<JudgedFile> judged =
        [
            new(File("/opt/a"), PathFate.Copy, Why),
            new(File("/opt/b"), PathFate.Drop, Why),
            new(File("/opt/c") with { Kind = FileKind.Directory }, PathFate.Copy, Why),
            new(File("/opt/d") with { Kind = FileKind.Directory, IsOpaque = true }, PathFate.Copy, Why),
        ];

        Assert.Equal(["/opt/a", "/opt/c", "/opt/d"], LeftNeeds.Of(judged).Cast<PathNeed>().Select(need => need.Path));
        Assert.Equal(["/opt/a", "/opt/d"], LeftNeeds.Roots(judged, PathSet.Empty).Select(root => root.Words[0]));
    }

    [Fact]
    public void A_lesson_names_the_files_that_a_container_lacked_and_says_what_it_lacked()
    {
        var image = new Seen().Built("/usr/local/lib/libx.so.1").Library("/usr/local/lib/libx.so.1", "libx.so.1").Draft(Analyse("")).Image;

        var root = Assert.Single(
            LessonNeeds.Roots(image.Facts, new([new MissingLibrary("libx.so.1", null, "log")], Rung.Exact), KnowledgeBase.Shipped)
        );

        Assert.Equal("/usr/local/lib/libx.so.1", root.Words[0]);
        Assert.Equal("library libx.so.1 is missing", root.Name);
    }

    [Fact]
    public void A_person_needs_packages_by_name() =>
        Assert.Equal(["tini"], UserNeeds.Of(new() { RuntimePackages = ["tini"] }).Cast<PackageNeed>().Select(need => need.Name));

    [Fact]
    public void A_package_of_libraries_alone_is_not_needed_for_being_asked_for_before_the_second_rung()
    {
        var seen = new Seen().Package("libx1").Built("/usr/lib/libx.so.1", owner: "libx1");

        Assert.Empty(Requested(seen, "libx1", Rung.Exact));
        Assert.Equal(["libx1"], Requested(seen, "libx1", Rung.Wide));
    }

    [Fact]
    public void By_the_text_alone_every_package_that_no_rule_calls_build_only_is_needed_also_one_under_a_condition()
    {
        var seen = new Seen { IsDescribed = true };

        Assert.Equal(["nginx"], Requested(seen, "nginx", Rung.Exact));
        Assert.Empty(Requested(seen, "gcc", Rung.Exact));
    }

    [Fact]
    public void What_the_author_writes_over_is_needed_as_he_left_it()
    {
        var analysis = Analyse("echo a > /etc/nginx/nginx.conf");

        var need = Assert.Single(ChangedFileNeeds.Of(analysis, new Seen().Draft(analysis).Image.Facts, Lessons.None));

        Assert.Equal("/etc/nginx/nginx.conf", Assert.IsType<ChangedFileNeed>(need).Path);
    }

    [Fact]
    public void What_the_originals_programs_used_is_needed_and_leads_further_where_nothing_else_is_known_to_reach_it()
    {
        var lessons = Lessons.None with
        {
            Used = ["/etc/passwd", "/opt/app", "/opt/app/read", "/opt/app/theme", "/opt/gone", "/var/cache/apt/pkgcache.bin"],
        };
        var draft = new Seen()
            .Built("/opt/app", kind: FileKind.Directory)
            .Built("/opt/app/read")
            .Built("/opt/app/theme")
            .Built("/etc/passwd")
            .Built("/var/cache/apt/pkgcache.bin")
            .Draft(Analyse(""), lessons: lessons);
        var closure = new Closure(Edges(new ClosureEdge("/opt/start", "/opt/app/read", NeedKind.Opened, "habit")), []);

        var used = TracedNeeds.Find(draft.Image.Facts, lessons, draft.Rules, KnowledgeBase.Shipped);

        Assert.Equal(["/opt/app/read", "/opt/app/theme"], used);
        Assert.Equal(["/opt/app/theme"], TracedNeeds.Roots(closure, used).Select(root => root.Words[0]));
        Assert.All(TracedNeeds.Of(used), need => Assert.Equal(NeedRules.Traced, need.Why.Of));
        Assert.All(TracedNeeds.Of(used), need => Assert.False(need.Why.IsWeak));
    }

    [Fact]
    public void A_root_of_a_trace_has_the_traces_evidence()
    {
        var closure = new Closure(Edges(new ClosureEdge(RootNames.Traced, "/opt/app/theme", NeedKind.Root, "/opt/app/theme")), []);

        Assert.Equal(NeedRules.Traced, Assert.Single(ReachedNeeds.Of(closure)).Why.Of);
    }

    private static IEnumerable<string> Requested(Seen seen, string package, Rung rung)
    {
        var draft = seen.Draft(Analyse($"apt-get install -y {package}"), lessons: new([], rung));

        return new RequestedPackageNeeds(draft).Find().Cast<PackageNeed>().Select(need => need.Name);
    }

    private static StageAnalysis Analyse(string command)
    {
        var text = command.Length == 0 ? "FROM debian:12\n" : $"FROM debian:12\nRUN {command}\n";
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);

        return StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);
    }

    private static ImmutableSortedDictionary<string, ClosureEdge> Edges(params ClosureEdge[] edges) =>
        edges.ToImmutableSortedDictionary(edge => edge.To, edge => edge, StringComparer.Ordinal);

    private static FileFacts File(string path) => new(path, FileKind.Regular, 1, 0x1A4, 0, 0, 1);
}
