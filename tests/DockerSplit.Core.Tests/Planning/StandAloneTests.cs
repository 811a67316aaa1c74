using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>A program that needs nothing of its distribution may start from the smallest image of any.</summary>
public sealed class StandAloneTests
{
    private const string Go = "FROM golang:1.22\nRUN go build -o /app/server .\nCMD [\"/app/server\"]\n";

    private static readonly string[] Small = ["alpine:3.23", "alpine:3.20"];

    [Fact]
    public void A_static_program_may_start_from_the_smallest_image_with_a_shell() => Assert.Equal(Small, SmallOf(Static()));

    [Fact]
    public void What_it_reads_does_not_stand_in_the_way() =>
        Assert.Equal(Small, SmallOf(Static().Built("/app/page.html").Reach("/app/server", "/app/page.html", NeedKind.Opened)));

    [Fact]
    public void A_program_that_is_linked_dynamically_stays_with_its_distribution() =>
        Assert.Empty(
            SmallOf(new Seen().Built("/app/server").Program("/app/server", "libc.so.6").Reach("CMD", "/app/server", NeedKind.Root))
        );

    [Fact]
    public void A_script_that_is_reached_needs_a_shell_of_its_own_distribution() =>
        Assert.Empty(SmallOf(Static().Built("/app/start.sh").Starts("/app/start.sh")));

    [Fact]
    public void An_account_that_the_build_made_stays_with_its_distribution() => Assert.Empty(SmallOf(Static().Account("app", 1234)));

    [Fact]
    public void A_package_with_programs_that_run_time_needs_stays_with_its_distribution() =>
        Assert.Empty(
            SmallOf(
                Static().Package("git").Built("/usr/bin/git", "git").Program("/usr/bin/git", "libc.so.6"),
                "FROM golang:1.22\nRUN apt-get install -y git\nCMD [\"/app/server\"]\n",
                new() { Overrides = new() { RuntimePackages = ["git"] } }
            )
        );

    [Fact]
    public void What_nobody_looked_at_and_what_failed_before_stays_with_its_distribution()
    {
        Assert.Empty(SmallOf(Static(isDescribed: true)));
        Assert.Empty(SmallOf(Static(), lessons: new([], Rung.Wide)));
    }

    [Theory]
    [InlineData("slim")]
    [InlineData("same")]
    public void A_wish_for_another_base_is_followed(string wish) => Assert.Empty(SmallOf(Static(), options: new() { RuntimeBase = wish }));

    [Theory]
    [InlineData("debian:bookworm")]
    [InlineData("golang:1.22-alpine3.19")]
    public void A_distribution_that_the_author_chose_stays(string image) =>
        Assert.Empty(SmallOf(Static(), Go.Replace("golang:1.22", image, StringComparison.Ordinal)));

    private static Seen Static(bool isDescribed = false) =>
        new Seen { IsDescribed = isDescribed }
            .Built("/app/server")
            .Library("/app/server", "")
            .Reach("CMD", "/app/server", NeedKind.Root);

    private static IEnumerable<string> SmallOf(Seen seen, string dockerfile = Go, SplitOptions? options = null, Lessons? lessons = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(dockerfile)), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);

        return seen.Draft(analysis, options, lessons).Candidates.Select(candidate => candidate.Reference).Where(Small.Contains);
    }
}
