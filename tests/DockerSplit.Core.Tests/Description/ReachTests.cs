using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Description;

public sealed class ReachTests
{
    [Fact]
    public void A_program_of_the_base_image_is_there()
    {
        var closure = Described.Of("FROM python:3.12-slim\nCOPY <<E /app/x.py\nE\nWORKDIR /app\nCMD [\"python\", \"x.py\"]\n").Reach();

        Assert.Equal(["/app/x.py", "/usr/local/bin/python"], closure.Reached.Keys);
        Assert.Empty(closure.Doubts);
    }

    [Theory]
    [InlineData("debian:12", "apt-get install -y redis-server", "redis-server", "redis-server")]
    [InlineData("alpine:3.20", "apk add redis", "redis-server", "redis")]
    [InlineData("alpine:3.20", "apk add apache2", "httpd", "apache2")]
    [InlineData("debian:12", "apt-get install -y openjdk-17-jre-headless", "java", "openjdk-17-jre-headless")]
    [InlineData("debian:12", "apt-get install -y php8.2-fpm", "php-fpm8.2", "php8.2-fpm")]
    [InlineData("debian:12", "apt-get install -y supervisor", "supervisord", "supervisor")]
    [InlineData("debian:12", "apt-get install -y tini", "tini", "tini")]
    public void A_program_of_a_package_needs_the_package(string image, string install, string command, string package)
    {
        var closure = Described.Of($"FROM {image}\nRUN {install}\nCMD [\"{command}\"]\n").Reach();

        Assert.Equal([package], closure.Packages.Keys);
        Assert.Empty(closure.Doubts);
    }

    [Fact]
    public void A_program_that_nothing_brings_is_a_doubt_at_the_instruction()
    {
        const string Text = "FROM debian:12\nRUN apt-get install -y curl\nCMD [\"frobnicate\"]\n";
        var doubt = Assert.Single(Described.Of(Text).Reach().Doubts);

        Assert.Equal("what CMD starts, 'frobnicate', is not known to be there", doubt.Reason);
        Assert.Equal("CMD [\"frobnicate\"]", Text.Substring(doubt.Span.Start, doubt.Span.Length));
    }

    [Theory]
    [InlineData("apt-get install -y nginx", "/usr/sbin/nginx", "nginx")]
    [InlineData("apt-get install -y supervisor", "/usr/bin/supervisord", "supervisor")]
    public void A_program_that_is_named_by_its_path_needs_the_package_too(string install, string command, string package) =>
        Assert.Equal([package], Described.Of($"FROM debian:12\nRUN {install}\nCMD [\"{command}\"]\n").Reach().Packages.Keys);

    [Theory]
    [InlineData("echo '#!/bin/sh' > /s && echo 'exec nginx' >> /s")]
    [InlineData("printf '#!/bin/sh\\nexec nginx\\n' > /s")]
    [InlineData("printf '%s\\n' '#!/bin/sh' 'exec nginx' > /s")]
    public void A_script_that_the_build_writes_in_words_is_read(string writes)
    {
        var closure = Described.Of($"FROM debian:12\nRUN apt-get install -y nginx\nRUN {writes} && chmod +x /s\nCMD [\"/s\"]\n").Reach();

        Assert.Equal(["nginx"], closure.Packages.Keys);
        Assert.Empty(closure.Doubts);
    }

    [Fact]
    public void A_script_that_the_build_makes_of_something_else_is_a_doubt() =>
        Assert.Equal(
            ["/s: what /s runs is not known, since the build writes it"],
            Described.Of("FROM debian:12\nRUN env > /s\nCMD [\"/s\"]\n").Doubts()
        );

    [Fact]
    public void A_script_that_is_only_edited_is_read_as_it_was()
    {
        var image = Described.Of(
            "FROM debian:12\nRUN apt-get install -y nginx\nCOPY s.sh /\nRUN sed -i 's/\\r$//' /s.sh\nCMD [\"/s.sh\"]\n",
            new(("s.sh", "#!/bin/sh\nexec nginx\n"))
        );

        Assert.Empty(image.Doubts());
        Assert.Equal(["nginx"], image.Reach().Packages.Keys);
    }

    [Fact]
    public void A_link_is_followed_to_what_it_points_to()
    {
        var closure = Described
            .Of("FROM debian:12\nRUN git clone https://example.org/t /opt/t && ln -s /opt/t/bin/t /usr/local/bin/t\nCMD [\"t\"]\n")
            .Reach();

        Assert.Equal(["/opt/t", "/usr/local/bin/t"], closure.Reached.Keys);
        Assert.Equal(NeedKind.LinkTarget, closure.Reached["/opt/t"].Kind);
        Assert.Empty(closure.Doubts);
    }

    [Fact]
    public void A_start_script_of_the_context_is_read()
    {
        var context = new MemoryContext(
            (
                "start.sh",
                "#!/bin/bash\nset -e\nenvsubst < /etc/app.tmpl > /etc/app.conf\nif which gosu; then x=1; fi\nexec redis-server /etc/app.conf\n"
            ),
            ("app.tmpl", "x")
        );
        var image = Described.Of(
            "FROM debian:12\nRUN apt-get install -y redis-server gettext-base\nCOPY app.tmpl /etc/\nCOPY start.sh /\nENTRYPOINT [\"/start.sh\"]\n",
            context
        );
        var closure = image.Reach();

        Assert.Equal(["gettext-base", "redis-server"], closure.Packages.Keys);
        Assert.Contains("/start.sh", closure.Reached.Keys);
        Assert.Contains("/bin/bash", closure.Reached.Keys);
        Assert.Empty(closure.Doubts);
    }

    [Fact]
    public void A_command_of_a_start_script_that_nothing_brings_is_a_doubt()
    {
        var image = Described.Of(
            "FROM alpine:3.20\nCOPY --chmod=755 start.sh /\nCMD [\"/start.sh\"]\n",
            new(("start.sh", "#!/bin/sh\nfrobnicate\n"))
        );

        Assert.Equal(["/: what /start.sh starts, 'frobnicate', is not known to be there"], image.Doubts());
    }

    [Fact]
    public void The_shell_form_names_programs_and_files()
    {
        var closure = Described
            .Of(
                "FROM debian:12\nRUN apt-get install -y nginx && mkdir -p /opt/b && touch /opt/b/x\nCMD cat /opt/b/x && exec nginx -g 'daemon off;'\n"
            )
            .Reach();

        Assert.Equal(["nginx"], closure.Packages.Keys);
        Assert.Equal(["/bin/sh", "/opt/b/x", "/usr/bin/cat"], closure.Reached.Keys);
        Assert.Empty(closure.Doubts);
    }

    [Fact]
    public void What_was_compiled_needs_the_libraries_of_development_packages()
    {
        var image = Described.Of(
            "FROM debian:12\nRUN apt-get install -y gcc make libaio-dev libfrob-dev\nWORKDIR /src\nRUN ./configure --prefix=/opt/t && make install\nCMD [\"/opt/t/bin/t\"]\n"
        );
        var closure = image.Reach();

        Assert.Equal(new ClosureEdge("/opt/t", "libaio1", NeedKind.Library, "libaio-dev"), closure.Packages["libaio1"]);
        Assert.Equal(["libfrob-dev"], closure.Unresolved);
        Assert.False(image.Facts.Final.Packages.Packages["libaio1"].Manual);
    }

    [Fact]
    public void What_is_piped_into_a_shell_is_always_a_doubt()
    {
        var image = Described.Of("FROM debian:12\nRUN curl -fsSL https://example.org/get | sh\nCMD [\"bash\"]\n");

        Assert.Equal(["/: what 'sh' is given to run is not known"], image.Doubts());
    }

    [Fact]
    public void A_program_of_the_build_tree_writes_where_it_runs()
    {
        var image = Described.Of("FROM debian:12\nWORKDIR /app\nCOPY <<E build.bin\nE\nRUN ./build.bin\nCMD [\"/app/out/server\"]\n");

        Assert.Equal("/app/**", image.Left());
        Assert.Empty(image.Doubts());
    }
}
