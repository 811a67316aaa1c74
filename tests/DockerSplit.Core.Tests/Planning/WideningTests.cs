using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Planning.Needs;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What is weak evidence, and what is taken for its sake.</summary>
public sealed class WideningTests
{
    private const string Build = """
        FROM base
        RUN apt-get update && apt-get install -y gcc less && cd /src/app && make && make install
        CMD ["/usr/local/bin/app"]
        """;

    private static Seen App() =>
        new Seen()
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .InBase("/opt", kind: FileKind.Directory)
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc", size: 100_000_000)
            .Built("/usr/local/bin/app")
            .Reach("CMD", "/usr/local/bin/app", NeedKind.Root);

    [Fact]
    public void A_near_miss_and_a_neighbour_are_weak_and_a_linked_library_is_not()
    {
        var plan = PlanOf(
            App()
                .Built("/opt/a/plugin.so")
                .Built("/opt/b/data.txt")
                .Built("/opt/c/libx.so")
                .Reach("/usr/local/bin/app", "/opt/a/plugin.so", NeedKind.Suggested, "plugin")
                .Reach(RootNames.Neighbour, "/opt/b/data.txt", NeedKind.Root)
                .Reach("/usr/local/bin/app", "/opt/c/libx.so")
        );

        Assert.True(EvidenceFor(plan, "/opt/a").IsWeak);
        Assert.Equal("/usr/local/bin/app may open it (plugin)", EvidenceFor(plan, "/opt/a").Reason);
        Assert.True(EvidenceFor(plan, "/opt/b").IsWeak);
        Assert.Equal("it lies beside a file that run time reaches", EvidenceFor(plan, "/opt/b").Reason);
        Assert.False(EvidenceFor(plan, "/opt/c").IsWeak);
    }

    [Fact]
    public void A_package_that_is_asked_for_and_that_nothing_reaches_is_kept_on_weak_evidence()
    {
        var plan = PlanOf(App().Package("less").Built("/usr/bin/less", "less"));

        Assert.True(Assert.Single(plan.Installs, package => package.Name == "less").Evidence.Single().IsWeak);
    }

    [Fact]
    public void What_the_user_drops_is_dropped_though_something_reaches_it()
    {
        var options = new SplitOptions { Overrides = Overrides.None with { DroppedPaths = ["/opt/a"] } };

        var stage = App().Built("/opt/a/libx.so").Reach("/usr/local/bin/app", "/opt/a/libx.so").RuntimeStage(Build, options);

        Assert.DoesNotContain("/opt/a", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_lie_beside_or_below_what_is_reached_and_no_compiler_reads_them()
    {
        ImmutableArray<FileFacts> unowned =
        [
            File("/src/app/libx.so"),
            File("/src/app/data.txt"),
            File("/src/app/share/more.txt"),
            File("/src/app/main.c"),
            File("/src/app/obj/main.txt"),
            File("/src/other/data.txt"),
            File("/usr/local/bin/app"),
            File("/usr/local/bin/tool"),
        ];
        var reached = new[] { "/src/app/libx.so", "/usr/local/bin/app" }.ToImmutableSortedDictionary(
            path => path,
            path => new ClosureEdge("CMD", path, NeedKind.Root, path),
            StringComparer.Ordinal
        );

        var neighbours = NeighbourNeeds.Of(new(reached, []), unowned, KnowledgeBase.Shipped).Select(file => file.Path);

        Assert.Equal(["/src/app/data.txt", "/src/app/share/more.txt"], neighbours);
    }

    [Fact]
    public void A_program_that_a_link_starts_keeps_the_directory_that_it_was_built_in()
    {
        const string text =
            "FROM debian\nRUN apt-get install -y gcc && cd /src/app && make && ln -s /src/app/app /usr/local/bin/app\nCMD [\"app\"]\n";
        var seen = App().Built("/src/app/app").Built("/src/app/page.html").Built("/usr/local/bin/link");

        Assert.DoesNotContain("page.html", seen.RuntimeStage(text), StringComparison.Ordinal);
        Assert.Contains("/src", seen.Starts("/src/app/app").RuntimeStage(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node:18-alpine", false)]
    [InlineData("docker.io/library/node:18", false)]
    [InlineData("alpine:3.18", true)]
    public void Python_beside_a_compiler_is_for_node_gyp_on_images_of_node(string image, bool isKept)
    {
        var text =
            $"FROM {image}\nWORKDIR /app\nRUN apk add --no-cache python3 make g++\nCOPY . .\nRUN npm ci\nCMD [\"node\", \"server.js\"]\n";
        var seen = new Seen { IsDescribed = true }
            .Package("python3")
            .Package("make")
            .Package("g++")
            .Opaque("/app");

        var plan = Assert.IsType<Split>(seen.Plan(text)).Plan;

        Assert.Equal(isKept, plan.Installs.Any(package => package.Name == "python3"));
    }

    private static FileFacts File(string path) => new(path, FileKind.Regular, 1, 0x1A4, 0, 0, 1);

    private static SplitPlan PlanOf(Seen seen) => Assert.IsType<Split>(seen.Plan(Build)).Plan;

    private static Evidence EvidenceFor(SplitPlan plan, string path) =>
        Assert.Single(plan.Copies, copy => copy.Path.StartsWith(path, StringComparison.Ordinal)).Evidence[0];
}
