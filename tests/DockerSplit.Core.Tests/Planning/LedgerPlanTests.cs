using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>A plan says what becomes of everything, and does again what the build did to files of packages and of the base.</summary>
public sealed class LedgerPlanTests
{
    private const string Build = """
        FROM base
        RUN apt-get install -y gcc server && make install
        CMD ["/usr/bin/server"]
        """;

    private static Seen App() =>
        new Seen()
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .InBase("/etc/base.conf")
            .InBase("/usr/share/server", kind: FileKind.Directory)
            .Package("gcc")
            .Package("server")
            .Built("/usr/bin/gcc", "gcc")
            .Built("/usr/bin/server", "server")
            .Built("/usr/share/server/page", "server")
            .Built("/usr/local/bin/app")
            .Built("/usr/src/app/main.c")
            .Reach("CMD", "/usr/bin/server", NeedKind.Root);

    [Fact]
    public void What_the_plan_keeps_is_expected_and_what_it_leaves_out_has_its_reason()
    {
        var expected = Plan(App()).Expected;

        Assert.True(expected.Copied.Covers("/usr/local/bin/app"));
        Assert.Contains("server", expected.Installed);
        Assert.Equal("knowledge:compilers", expected.DroppedPackages["gcc"].Rule);
        Assert.Contains(expected.DroppedPaths, dropped => dropped.Key == "/usr/src/app/main.c");
        Assert.True(expected.KeepsBase);
    }

    [Fact]
    public void On_another_base_what_nobody_reaches_may_be_missing_for_a_weak_reason()
    {
        var expected = Plan(App().StartFrom(new() { Architecture = "amd64" })).Expected;

        Assert.False(expected.KeepsBase);
        Assert.True(expected.Rest is { IsWeak: true });
    }

    [Fact]
    public void Only_what_packages_that_go_depend_on_goes_for_their_sake_and_the_rest_for_a_weak_reason()
    {
        var seen = App().Package("recommended").Package("gcc-lib").Package("make", depends: ["gcc-lib"]);
        var dropped = Plan(seen, Build.Replace("gcc", "gcc make", StringComparison.Ordinal)).Expected.DroppedPackages;

        Assert.Equal(("for-what-goes", false), (dropped["gcc-lib"].Rule, dropped["gcc-lib"].IsWeak));
        Assert.Equal(("unreached", true), (dropped["recommended"].Rule, dropped["recommended"].IsWeak));
    }

    [Fact]
    public void A_file_that_the_build_put_in_place_of_a_packages_is_copied_over_it()
    {
        var stage = App().Changed("server", ["/usr/share/server/page"], []).RuntimeStage(Build);

        Assert.Contains("COPY --from=builder /usr/share/server/page /usr/share/server/page", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_build_removed_from_a_package_is_removed_again()
    {
        var stage = App().Changed("server", [], ["/etc/server/default"]).RuntimeStage(Build);

        Assert.Contains("rm -rf /etc/server\n", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_build_removed_from_the_base_is_removed_again()
    {
        var stage = App().Removed("/etc/site/default").RuntimeStage(Build);

        Assert.Contains("rm -f /etc/site/default\n", stage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/share/doc/base/README")]
    [InlineData("/var/log/base.log")]
    [InlineData("/var/cache/base/list")]
    [InlineData("/usr/lib/python3/__pycache__/x.pyc")]
    public void What_is_removed_to_save_space_is_not(string path) =>
        Assert.DoesNotContain("rm -f ", App().Removed(path).RuntimeStage(Build), StringComparison.Ordinal);

    [Fact]
    public void What_a_round_saw_to_differ_is_copied_given_its_owner_or_removed()
    {
        var lessons = new Lessons(
            [
                new OtherContent("/usr/share/server/page", "content differs"),
                new OtherAttributes("/etc/base.conf", "mode differs"),
                new ForeignFile("/etc/server/sites/default", "it is back"),
            ],
            Rung.Exact
        );
        var stage = App().RuntimeStage(Build, lessons: lessons);

        Assert.Contains("COPY --from=builder /usr/share/server/page", stage, StringComparison.Ordinal);
        Assert.Contains("chmod 755 /etc/base.conf", stage, StringComparison.Ordinal);
        Assert.Contains("rm -rf /etc/server\n", stage, StringComparison.Ordinal);
    }

    private static SplitPlan Plan(Seen seen, string dockerfile = Build) => Assert.IsType<Split>(seen.Plan(dockerfile)).Plan;
}
