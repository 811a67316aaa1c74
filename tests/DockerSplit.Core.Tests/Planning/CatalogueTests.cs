using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>Known ways in which splits break that no other test shows; tests/failure-catalogue.tsv names the test of each.</summary>
public sealed class CatalogueTests
{
    private const string Build = """
        FROM base
        RUN apt-get install -y gcc && make install
        CMD ["/opt/app/run"]
        """;

    private static Seen App() => With(new());

    private static Seen With(ImageConfig config) =>
        new Seen { Config = config with { Architecture = "amd64" } }
            .InBase("/opt", kind: FileKind.Directory)
            .InBase("/root", kind: FileKind.Directory)
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc")
            .Built("/opt/app/run")
            .Reach("CMD", "/opt/app/run", NeedKind.Root);

    [Fact]
    public void Row_19_a_directory_of_the_base_that_the_build_opened_to_others_is_opened_again() =>
        Assert.Matches(
            "install -d -m 711( -o 0 -g 0)? /root\\b",
            App().Built("/root", kind: FileKind.Directory, mode: 0x1C9).Built("/root/tool/run").RuntimeStage(Build)
        );

    [Fact]
    public void Rows_40_and_68_what_is_copied_comes_from_the_builder_stage_and_is_never_a_link_layer()
    {
        var stage = App().Built("/srv/page").Built("/etc/app.conf").RuntimeStage(Build);
        var copies = stage.Split('\n').Where(line => line.StartsWith("COPY", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(copies);
        Assert.All(copies, line => Assert.StartsWith("COPY --from=builder /", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_43_48_88_and_89_the_authors_settings_are_said_again_in_his_own_words()
    {
        string[] settings =
        [
            "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
            "USER   root:root",
            "VOLUME /data  /more",
            "HEALTHCHECK --interval=3s CMD run --check | grep -q  ok",
            "CMD run  --listen 80",
        ];
        var stage = App()
            .RuntimeStage(
                "FROM base\n" + settings[0] + "\nRUN apt-get install -y gcc && make install\n" + string.Join('\n', settings[1..]) + "\n"
            );

        Assert.All(settings, setting => Assert.Contains("\n" + setting + "\n", stage, StringComparison.Ordinal));
    }

    [Fact]
    public void Row_44_an_argument_that_a_setting_of_run_time_uses_is_declared_in_both_stages()
    {
        var stage = App().RuntimeStage(Build.Replace("RUN", "ARG PORT=80\nENV LISTEN=$PORT\nRUN", StringComparison.Ordinal));

        Assert.InRange(
            stage.IndexOf("ARG PORT=80\n", StringComparison.Ordinal),
            0,
            stage.IndexOf("ENV LISTEN=$PORT\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Row_45_a_variable_of_the_author_is_set_in_both_stages()
    {
        var text = Text(App(), Build.Replace("RUN", "ENV MODE=production\nRUN", StringComparison.Ordinal));

        Assert.Equal(3, text.Split("ENV MODE=production\n").Length);
    }

    [Fact]
    public void Row_46_a_profile_that_the_build_wrote_comes_along() =>
        Assert.Contains(
            "/root/.profile",
            App().InBase("/root/.profile").Built("/root/.profile").RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Fact]
    public void Row_47_what_another_base_does_not_set_is_set_again()
    {
        var config = new ImageConfig
        {
            Environment = ["LANG=C.UTF-8"],
            User = "7",
            WorkingDirectory = "/srv",
        };
        var stage = With(config).StartFrom(new() { Architecture = "amd64" }).RuntimeStage(Build);

        Assert.Contains("ENV LANG=C.UTF-8\n", stage, StringComparison.Ordinal);
        Assert.Contains("USER 7\n", stage, StringComparison.Ordinal);
        Assert.Contains("WORKDIR /srv\n", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_49_a_working_directory_has_its_owner_before_WORKDIR_would_make_it_roots()
    {
        var stage = App()
            .InBase("/srv", kind: FileKind.Directory)
            .Built("/srv/work", kind: FileKind.Directory, user: 7)
            .RuntimeStage(Build.Replace("CMD", "WORKDIR /srv/work\nCMD", StringComparison.Ordinal));

        Assert.InRange(
            stage.IndexOf("-o 7 -g 7 /srv/work", StringComparison.Ordinal),
            0,
            stage.IndexOf("WORKDIR /srv/work", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Row_52_a_file_of_a_package_comes_with_its_package_whose_scripts_run_and_is_not_copied()
    {
        var stage = App()
            .Package("server")
            .Built("/usr/sbin/server", "server")
            .Reach("/opt/app/run", "/usr/sbin/server", NeedKind.Command)
            .RuntimeStage(Build);

        Assert.Contains("--no-install-recommends server &&", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("/usr/sbin/server", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_70_and_92_the_runtime_stage_is_the_last_and_the_authors_stage_keeps_name_and_number()
    {
        var text = Text(App(), Build.Replace("FROM base", "FROM base AS app", StringComparison.Ordinal));

        Assert.StartsWith("FROM base AS app\n", text, StringComparison.Ordinal);
        Assert.Contains("COPY --from=app /opt/app ", text, StringComparison.Ordinal);
        Assert.Contains("CMD [\"/opt/app/run\"]", text[text.LastIndexOf("FROM ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Row_77_modules_that_nothing_is_seen_to_require_come_along_with_the_others()
    {
        var stage = App()
            .Built("/opt/app/node_modules/server/index.js")
            .Reach("/opt/app/run", "/opt/app/node_modules/server/index.js", NeedKind.Opened)
            .Built("/opt/app/node_modules/peer/index.js")
            .RuntimeStage(Build);

        Assert.Contains("COPY --from=builder /opt/app /opt/app\n", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_74_a_base_with_triggers_is_refused()
    {
        var triggers = new ImageConfig { Architecture = "amd64", OnBuild = ["COPY . /app"] };

        Assert.Equal("DS4011", Assert.Single(Assert.IsType<Unsupported>(With(triggers).Plan(Build)).Diagnostics).Descriptor.Id);
        Assert.IsType<Split>(App().Plan(Build));
        Assert.IsType<Split>(With(triggers).StartFrom(new() { Architecture = "amd64" }).Plan(Build));
    }

    private static string Text(Seen seen, string dockerfile) => Assert.IsType<Split>(seen.Plan(dockerfile)).Text;
}
