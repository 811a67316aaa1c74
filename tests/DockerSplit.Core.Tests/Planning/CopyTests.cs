using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>The fewest COPY paths that are right.</summary>
public sealed class CopyTests
{
    private const string Build =
        "FROM base\nRUN apt-get install -y gcc && cd /usr/src/app && make && make install\nCMD [\"/opt/app/bin/app\"]\n";

    private static Seen App() =>
        new Seen()
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .InBase("/opt", kind: FileKind.Directory)
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc")
            .Built("/opt/app/bin/app")
            .Reach("CMD", "/opt/app/bin/app", NeedKind.Root);

    [Fact]
    public void A_prefix_that_is_new_and_needed_is_copied_whole() =>
        Assert.Contains(
            "COPY --from=builder /opt/app /opt/app\n",
            App().Built("/opt/app/share/page.html").RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Fact]
    public void Headers_under_a_prefix_stay_behind_unless_they_are_asked_for()
    {
        var seen = App().Built("/opt/app/include/app.h");

        Assert.DoesNotContain("include", seen.RuntimeStage(Build), StringComparison.Ordinal);
        Assert.Contains(
            "COPY --from=builder /opt/app /opt/app\n",
            seen.RuntimeStage(
                Build,
                new()
                {
                    KeepDevelopmentFiles = true,
                    Overrides = new() { KeptPaths = ["/opt/app"] },
                }
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Files_in_a_directory_that_packages_share_are_named_one_by_one_in_one_line() =>
        Assert.Contains(
            "COPY --from=builder /usr/local/bin/one /usr/local/bin/two /usr/local/bin/\n",
            App().Built("/usr/local/bin/one").Built("/usr/local/bin/two").RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_build_tree_in_which_the_container_does_not_start_stays_behind() =>
        Assert.DoesNotContain("/usr/src", App().Built("/usr/src/app/README").RuntimeStage(Build), StringComparison.Ordinal);

    [Fact]
    public void Row_64_templates_beside_a_program_that_starts_in_its_own_sources_are_kept_and_the_sources_are_not()
    {
        var stage = new Seen
        {
            Config = new() { WorkingDirectory = "/app", Command = ["./server"] },
        }
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc")
            .Built("/app/server")
            .Built("/app/main.go")
            .Built("/app/templates/page.html")
            .Reach("CMD", "/app/server", NeedKind.Root)
            .RuntimeStage("FROM base\nRUN apt-get install -y gcc\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nCMD [\"./server\"]\n");

        Assert.Contains("/app/server /app/server", stage, StringComparison.Ordinal);
        Assert.Contains("/app/templates /app/templates", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("main.go", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_bracket_is_no_pattern() =>
        Assert.Contains(
            "/usr/local/bin/[[]id] /usr/local/bin/[id]\n",
            App().Built("/usr/local/bin/[id]").RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_a_container_missed_is_brought_whether_copied_or_installed()
    {
        var lessons = new Lessons([new MissingFile("/usr/src/app/late.conf", "no such file")], Rung.Everything);

        Assert.Contains("/usr/src", App().Built("/usr/src/app/late.conf").RuntimeStage(Build, lessons: lessons), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_is_the_same_each_time()
    {
        var seen = App().Built("/usr/local/bin/one").Built("/usr/local/bin/two");

        Assert.Equal(seen.RuntimeStage(Build), seen.RuntimeStage(Build));
    }

    [Fact]
    public void The_builder_stage_is_the_original_to_the_byte()
    {
        var text = Assert.IsType<Split>(App().Plan(Build)).Text;

        Assert.StartsWith(
            "FROM base AS builder\nRUN apt-get install -y gcc && cd /usr/src/app && make && make install\n",
            text,
            StringComparison.Ordinal
        );
    }
}
