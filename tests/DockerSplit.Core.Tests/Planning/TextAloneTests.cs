using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Core.Tests.Description;
using DockerSplit.Description;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What the text alone makes of whole Dockerfiles.</summary>
public sealed class TextAloneTests
{
    private static SplitResult Split(string text, MemoryContext? context = null, KnowledgeBase? knowledge = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(model.Stages[0], context, start: DescribedBases.StartOf(model.Stages[0].Image)) with
        {
            Knowledge = knowledge ?? KnowledgeBase.Shipped,
        };

        return (SplitResult?)Splitter.Refuse(model, analysis) ?? Splitter.SplitByText(model, analysis, context, new());
    }

    private static string Runtime(SplitResult result) =>
        Assert.IsType<Split>(result).Text is var text ? text[text.LastIndexOf("FROM ", StringComparison.Ordinal)..] : "";

    [Fact]
    public void A_plan_is_made_with_the_knowledge_that_it_is_given()
    {
        const string Text =
            "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y mystery && echo a >/opt/a\nCOPY a.c /\nRUN cc -o /opt/x /a.c\nCMD [\"/opt/x\"]\n";
        var made = new KnowledgeBase(() => [])
        {
            Packages = new([new("made-up", PackagePurpose.Compiler, "a test's own") { Names = ["mystery"] }]),
        };

        Assert.Contains(" mystery", Runtime(Split(Text)), StringComparison.Ordinal);
        Assert.DoesNotContain("mystery", Runtime(Split(Text, knowledge: made)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_no_table_knows_is_no_doubt_where_it_stays() =>
        Assert.Contains(
            "COPY --from=builder /opt/a /opt/a",
            Runtime(
                Split("FROM example.org/base:1\nRUN cd /tmp && apk add gcc && mkdir /opt/a && gcc -o /opt/a/x /a.c\nCMD [\"/opt/a/x\"]\n")
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("RUN make -C /src install DESTDIR=/opt/a\nCMD [\"/opt/a/x\"]")]
    [InlineData("RUN apk add gcc && gcc -o x /a.c\nCMD [\"/x\"]")]
    public void It_is_one_where_it_may_be_the_toolchain_and_where_it_may_start_elsewhere(string instructions) =>
        Assert.IsType<NeedsEngine>(Split("FROM example.org/base:1\n" + instructions + "\n"));

    [Fact]
    public void Where_the_start_is_a_shell_compilers_may_be_what_people_work_with() =>
        Assert.IsType<NothingToSplit>(
            Split("FROM debian:12\nRUN apt-get install -y gcc && gcc -o /usr/local/bin/a /a.c\nCMD [\"bash\"]\n")
        );

    [Theory]
    [InlineData("golang:1.22-bookworm", "CMD [\"go\", \"run\", \".\"]")]
    [InlineData("golang:1.22-bookworm", "ENTRYPOINT [\"go\"]\nCMD [\"test\", \"./...\"]")]
    [InlineData("rust:1.75-bookworm", "CMD cargo run --release")]
    [InlineData("debian:12", "RUN apt-get install -y gcc\nCMD cd /tmp && exec gcc -o a a.c")]
    public void What_compiles_at_the_start_needs_its_compilers(string image, string instructions) =>
        Assert.IsType<NothingToSplit>(Split($"FROM {image}\nWORKDIR /a\nCOPY . .\nRUN make -C /a\n{instructions}\n", new()));

    [Fact]
    public void A_program_of_the_build_is_no_compiler_whatever_its_name_is() =>
        Assert.IsType<Split>(
            Split("FROM rust:1.75-bookworm\nCOPY . /a\nRUN cargo install --path /a --root /opt/gcc\nCMD [\"/opt/gcc/bin/gcc\"]\n", new())
        );

    [Fact]
    public void A_package_that_brings_repositories_comes_before_what_is_installed_from_them()
    {
        var text = Runtime(
            Split(
                "FROM rockylinux:9\nRUN dnf install -y epel-release && dnf install -y gcc lighttpd\nCOPY a.c /\nRUN gcc -o /usr/local/bin/a /a.c\nCMD [\"lighttpd\"]\n"
            )
        );

        Assert.Matches("(?s)dnf install.* epel-release.*dnf install.* lighttpd", text);
    }

    [Fact]
    public void A_package_that_brings_repositories_for_compilers_alone_goes_with_them() =>
        Assert.DoesNotContain(
            "epel",
            Runtime(
                Split(
                    "FROM rockylinux:9\nRUN dnf install -y epel-release && dnf install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/a /a.c\nCMD [\"a\"]\n"
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("java -jar /a.jar", "default-jre-headless", "default-jdk")]
    [InlineData("javac /a.java", "default-jdk-headless", "default-jre")]
    [InlineData("/opt/start", "default-jre-headless", "default-jdk")]
    public void Of_a_package_that_builds_and_runs_the_part_is_installed_that_is_called(string start, string installed, string left)
    {
        var text = Runtime(
            Split(
                $"FROM debian:12\nRUN apt-get install -y default-jdk-headless gcc && gcc -o /opt/start /a.c\nCMD [\"sh\", \"-c\", \"exec {start}\"]\nCOPY a.jar a.java /\n"
            )
        );

        Assert.Contains(installed, text, StringComparison.Ordinal);
        Assert.DoesNotContain(left, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main.go", "exec.Command(\"rsync\", \"-a\")", true)]
    [InlineData("main_test.go", "exec.Command(\"rsync\", \"-a\")", false)]
    [InlineData("main.go", "exec.Command(name, \"rsync\")", true)]
    [InlineData("main.go", "myexec.Command(\"a\")", false)]
    [InlineData("main.go", "exec.Command(name)", false)]
    [InlineData("serve.py", "import sync", true)]
    [InlineData("serve.py", "import other", false)]
    public void What_the_sources_start_is_installed(string file, string text, bool isInstalled)
    {
        var context = new MemoryContext((file, text), ("sync/__init__.py", "subprocess.run(['rsync'])"), ("main.c", ""));
        var runtime = Runtime(
            Split(
                "FROM debian:12\nRUN apt-get install -y rsync gcc python3\nWORKDIR /a\nCOPY . .\nRUN gcc -o /usr/local/bin/a main.c\nCMD [\"python3\", \"serve.py\", \"a\"]\n".Replace(
                    "serve.py",
                    file,
                    StringComparison.Ordinal
                ),
                context
            )
        );

        Assert.Equal(isInstalled, runtime.Contains("rsync", StringComparison.Ordinal));
    }

    [Fact]
    public void What_only_other_arguments_build_is_nothing_to_split() =>
        Assert.IsType<NothingToSplit>(
            Split("FROM debian:12\nARG A=no\nRUN if [ $A = yes ]; then apt-get install -y gcc && make install; fi\nCMD [\"cat\"]\n")
        );

    [Fact]
    public void Where_the_author_removes_his_tools_it_does_not_matter_where_the_packages_of_a_language_lie() =>
        Assert.IsType<NothingToSplit>(
            Split(
                "FROM alpine:3\nRUN apk add ruby && apk add --virtual t build-base && gem install x && apk del t\nCMD [\"ruby\", \"-v\"]\n"
            )
        );

    [Fact]
    public void Libraries_whose_packages_are_marked_as_wanted_stay_when_the_rest_is_removed()
    {
        var runtime = Runtime(
            Split(
                "FROM debian:bookworm\nRUN apt-get update && apt-get install -y gcc libssl-dev wget && make -C /src install && "
                    + "ldd /usr/local/bin/x | awk '{ print $1 }' | xargs -r apt-mark manual && apt-get purge -y --auto-remove libssl-dev\n"
                    + "CMD [\"x\"]\n"
            )
        );

        Assert.Contains("libssl3", runtime, StringComparison.Ordinal);
    }

    [Fact]
    public void A_settled_release_names_the_plain_image() =>
        Assert.StartsWith(
            "FROM debian:bookworm-slim\n",
            Runtime(
                Split("FROM golang:1.21.5\nWORKDIR /src\nCOPY . .\nRUN go build -o /usr/local/bin/a .\nCMD [\"a\"]\n", new(("a.go", "")))
            ),
            StringComparison.Ordinal
        );
}
