using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>Stages between builder and runtime: those that strip, gather and resolve.</summary>
public sealed class StageTests
{
    private const string Build = "FROM debian:12\nRUN apt-get install -y gcc && make install\nCMD [\"/opt/app/run\"]\n";

    private static Seen App() =>
        new Seen()
            .InBase("/opt", kind: FileKind.Directory)
            .InBase("/bin/sh")
            .Package("gcc")
            .Package("zlib1g")
            .Built("/usr/bin/gcc", "gcc", size: 100_000_000)
            .Built("/opt/app/run")
            .Built("/usr/lib/libz.so.1", "zlib1g")
            .Program("/opt/app/run", "libz.so.1")
            .Reach("CMD", "/opt/app/run", NeedKind.Root)
            .Reach("/opt/app/run", "/usr/lib/libz.so.1");

    [Fact]
    public void Symbols_are_taken_out_behind_the_builder_and_the_tool_is_installed_there_alone()
    {
        var text = Text(App(), new() { Strip = true });

        Assert.Contains("FROM builder AS stripped\n", text, StringComparison.Ordinal);
        Assert.Contains("strip /opt/app/run\n", text, StringComparison.Ordinal);
        Assert.Contains("install -y --no-install-recommends binutils", Behind(text, "AS stripped"), StringComparison.Ordinal);
        Assert.DoesNotContain("binutils", Behind(text, "\nFROM debian:12\n"), StringComparison.Ordinal);
        Assert.Contains("COPY --from=stripped /opt/app /opt/app\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY --from=builder", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_the_builder_has_is_not_installed_again() =>
        Assert.DoesNotContain("binutils", Text(App().Built("/usr/bin/strip", "gcc"), new() { Strip = true }), StringComparison.Ordinal);

    [Theory]
    [InlineData("FROM debian:12 AS stripped", "FROM stripped AS slimmed\n")]
    [InlineData("FROM debian:12 AS build", "FROM build AS stripped\n")]
    public void A_stage_takes_no_name_of_the_author_s(string from, string expected) =>
        Assert.Contains(
            expected,
            Text(App(), new() { Strip = true }, Build.Replace("FROM debian:12", from, StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", false)]
    [InlineData("USER app\n", true)]
    [InlineData("USER app\nUSER root\n", true)]
    public void What_belongs_to_root_is_changed_by_root(string user, bool expected)
    {
        var stage = Behind(
            Text(App(), new() { Strip = true }, Build.Replace("CMD", user + "CMD", StringComparison.Ordinal)),
            "AS stripped\n"
        );

        Assert.Equal(expected, stage[..stage.IndexOf("RUN", StringComparison.Ordinal)].Contains("USER root\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_symbols_there_is_nothing_to_strip() =>
        Assert.DoesNotContain(
            "AS stripped",
            Text(
                new Seen().Package("gcc").Built("/usr/bin/gcc", "gcc", size: 100_000_000).Built("/opt/app/run").Starts("/opt/app/run"),
                new() { Strip = true }
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Packages_are_found_anew_in_each_build_and_named_nowhere()
    {
        var text = Text(App(), new() { ResolveAtBuild = true });

        Assert.Contains("FROM builder AS packages\n", text, StringComparison.Ordinal);
        Assert.Contains("ldd /opt/app/run | ", text, StringComparison.Ordinal);
        Assert.Contains("$(cat /mnt/packages)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zlib1g", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_not_linked_to_is_named_beside_those_that_are_found()
    {
        var seen = App().Package("tini").Built("/usr/bin/tini", "tini").Reach("ENTRYPOINT", "/usr/bin/tini", NeedKind.Command);

        Assert.Contains("$(cat /mnt/packages) tini", Text(seen, new() { ResolveAtBuild = true }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SHELL [\"/bin/bash\", \"-euc\"]\n", true)]
    [InlineData("", false)]
    public void A_library_that_nobody_owns_ends_no_search(string shell, bool expected) =>
        Assert.Equal(
            expected,
            Behind(
                    Text(App(), new() { ResolveAtBuild = true }, Build.Replace("RUN", shell + "RUN", StringComparison.Ordinal)),
                    "AS packages"
                )
                .Contains("SHELL [\"/bin/sh\", \"-c\"]\nRUN ldd", StringComparison.Ordinal)
        );

    [Fact]
    public void The_guard_is_the_last_step_of_the_build_and_names_the_programs_that_link()
    {
        var runtime = Behind(Text(App().Built("/opt/app/data"), new() { GuardLibraries = true }), "\nFROM debian:12\n");

        Assert.Contains("for file in /opt/app/run; do ldd $file; done", runtime, StringComparison.Ordinal);
        Assert.InRange(runtime.IndexOf("COPY", StringComparison.Ordinal), 0, runtime.IndexOf("for file in", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_of_files_alone_is_gathered_with_owners_and_modes_and_nothing_runs_in_it()
    {
        var seen = App()
            .Built("/opt/app/data", kind: FileKind.Directory, user: 7, mode: 0x1C0)
            .Built("/opt/app/a b")
            .Built("/opt/app/link", kind: FileKind.SymbolicLink, link: "run");
        var text = Text(seen, new(), runtime: RuntimeImage.Scratch);
        var runtime = Behind(text, "\nFROM scratch\n");

        Assert.Contains("FROM builder AS rootfs\n", text, StringComparison.Ordinal);
        Assert.Contains("install -d -m 700 -o 7 -g 7 /rootfs/opt/app/data", text, StringComparison.Ordinal);
        Assert.Matches("tar -C / -cf /rootfs.tar .*'opt/app/a b'.* opt/app/link opt/app/run .*usr/lib/libz.so.1", text);
        Assert.Contains("COPY --from=rootfs /rootfs/ /\n", runtime, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN", runtime, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_files_alone_needs_no_package_and_no_compiler()
    {
        var text = Text(App(), new(), runtime: RuntimeImage.Scratch);

        Assert.DoesNotContain("usr/bin/gcc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("apt-get", Behind(text, "AS rootfs"), StringComparison.Ordinal);
    }

    private static string Text(Seen seen, SplitOptions options, string dockerfile = Build, RuntimeImage? runtime = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(dockerfile)), ImmutableDictionary<string, string>.Empty);
        var draft = seen.Draft(StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null), options);

        return Assert.IsType<Split>(Splitter.Split(model, draft, runtime ?? draft.OwnBase)).Text;
    }

    private static string Behind(string text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[(at + mark.Length)..] : "";
}
