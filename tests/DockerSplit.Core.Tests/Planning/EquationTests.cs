using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>needed - available = install + copy, seen in the runtime stage that comes out.</summary>
public sealed class EquationTests
{
    private const string Build = """
        FROM base
        RUN apt-get update && apt-get install -y gcc libssl-dev && cd /usr/src/app && ./configure && make && make install
        CMD ["/usr/local/bin/app"]
        """;

    private static Seen App() =>
        new Seen()
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .InBase("/usr/lib/libc.so.6", "libc6")
            .Package("libc6", inBase: true)
            .Package("gcc")
            .Package("libssl-dev")
            .Package("libssl3")
            .Built("/usr/bin/gcc", "gcc", size: 100_000_000)
            .Built("/usr/local/bin/app")
            .Program("/usr/local/bin/app", "libssl.so.3", "libc.so.6")
            .Reach("CMD", "/usr/local/bin/app", NeedKind.Root)
            .Reach("/usr/local/bin/app", "/usr/lib/libc.so.6");

    [Fact]
    public void Row_1_the_library_of_a_development_package_is_installed_and_the_package_is_not()
    {
        var stage = App().Built("/usr/lib/libssl.so.3", "libssl3").Reach("/usr/local/bin/app", "/usr/lib/libssl.so.3").RuntimeStage(Build);

        Assert.Contains("--no-install-recommends libssl3 &&", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("libssl-dev", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("gcc", stage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcc $(cat /tmp/packages.txt)", true)]
    [InlineData("gcc", false)]
    public void What_a_list_names_stays_as_what_the_author_names(string packages, bool stays)
    {
        var stage = App()
            .Package("plugin")
            .Built("/usr/share/plugin/data", "plugin")
            .RuntimeStage(Build.Replace("gcc libssl-dev", packages, StringComparison.Ordinal));

        Assert.Equal(stays, stage.Contains(" plugin ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_runtime_base_has_is_neither_installed_nor_copied() =>
        Assert.DoesNotContain("libc", App().RuntimeStage(Build), StringComparison.Ordinal);

    [Fact]
    public void A_link_of_a_development_package_is_made_again_without_the_package()
    {
        var stage = App()
            .Built("/usr/lib/libssl.so.3", "libssl3")
            .Built("/usr/lib/libssl.so", "libssl-dev", FileKind.SymbolicLink, link: "libssl.so.3")
            .Reach("/usr/local/bin/app", "/usr/lib/libssl.so", NeedKind.Opened)
            .Reach("/usr/lib/libssl.so", "/usr/lib/libssl.so.3", NeedKind.LinkTarget)
            .RuntimeStage(Build);

        Assert.Contains("ln -s libssl.so.3 /usr/lib/libssl.so", stage, StringComparison.Ordinal);
        Assert.Contains("libssl3", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("libssl-dev", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_habit_that_opens_a_directory_does_not_call_for_a_package_that_builds()
    {
        var stage = App()
            .Built("/usr/lib/gcc/plugin", "gcc")
            .Reach("/usr/local/bin/app", "/usr/lib/gcc/plugin", NeedKind.Opened)
            .RuntimeStage(Build);

        Assert.DoesNotContain("gcc", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_55_a_tool_that_a_script_calls_is_installed_though_it_looks_like_a_building_one()
    {
        const string build = """
            FROM base
            RUN apt-get install -y gcc git && make install
            ENTRYPOINT ["/entry.sh"]
            """;
        var stage = App()
            .Package("git")
            .Built("/usr/bin/git", "git")
            .Built("/entry.sh")
            .Reach("ENTRYPOINT", "/entry.sh", NeedKind.Root)
            .Reach("/entry.sh", "/usr/bin/git", NeedKind.Command)
            .RuntimeStage(build);

        Assert.Contains("install -y --no-install-recommends git ", stage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openssh-client", "/usr/bin/ssh", true)]
    [InlineData("exim4-daemon-light", "/usr/sbin/exim4", false)]
    [InlineData("libpam-systemd", "/usr/lib/security/pam_systemd.so", false)]
    [InlineData("make", "/usr/bin/make", false)]
    [InlineData("libgpm2", "/usr/lib/libgpm.so.2", false)]
    public void What_a_package_that_stays_recommends_stays_where_a_container_may_use_it(string name, string file, bool expected)
    {
        var stage = App()
            .Package("supervisor")
            .Built("/usr/bin/supervisord", "supervisor")
            .Recommended(name, "supervisor", file)
            .Recommended("gcc-helper", "gcc", "/usr/bin/gcc-helper")
            .RuntimeStage("FROM base\nRUN apt-get install -y gcc supervisor && make install\nCMD [\"/usr/local/bin/app\"]\n");

        Assert.Equal(expected, stage.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain("gcc-helper", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_package_that_goes_depends_on_is_not_kept_for_a_recommendation()
    {
        var stage = App()
            .Package("supervisor")
            .Built("/usr/bin/supervisord", "supervisor")
            .Package("sound-dev", depends: ["sound-formats"])
            .Recommended("sound-formats", "supervisor", "/usr/lib/sound/mp3.so")
            .RuntimeStage("FROM base\nRUN apt-get install -y gcc supervisor sound-dev && make install\nCMD [\"/usr/local/bin/app\"]\n");

        Assert.DoesNotContain("sound-formats", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_no_repository_has_is_not_installed_again()
    {
        var seen = App().Package("own-words").Built("/usr/share/own/words", "own-words").Reach("CMD", "/usr/share/own/words");
        var lessons = new Lessons([new UnknownPackage("own-words", "E: Unable to locate package own-words")], Rung.Exact);

        Assert.Contains("own-words", seen.RuntimeStage(Build), StringComparison.Ordinal);
        Assert.DoesNotContain("own-words", seen.RuntimeStage(Build, lessons: lessons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_the_author_pinned_stays_pinned()
    {
        var stage = App()
            .Package("nginx")
            .Built("/usr/sbin/nginx", "nginx")
            .RuntimeStage("FROM base\nRUN apt-get install -y gcc nginx=1.22.1-9 && make install\nCMD [\"nginx\"]\n");

        Assert.Contains("nginx=1.22.1-9", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_the_author_asks_for_and_no_rule_knows_is_kept()
    {
        var stage = App()
            .Package("supervisor")
            .Built("/usr/bin/supervisord", "supervisor")
            .RuntimeStage("FROM base\nRUN apt-get install -y gcc supervisor && make install\nCMD [\"/usr/local/bin/app\"]\n");

        Assert.Contains("supervisor", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_that_would_save_next_to_nothing_is_refused_with_the_sizes()
    {
        var huge = App().Built("/opt/data", size: 199_900_000);

        var refusal = Assert.IsType<NothingToSplit>(huge.Plan(Build));

        Assert.Contains("280 MB", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_own_decisions_win_over_every_rule()
    {
        var stage = App()
            .InBase("/usr/include", kind: FileKind.Directory)
            .Built("/usr/include/own.h")
            .RuntimeStage(
                Build,
                new()
                {
                    Overrides = new()
                    {
                        RuntimePackages = ["gcc"],
                        KeptPaths = ["/usr/include/own.h"],
                        DroppedPaths = ["/usr/local/bin/app"],
                    },
                }
            );

        Assert.Contains("gcc", stage, StringComparison.Ordinal);
        Assert.Contains("/usr/include/own.h", stage, StringComparison.Ordinal);
    }
}
