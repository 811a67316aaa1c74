using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What COPY and packages do not bring is done again.</summary>
public sealed class ReplayTests
{
    private const string Build = """
        FROM base
        RUN apt-get install -y gcc && useradd app && make install
        CMD ["/usr/local/bin/app"]
        """;

    private static Seen App() =>
        new Seen { Config = new() { User = "app" } }
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .InBase("/var/lib", kind: FileKind.Directory)
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc")
            .Built("/usr/local/bin/app")
            .Reach("CMD", "/usr/local/bin/app", NeedKind.Root);

    [Fact]
    public void Rows_29_and_30_an_account_is_created_again_with_the_same_numbers()
    {
        var stage = App().Account("app", 1234).RuntimeStage(Build);

        Assert.Contains("groupadd --system --gid 1234 app", stage, StringComparison.Ordinal);
        Assert.Contains("useradd --system --no-create-home --uid 1234 --gid app", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_come_before_the_files_that_belong_to_them()
    {
        var stage = App()
            .InBase("/srv/app", kind: FileKind.Directory)
            .Account("app", 1234)
            .Built("/srv/app/data", user: 1234)
            .RuntimeStage(Build);

        Assert.True(stage.IndexOf("useradd", StringComparison.Ordinal) < stage.IndexOf("COPY", StringComparison.Ordinal), stage);
        Assert.Contains("--chown=1234:1234", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_34_a_directory_that_is_empty_is_made_again()
    {
        var stage = App().Built("/var/lib/app", kind: FileKind.Directory).RuntimeStage(Build);

        Assert.Contains("mkdir -p /var/lib/app", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_32_and_33_a_private_directory_is_made_with_owner_and_mode_before_it_is_filled()
    {
        var stage = App()
            .Built("/var/lib/app", kind: FileKind.Directory, user: 7, mode: 0x1C0)
            .Built("/var/lib/app/page", user: 7)
            .RuntimeStage(Build);

        var made = stage.IndexOf("install -d -m 700 -o 7 -g 7 /var/lib/app", StringComparison.Ordinal);

        Assert.InRange(made, 0, stage.IndexOf("COPY", StringComparison.Ordinal));
    }

    [Fact]
    public void Row_54_a_log_file_that_is_a_link_is_a_link_again()
    {
        var stage = App().Built("/usr/local/bin/log", kind: FileKind.SymbolicLink, link: "/dev/stdout").RuntimeStage(Build);

        Assert.Contains("ln -s /dev/stdout /usr/local/bin/log", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_8_the_loaders_cache_is_written_anew_for_a_library_of_the_authors_own()
    {
        var seen = App().InBase("/usr/local/lib", kind: FileKind.Directory).Built("/usr/local/lib/libown.so.1");
        seen.Library("/usr/local/lib/libown.so.1", "libown.so.1");

        Assert.Contains("ldconfig", seen.RuntimeStage(Build), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_container_could_not_write_gets_the_originals_owner_and_mode()
    {
        var lessons = new Lessons([new PermissionDenied("/var/lib/app/db", "open: permission denied")], Rung.Exact);

        var stage = App().Built("/var/lib/app/db", user: 7, mode: 0x180).RuntimeStage(Build, lessons: lessons);

        Assert.Contains("chown 7:7 /var/lib/app/db && ", stage, StringComparison.Ordinal);
        Assert.Contains("chmod 600 /var/lib/app/db", stage, StringComparison.Ordinal);
    }

    private const string Upgrading = """
        FROM base
        RUN apt-get update && apt-get -y upgrade && apt-get install -y gcc && make install
        CMD ["/usr/local/bin/app"]
        """;

    [Fact]
    public void What_the_author_upgrades_is_upgraded_again_where_the_base_is_older()
    {
        var stage = App().Upgraded("libssl3").RuntimeStage(Upgrading);

        Assert.Contains(
            "RUN apt-get update && \\\n    apt-get upgrade -y && \\\n    rm -rf /var/lib/apt/lists/*",
            stage,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_no_package_of_the_base_is_older_there_is_nothing_to_upgrade() =>
        Assert.DoesNotContain("upgrade", App().Package("libssl3", inBase: true).RuntimeStage(Upgrading), StringComparison.Ordinal);
}
