using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>With a seen image: which files, packages and accounts the runtime stage gets, one rule at a time.</summary>
public sealed class SeenRuleTests
{
    private const string Build = "FROM debian:12\nRUN apt-get install -y gcc extra && make -C /src install\nCMD [\"/opt/app/run\"]\n";

    private static Seen App() =>
        new Seen()
            .InBase("/opt", kind: FileKind.Directory)
            .InBase("/etc", kind: FileKind.Directory)
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc", size: 100_000_000)
            .Built("/opt/app/run")
            .Reach("CMD", "/opt/app/run", NeedKind.Root);

    [Theory]
    [InlineData("/etc/app.conf", true)]
    [InlineData("/opt/app/share/page.html", true)]
    [InlineData("/srv/www/index.html", true)]
    [InlineData("/usr/local/bin/tool", true)]
    [InlineData("/usr/local/lib/libx.so.1", true)]
    [InlineData("/usr/local/include/x.h", false)]
    [InlineData("/usr/local/lib/libx.a", false)]
    [InlineData("/usr/local/share/man/man1/x.1", false)]
    [InlineData("/usr/share/doc/x/README", false)]
    [InlineData("/src/main.c", false)]
    [InlineData("/tmp/x", false)]
    [InlineData("/var/tmp/x", false)]
    [InlineData("/var/cache/apt/archives/x.deb", false)]
    [InlineData("/var/lib/apt/lists/x", false)]
    [InlineData("/etc/passwd", false)]
    public void A_file_that_nobody_owns_and_nothing_reaches(string path, bool isCopied) =>
        Assert.Equal(isCopied, Names(App().Built(path), path));

    [Theory]
    [InlineData("/usr/local/include/x.h")]
    [InlineData("/tmp/x")]
    [InlineData("/src/main.c")]
    [InlineData("/usr/share/doc/x/README")]
    public void What_is_reached_comes_along_wherever_it_lies(string path) =>
        Assert.True(Names(App().Built(path).Reach("/opt/app/run", path, NeedKind.Opened), path));

    [Theory]
    [InlineData("make", false)]
    [InlineData("libssl-dev", false)]
    [InlineData("supervisor", true)]
    [InlineData("redis-server", true)]
    public void A_package_that_the_author_asks_for(string package, bool isInstalled)
    {
        var stage = App()
            .Package(package)
            .Built("/usr/bin/of-" + package, package)
            .RuntimeStage(Build.Replace("extra", package, StringComparison.Ordinal));

        Assert.Equal(isInstalled, stage.Contains(package, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NeedKind.Library)]
    [InlineData(NeedKind.Command)]
    [InlineData(NeedKind.Root)]
    [InlineData(NeedKind.LinkTarget)]
    public void A_package_is_installed_for_a_file_of_it_that_is_needed(NeedKind kind) =>
        Assert.Contains(
            "install -y --no-install-recommends dep ",
            App().Package("dep").Built("/usr/lib/dep", "dep").Reach("/opt/app/run", "/usr/lib/dep", kind).RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_base_has_is_not_installed(bool inBase)
    {
        var seen = App().Package("dep", inBase);
        seen = inBase ? seen.InBase("/usr/lib/dep", "dep") : seen.Built("/usr/lib/dep", "dep");

        Assert.Equal(!inBase, seen.Reach("/opt/app/run", "/usr/lib/dep").RuntimeStage(Build).Contains("dep ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_another_package_brings_is_not_named() =>
        Assert.DoesNotContain(
            "second",
            App()
                .Package("first", depends: ["second"])
                .Package("second")
                .Built("/usr/lib/first", "first")
                .Built("/usr/lib/second", "second")
                .Reach("/opt/app/run", "/usr/lib/first")
                .Reach("/opt/app/run", "/usr/lib/second")
                .RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("/srv/a", 7, "--chown=7:7 /srv/a /srv/a")]
    [InlineData("/srv/a", 0, "COPY --from=builder /srv/a /srv/a")]
    public void Files_keep_their_owner(string path, int user, string expected) =>
        Assert.Contains(
            expected,
            App().InBase("/srv", kind: FileKind.Directory).Built(path, user: user).RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(Rung.Exact, false)]
    [InlineData(Rung.Everything, true)]
    public void The_last_rungs_take_what_lies_in_the_build_tree(Rung rung, bool isCopied) =>
        Assert.Equal(isCopied, Names(App().Built("/src/data.bin"), "/src", new([], rung)));

    private static bool Names(Seen seen, string path, Lessons? lessons = null)
    {
        var copies = Assert.IsType<Split>(seen.Plan(Build, lessons: lessons)).Plan.Copies;

        return copies.Any(copy => ContainerPath.IsWithin(path, copy.Path) || ContainerPath.IsWithin(copy.Path, path));
    }
}
