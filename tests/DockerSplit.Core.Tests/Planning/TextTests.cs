using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Planning;
using DockerSplit.Planning.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What the one planner makes of an image that only the text tells of.</summary>
public sealed class TextTests
{
    private const string Build =
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc nginx && make install\nCMD [\"/opt/app/run\"]\n";

    private static Seen Described() =>
        new Seen { IsDescribed = true }
            .Package("gcc")
            .Package("nginx");

    [Fact]
    public void A_directory_of_unknown_content_is_copied_whole_and_no_size_is_promised()
    {
        var split = Assert.IsType<Split>(Described().Opaque("/opt/app").Plan(Build));

        Assert.Contains("COPY --from=builder /opt/app /opt/app\n", split.Text, StringComparison.Ordinal);
        Assert.Null(split.Plan.EstimatedSize);
        Assert.All(split.Plan.Copies, copy => Assert.Null(copy.Size));
    }

    [Fact]
    public void What_lies_in_a_directory_that_programs_share_never_takes_the_directory_along()
    {
        var seen = Described();
        for (var i = 0; i < 12; i++)
            seen.Built($"/usr/local/bin/tool{i}");

        var text = Assert.IsType<Split>(seen.Plan(Build)).Text;

        Assert.Contains("COPY --from=builder /usr/local/bin/tool0 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY --from=builder /usr/local/bin /usr/local/bin", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_whose_files_nobody_knows_is_kept_unless_a_rule_says_that_it_builds()
    {
        var plan = Assert.IsType<Split>(Described().Opaque("/opt/app").Plan(Build)).Plan;

        Assert.Equal(["nginx"], plan.Installs.Select(package => package.Name));
        Assert.Equal(PackageRole.BuildOnly, plan.Packages.Single(package => package.Name == "gcc").Role);
    }

    [Fact]
    public void A_package_that_is_needed_without_a_known_file_is_installed()
    {
        var plan = Assert.IsType<Split>(Described().Opaque("/opt/app").NeedsPackage("CMD", "tini").Plan(Build)).Plan;

        var tini = plan.Installs.Single(package => package.Name == "tini");
        Assert.Equal("called", tini.Evidence[0].Rule);
    }

    [Fact]
    public void Certificates_stay_where_nobody_knows_what_programs_link_to_and_the_author_leaves_them()
    {
        const string text =
            "FROM debian:12\nRUN apt-get update && apt-get install -y gcc ca-certificates && make install\nCMD [\"/opt/app/run\"]\n";

        Assert.Contains(
            "ca-certificates",
            Assert
                .IsType<Split>(
                    new Seen { IsDescribed = true }
                        .Package("gcc")
                        .Package("ca-certificates")
                        .Opaque("/opt/app")
                        .Plan(text)
                )
                .Plan.Installs.Select(package => package.Name)
        );
    }

    [Fact]
    public void A_doubt_where_the_needs_reach_needs_an_engine_and_says_its_line()
    {
        var result = Assert.IsType<NeedsEngine>(
            Described().Opaque("/opt/app").Doubt("/opt", "what ./install.sh writes is not known").Plan(Build)
        );

        var doubt = Assert.Single(result.Doubts);
        Assert.Equal("DS4003", doubt.Id);
        Assert.Contains("./install.sh", doubt.Message, StringComparison.Ordinal);
        Assert.Equal(1, doubt.Position.Line);
    }

    [Fact]
    public void A_guess_is_written_all_the_same_with_each_doubt_above_the_runtime_stage()
    {
        var seen = Described().Opaque("/opt/app").Doubt("/opt", "what ./install.sh writes is not known");

        var split = Assert.IsType<Split>(seen.Plan(Build, new() { Guess = true }));

        Assert.Equal("DS4003", Assert.Single(split.Plan.Cautions).Id);
        Assert.Contains("# doubt, line 1: what ./install.sh writes is not known", split.Text, StringComparison.Ordinal);
        Assert.True(split.Text.IndexOf("# doubt", StringComparison.Ordinal) < split.Text.LastIndexOf("FROM ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_started_has_to_be_brought_by_something() =>
        Assert.Contains(
            Assert.IsType<NeedsEngine>(Described().Opaque("/opt/app").Missing("CMD", "/opt/app/run").Plan(Build)).Doubts,
            doubt => doubt is { Id: "DS4004", Position.Line: 3 }
        );

    [Fact]
    public void Where_no_table_knows_a_library_each_build_finds_its_package()
    {
        var split = Assert.IsType<Split>(Described().Opaque("/opt/app").Unresolved("libodd-dev").Plan(Build));

        Assert.Contains("FROM builder AS packages\n", split.Text, StringComparison.Ordinal);
        Assert.Contains("RUN find /opt/app -type f ", split.Text, StringComparison.Ordinal);
        Assert.Contains("$(cat /mnt/packages) nginx", split.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_rpm_keeps_the_database_it_tells_the_owners()
    {
        const string text = "FROM fedora:40\nRUN dnf install -y gcc odd-devel && make install\nCMD [\"/opt/app/run\"]\n";
        var seen = new Seen { IsDescribed = true, Distribution = "fedora" }
            .Package("gcc")
            .Package("odd-devel")
            .Opaque("/opt/app")
            .Unresolved("odd-devel");

        Assert.Contains("xargs -r rpm -qf", Assert.IsType<Split>(seen.Plan(text)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_directory_that_the_base_fills_is_not_copied_whole()
    {
        var seen = Described().InBase("/usr/local/bin/python3").Opaque("/usr/local");

        Assert.Contains(Assert.IsType<NeedsEngine>(seen.Plan(Build)).Doubts, doubt => doubt.Id == "DS4006");
    }

    [Fact]
    public void What_the_author_removes_himself_is_no_saving()
    {
        const string text =
            "FROM debian:12\nRUN apt-get install -y gcc nginx && make install && apt-get purge -y gcc\nCMD [\"/opt/app/run\"]\n";

        var nothing = Assert.IsType<NothingToSplit>(
            new Seen { IsDescribed = true }
                .Package("nginx")
                .Opaque("/opt/app")
                .Plan(text)
        );

        Assert.Equal("the author already removes what only the build needs", nothing.Reason);
    }

    [Fact]
    public void An_image_that_starts_nothing_of_its_own_and_installs_compilers_is_an_image_of_tools()
    {
        const string text = "FROM debian:12\nRUN apt-get update && apt-get install -y gcc cmake && rm -rf /var/lib/apt/lists/*\n";

        Assert.Contains(
            "tools",
            Assert
                .IsType<NothingToSplit>(
                    new Seen { IsDescribed = true }
                        .Package("gcc")
                        .Plan(text)
                )
                .Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_account_is_made_by_the_author_s_own_statement_before_what_belongs_to_it()
    {
        const string text =
            "FROM debian:12\nRUN apt-get install -y --no-install-recommends gcc nginx && useradd -r app && make install && chown -R app /opt/app\nUSER app\nCMD [\"/opt/app/run\"]\n";

        var stage = Described().Account("app", 70_000).Opaque("/opt/app", user: 70_000).RuntimeStage(text);

        Assert.Contains("RUN useradd -r app\n", stage, StringComparison.Ordinal);
        Assert.Contains("COPY --from=builder --chown=app:app /opt/app /opt/app\n", stage, StringComparison.Ordinal);
        Assert.True(stage.IndexOf("useradd", StringComparison.Ordinal) < stage.IndexOf("COPY", StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_under_a_condition_is_a_doubt()
    {
        const string text =
            "FROM debian:12\nRUN apt-get install -y gcc && make install; if [ -n \"$X\" ]; then useradd app; fi\nCMD [\"/opt/app/run\"]\n";

        Assert.Contains(Assert.IsType<NeedsEngine>(Described().Opaque("/opt/app").Plan(text)).Doubts, doubt => doubt.Id == "DS4008");
    }

    [Fact]
    public void A_release_that_the_author_names_is_named_again_and_so_is_his_command()
    {
        const string apt =
            "FROM debian:12\nRUN apt-get install -y gcc && apt-get install -y -t bookworm-backports nginx && make install\nCMD [\"/opt/app/run\"]\n";
        const string yum = "FROM centos:7\nRUN yum install -y gcc nginx && make install\nCMD [\"/opt/app/run\"]\n";

        Assert.Contains("-t bookworm-backports nginx", Described().Opaque("/opt/app").RuntimeStage(apt), StringComparison.Ordinal);
        Assert.Contains(
            "yum install -y",
            new Seen { IsDescribed = true, Distribution = "centos" }
                .Package("gcc")
                .Package("nginx")
                .Opaque("/opt/app")
                .RuntimeStage(yum),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Each_file_that_the_build_left_is_judged_once()
    {
        var seen = new Seen().Built("/opt/a").Built("/opt/b").Built("/src/c.c");
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(Build)), ImmutableDictionary<string, string>.Empty);

        var draft = seen.Draft(StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null), lessons: new([], Rung.Wide));
        _ = Splitter.Split(model, draft, draft.OwnBase);

        Assert.Equal(draft.Judged.Length, draft.Rules.Judgements);
    }

    [Fact]
    public void Copies_are_merged_in_time_that_grows_with_their_number()
    {
        var entries = Enumerable.Range(0, 100_000).Select(i => $"/opt/d{i % 1000}/f{i}");

        Assert.Equal(1000, CrowdedDirectories.Merge(entries, static directory => directory != "/opt").Count());
    }
}
