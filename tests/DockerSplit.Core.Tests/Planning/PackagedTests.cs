using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What packages bring: which of them the runtime stage names, and what the build changed in their files.</summary>
public sealed class PackagedTests
{
    private const string Build =
        "FROM debian:12\nRUN apt-get install -y gcc{0} && gcc -o /usr/local/bin/app app.c{1}\nCMD [\"/usr/local/bin/app\"]\n";

    [Fact]
    public void Of_alternatives_the_originals_is_named_where_the_package_manager_would_choose_another()
    {
        var stage = Program("libspell")
            .Package("libspell", depends: ["dictionary-en | dictionary"])
            .Package("dictionary")
            .RuntimeStage(Dockerfile());

        Assert.Contains("dictionary libspell", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_alternative_comes_by_itself()
    {
        var stage = Program("libspell")
            .Package("libspell", depends: ["dictionary | dictionary-en"])
            .Package("dictionary")
            .RuntimeStage(Dockerfile());

        Assert.DoesNotContain("dictionary", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_original_has_several_alternatives_none_is_taken_for_brought_by_the_package()
    {
        var stage = Program("libspell")
            .Package("libspell", depends: ["dictionary-en | dictionary-de"])
            .Package("dictionary-de")
            .Package("dictionary-en")
            .Built("/usr/share/dictionaries/de.dic", owner: "dictionary-de")
            .Built("/usr/share/dictionaries/en.dic", owner: "dictionary-en")
            .RuntimeStage(Dockerfile(" dictionary-de dictionary-en"));

        Assert.Contains("dictionary-de dictionary-en libspell", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alternative_that_the_base_has_is_not_named()
    {
        var stage = Program("libspell")
            .Package("libspell", depends: ["dictionary-en | dictionary"])
            .Package("dictionary", inBase: true)
            .RuntimeStage(Dockerfile());

        Assert.DoesNotContain("dictionary", stage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/lib/plug/libplug-mp3.so")]
    [InlineData("/usr/share/dictionaries/de.dic")]
    public void A_plugin_or_data_that_the_author_asks_for_stays_though_nothing_links_to_it(string file)
    {
        var stage = Program("libc6").Package("libc6").Package("extra").Built(file, owner: "extra").RuntimeStage(Dockerfile(" extra"));

        Assert.Contains("extra", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_only_stands_for_others_is_what_they_are()
    {
        var stage = Program("libc6")
            .Package("libc6")
            .Package("client", depends: ["client-15"])
            .Package("client-15")
            .Built("/usr/bin/client", owner: "client-15")
            .RuntimeStage(Dockerfile(" client"));

        Assert.Contains("client", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_packages_script_made_and_the_author_deletes_is_deleted_again()
    {
        var stage = Program("libz")
            .Package("libz")
            .Built("/etc/sites", owner: "libz", kind: FileKind.Directory)
            .Built("/etc/sites/own", owner: "libz")
            .RuntimeStage(Dockerfile("", " && rm /etc/sites/default"));

        Assert.Contains("rm -f /etc/sites/default", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_author_deletes_of_nobodys_is_not_mentioned() =>
        Assert.DoesNotContain(
            "rm -f /srv",
            Program("libz").Package("libz").RuntimeStage(Dockerfile("", " && rm /srv/x")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_password_is_read_from_the_builder_and_written_nowhere()
    {
        var stage = Program("libz")
            .Package("libz")
            .Account("guest", 1000)
            .Password("guest")
            .RuntimeStage(Dockerfile("", " && useradd guest"));

        Assert.Contains(
            "RUN --mount=type=bind,from=builder,source=/etc/shadow,target=/mnt/etc/shadow grep -E '^(guest):' /mnt/etc/shadow",
            stage,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_persons_account_is_made_as_one()
    {
        var person = Program("libz").Package("libz").Account("guest", 1000).SubordinateIds("guest");
        var service = Program("libz").Package("libz").Account("guest", 1000);

        Assert.Contains("useradd --no-create-home", person.RuntimeStage(Dockerfile("", " && useradd guest")), StringComparison.Ordinal);
        Assert.Contains(
            "useradd --system --no-create-home",
            service.RuntimeStage(Dockerfile("", " && useradd guest")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Who_has_a_password_is_made_again_whatever_command_made_him() =>
        Assert.Contains(
            "useradd",
            Program("libz").Package("libz").Account("guest", 1000).Password("guest").RuntimeStage(Dockerfile()),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_account_is_made_before_packages_are_installed_which_take_it_as_it_is()
    {
        var stage = Program("libz").Package("libz").Account("app", 101).RuntimeStage(Dockerfile("", " && useradd app"));

        Assert.InRange(stage.IndexOf("useradd", StringComparison.Ordinal), 0, stage.IndexOf("apt-get install", StringComparison.Ordinal));
    }

    private static string Dockerfile(string packages = "", string commands = "") =>
        Build.Replace("{0}", packages, StringComparison.Ordinal).Replace("{1}", commands, StringComparison.Ordinal);

    /// <summary>A program that links to a library of a package.</summary>
    private static Seen Program(string package) =>
        new Seen()
            .InBase("/usr/lib/libc.so.6")
            .InBase("/etc/passwd")
            .InBase("/usr/sbin/useradd")
            .Package("gcc")
            .Built("/usr/bin/gcc", owner: "gcc")
            .Built("/usr/local/bin/app")
            .Built("/usr/lib/libz.so.1", owner: package)
            .Reach("CMD", "/usr/local/bin/app", NeedKind.Root)
            .Reach("/usr/local/bin/app", "/usr/lib/libz.so.1");
}
