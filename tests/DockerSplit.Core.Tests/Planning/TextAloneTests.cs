using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
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
        var analysis = StageAnalyzer.Analyze(
            model.Stages[0],
            ShippedCommands.Catalog,
            context,
            start: DescribedBases.StartOf(model.Stages[0].Image)
        ) with
        {
            Knowledge = knowledge ?? KnowledgeBase.Shipped,
        };

        return (SplitResult?)Splitter.Refuse(model, analysis) ?? Splitter.SplitByText(model, analysis, context, new());
    }

    private static string Runtime(SplitResult result) =>
        Assert.IsType<Split>(result).Text is var text ? text[text.LastIndexOf("FROM ", StringComparison.Ordinal)..] : "";

    private const string Server =
        "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev nginx-light\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\n";

    [Theory]
    [InlineData("rm /etc/nginx/sites-enabled/default", "rm -rf /etc/nginx/sites-enabled/default")]
    [InlineData("mkdir -p /etc/nginx/own && rm /etc/nginx/sites-enabled/default", "rm -rf /etc/nginx/sites-enabled/default")]
    [InlineData("rm -f /etc/nginx/sites-enabled/*", "rm -rf /etc/nginx/sites-enabled/*")]
    public void What_the_author_removes_of_a_package_is_removed_again(string command, string line) =>
        Assert.Contains(line, Runtime(Split($"{Server}RUN {command}\nCMD [\"nginx\"]\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("mkdir /opt/a && touch /opt/a/b && rm -r /opt/a/b")]
    [InlineData("rm -rf /var/lib/apt/lists/* /tmp/* /var/log/nginx /usr/share/doc/nginx /root/x /a.c")]
    [InlineData("find / -name '*.a' -delete")]
    public void What_else_he_removes_is_not(string command) =>
        Assert.DoesNotContain(
            "the author removes what",
            Runtime(Split($"{Server}RUN {command}\nCMD [\"nginx\"]\n")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("find /usr/share/nginx -type d -exec chown www-data {} +")]
    [InlineData("find /etc/nginx -type f | xargs chmod 600")]
    [InlineData("chmod 600 /etc/nginx/*.conf")]
    [InlineData("test -e /x && chown www-data /etc/nginx || true")]
    [InlineData("test -e /x && rm /etc/nginx/nginx.conf || true")]
    [InlineData("find /etc/nginx -name 'default*' -delete")]
    [InlineData("find /etc/nginx -name 'default*' -exec rm -f {} +")]
    [InlineData("find /etc/nginx -name 'default*' | xargs rm")]
    public void Which_files_of_packages_are_changed_has_to_be_known(string command) =>
        Assert.Contains(
            Assert.IsType<NeedsEngine>(Split($"{Server}RUN {command}\nCMD [\"nginx\"]\n")).Doubts,
            doubt => doubt.Message.Contains("files of packages", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("chmod 600 /etc/nginx/nginx.conf")]
    [InlineData("mkdir -p /opt/a && chmod 700 /opt/a/*")]
    [InlineData("find /usr/share/doc -name '*.gz' -delete")]
    public void Where_they_are_known_or_the_authors_own_there_is_no_doubt(string command) =>
        Assert.IsType<Split>(Split($"{Server}RUN {command}\nCMD [\"nginx\"]\n"));

    [Theory]
    [InlineData("apt-get install -y --only-upgrade libssl3", "apt-get install -y --only-upgrade --no-install-recommends libssl3")]
    [InlineData("apt-get -y upgrade", "apt-get upgrade -y")]
    public void What_the_author_upgrades_of_the_base_is_upgraded_again(string command, string line) =>
        Assert.Contains(line, Runtime(Split($"{Server}RUN apt-get update && {command}\nCMD [\"nginx\"]\n")), StringComparison.Ordinal);

    [Fact]
    public void What_he_installs_himself_is_new_anyway() =>
        Assert.DoesNotContain(
            "--only-upgrade",
            Runtime(Split($"{Server}RUN apt-get install -y --only-upgrade nginx-light\nCMD [\"nginx\"]\n")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("test -n \"$NEW\" && apt-get -y upgrade || true", "under a condition")]
    [InlineData("apt-get install -y --only-upgrade $NAMES", "$NAMES is upgraded")]
    public void What_is_upgraded_has_to_be_known(string command, string reason) =>
        Assert.Contains(
            Assert.IsType<NeedsEngine>(Split($"{Server}RUN {command}\nCMD [\"nginx\"]\n")).Doubts,
            doubt => doubt.Message.Contains(reason, StringComparison.Ordinal)
        );

    [Fact]
    public void Keys_that_were_checked_with_are_no_reason_to_split() =>
        Assert.IsType<NothingToSplit>(
            Split(
                "FROM alpine:3.20\nRUN apk add --no-cache --virtual .b gcc gnupg && gpg --import /k && make -C /src install && rm -rf /src && apk del .b\nCMD [\"x\"]\n"
            )
        );

    [Fact]
    public void A_password_is_taken_from_the_builder_and_stands_in_no_runtime_stage()
    {
        var runtime = Runtime(Split($"{Server}RUN useradd guest && echo guest:secret-word | chpasswd\nCMD [\"nginx\"]\n"));

        Assert.Contains("'^(guest):' /mnt/etc/shadow", runtime, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", runtime, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl", true)]
    [InlineData("--no-install-recommends curl", false)]
    [InlineData("-o APT::Install-Recommends=false curl", false)]
    [InlineData("--no-install-recommends python3-pip", true)]
    public void Certificates_that_a_package_which_goes_brings_stay(string packages, bool stay)
    {
        const string Text =
            "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y {0} && apt-get install -y --no-install-recommends gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n";

        var runtime = Runtime(Split(Text.Replace("{0}", packages, StringComparison.Ordinal)));

        Assert.Equal(stay, runtime.Contains("ca-certificates", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Wl,-rpath,$(CURDIR)", true)]
    [InlineData("-Wl,-rpath=.", true)]
    [InlineData("-Wl,-rpath,/usr/local/lib", false)]
    [InlineData("-Wl,-rpath,'$$ORIGIN/../lib'", false)]
    public void A_Makefile_that_links_into_its_tree_is_a_doubt(string flag, bool isDoubt)
    {
        var context = new MemoryContext(("Makefile", $"x: x.c\n\tcc {flag} -o x x.c\n"), ("x.c", "int main(void) { return 0; }\n"));

        var result = Split(
            "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc make\nCOPY . /src/x\nRUN cd /src/x && make && cp x /usr/local/bin/x\nCMD [\"x\"]\n",
            context
        );

        Assert.Equal(isDoubt, result is NeedsEngine);
    }

    [Fact]
    public void A_header_that_the_start_command_names_is_a_doubt() =>
        Assert.IsType<NeedsEngine>(Split($"{Server}CMD test -e /usr/include/stdio.h && x\n"));

    [Theory]
    [InlineData("ENTRYPOINT [\"/enter.sh\"]\nCMD [\"bash\"]")]
    [InlineData("CMD bash")]
    [InlineData("CMD [\"/bin/sh\"]")]
    public void A_shell_that_is_started_beside_compilers_is_for_people(string start) =>
        Assert.Contains("for people", Assert.IsType<NothingToSplit>(Split($"{Server}{start}\n")).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends {0} && {1} && apt-get purge -y {0}\n", false)]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends {0} && {1}\nRUN apt-get purge -y {0}\n", true)]
    [InlineData(
        "RUN apt-get update && apt-get install -y --no-install-recommends {0} && apt-get purge -y {0}\nRUN apt-get install -y --no-install-recommends {0} && {1} && apt-get purge -y {0}\n",
        false
    )]
    public void What_a_later_instruction_removes_is_still_in_the_image(string runs, bool isSaved)
    {
        var text = runs.Replace("{0}", "gcc", StringComparison.Ordinal)
            .Replace("{1}", "gcc -o /usr/local/bin/x /a.c", StringComparison.Ordinal);

        Assert.Equal(isSaved, Split($"FROM debian:bookworm-slim\nCOPY a.c /\n{text}CMD [\"x\"]\n") is Split);
    }

    [Fact]
    public void Sources_alone_are_no_saving_where_the_author_tidies_up_himself() =>
        Assert.IsType<NothingToSplit>(
            Split(
                "FROM debian:bookworm-slim\nCOPY a.c /src/\nRUN apt-get update && apt-get install -y --no-install-recommends gcc && gcc -o /usr/local/bin/x /src/a.c && apt-get purge -y --auto-remove gcc\nCMD [\"x\"]\n"
            )
        );

    [Fact]
    public void A_plan_is_made_with_the_knowledge_that_it_is_given()
    {
        const string Text =
            "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y mystery && echo a >/opt/a\nCOPY a.c /\nRUN cc -o /opt/x /a.c\nCMD [\"/opt/x\"]\n";
        var made = new KnowledgeBase(() => [])
        {
            Packages = new([new("made-up", PackagePurpose.Compiler, "a test's own") { Names = ["mystery"] }]),
        };

        Assert.IsType<NothingToSplit>(Split(Text));
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
