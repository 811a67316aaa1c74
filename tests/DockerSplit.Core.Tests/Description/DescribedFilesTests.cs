using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Description;

public sealed class DescribedFilesTests
{
    [Theory]
    [InlineData("echo a > /opt/x", "/opt/x")]
    [InlineData("echo a > x", "/w/x")]
    [InlineData("mkdir -p /opt/a/b && echo a > /opt/a/b/x && rm -rf /opt/a", "")]
    [InlineData("mkdir -p /opt/a/b && echo a > /opt/a/b/x && mv /opt/a /srv/c", "/srv/c/ /srv/c/b/ /srv/c/b/x")]
    [InlineData("mkdir -p /opt/a /srv/c && echo a > /opt/a/x && mv /opt/a /srv/c", "/srv/c/ /srv/c/a/ /srv/c/a/x")]
    [InlineData("mkdir -p /opt/a && echo a > /opt/a/x && cp -r /opt/a /srv/c", "/opt/a/ /opt/a/x /srv/c/ /srv/c/x")]
    [InlineData("mkdir -p /opt/a /srv/c && echo a > /opt/a/x && cp -r /opt/a/. /srv/c", "/opt/a/ /opt/a/x /srv/c/ /srv/c/x")]
    [InlineData("ln -s /opt/tool/bin/tool /usr/local/bin/tool", "/usr/local/bin/tool->/opt/tool/bin/tool")]
    [InlineData("ln -s /opt/tool/bin/tool /usr/local/bin/", "/usr/local/bin/tool->/opt/tool/bin/tool")]
    [InlineData("ln -sf /opt/tool/bin/tool /usr/local/bin", "/usr/local/bin/tool->/opt/tool/bin/tool")]
    [InlineData("mkdir -p /opt/a && ln -s /opt/a /opt/l && echo x > /opt/l/f", "/opt/a/ /opt/a/f /opt/l->/opt/a")]
    [InlineData("mkdir /opt/a && touch /opt/a/1.a /opt/a/2.a /opt/a/3.so && rm /opt/a/*.a", "/opt/a/ /opt/a/3.so")]
    [InlineData("sed -i s/a/b/ /etc/nginx/nginx.conf", "/etc/nginx/nginx.conf")]
    [InlineData("echo x >> /etc/sysctl.conf", "/etc/sysctl.conf")]
    [InlineData("wget -O /opt/x.bin https://example.org/y", "/opt/x.bin")]
    [InlineData("wget -O - https://example.org/y | cat", "")]
    [InlineData("curl -fsSL -o /usr/local/bin/t https://example.org/t", "/usr/local/bin/t")]
    [InlineData("git clone https://example.org/r.git /opt/r", "/opt/r/**")]
    [InlineData("git clone https://example.org/r.git && rm -rf r", "")]
    [InlineData("mkdir /opt/x && tar -xf /tmp/x.tar -C /opt/x", "/opt/x/**")]
    [InlineData("mkdir -p /src && cd /src && ./configure --prefix=/opt/n && make && make install && rm -rf /src", "/opt/n/**")]
    [InlineData("git clone https://example.org/r.git /src && cp /src/out/tool /usr/local/bin/tool && rm -rf /src", "/usr/local/bin/tool")]
    [InlineData("git clone https://example.org/r.git /src && mv /src/dist /opt/app && rm -rf /src", "/opt/app/**")]
    [InlineData("cd /opt && tar xf x.tgz && mv x-1.0 x && rm -rf x/src", "/opt/x/**")]
    [InlineData("tar xf x.tgz -C /opt && mv /opt/x-1.0 /opt/x", "/opt/x/**")]
    [InlineData("cd /tmp && tar xf x.tgz && cp -r x/bin/* /opt/ && rm -rf /tmp/*", "/opt/**")]
    [InlineData("cd /opt && tar xf x.tgz", "/opt/**")]
    [InlineData("mkdir /opt/x && tar xf x.tgz -C /opt/x && cd /opt/x/bin", "/opt/x/**")]
    [InlineData("cd /opt && tar xf a.tgz && tar xf b.tgz && cd a && make && cd ../b && make", "/opt/a/** /opt/b/**")]
    [InlineData("cd /opt && tar xf a.tgz && mv /opt /srv/o", "/srv/o/**")]
    [InlineData("locale-gen", "/usr/lib/locale/**")]
    [InlineData("echo x > \"/opt/$NAME.conf\"", "/opt/**")]
    [InlineData("gcc -o /usr/local/bin/a /opt/a.c", "/usr/local/bin/a")]
    public void A_chain_of_commands_leaves_what_it_leaves(string program, string left) => Assert.Equal(left, Described.Run(program).Left());

    [Fact]
    public void The_folder_of_an_archive_is_known_once_a_command_goes_there()
    {
        var image = Described.Of(
            "FROM debian:12\nRUN tar xf x.tar.gz && cd x-1.0 && make && make install && cd .. && rm -rf x-1.0 x.tar.gz\nCMD [\"/usr/local/bin/x\"]\n"
        );

        Assert.Equal("/usr/local/**", image.Left());
        Assert.Empty(image.Doubts());
    }

    [Fact]
    public void An_archive_that_is_unpacked_over_the_base_image_is_a_doubt()
    {
        var image = Described.Of("FROM debian:12\nRUN tar -C / -xf /tmp/x.tar.gz\nCMD [\"bash\"]\n");

        Assert.Equal(["/: what is in the archive is not known, and the base image has files of its own in /"], image.Doubts());
    }

    [Fact]
    public void What_make_installs_into_usr_is_a_doubt()
    {
        var image = Described.Of("FROM debian:12\nWORKDIR /src\nRUN ./configure --prefix=/usr && make install\nCMD [\"tool\"]\n");

        Assert.Equal(["/usr: what make installs is not known, and the base image has files of its own in /usr"], image.Doubts());
    }

    [Fact]
    public void What_lies_below_a_mount_never_was_in_the_image()
    {
        var image = Described.Of("FROM debian:12\nRUN --mount=type=cache,target=/opt/cache echo a > /opt/cache/x && echo b > /opt/y\n");

        Assert.Equal("/opt/y", image.Left());
    }

    [Theory]
    [InlineData("FROM example.org/app:1\nCOPY a.php ./\nCMD [\"cat\"]\n", 1)]
    [InlineData("FROM example.org/app:1\nRUN cd src && make\nCMD [\"cat\"]\n", 1)]
    [InlineData("FROM example.org/app:1\nWORKDIR app\nCOPY a.php ./\nCMD [\"cat\"]\n", 1)]
    [InlineData("FROM example.org/app:1\nCOPY a.php /var/www/html/\nCMD [\"cat\"]\n", 0)]
    [InlineData("FROM example.org/app:1\nRUN cd /tmp && cd src && make\nCMD [\"cat\"]\n", 0)]
    [InlineData("FROM example.org/app:1\nWORKDIR /app\nCOPY a.php ./\nCMD [\"cat\"]\n", 0)]
    [InlineData("FROM php:8.3-apache\nCOPY a.php ./\nCMD [\"cat\"]\n", 0)]
    [InlineData("FROM debian:12\nCOPY a.php ./\nCMD [\"cat\"]\n", 0)]
    public void Where_the_base_image_starts_is_a_doubt_until_the_text_says_it(string text, int doubts) =>
        Assert.Equal(doubts, Described.Of(text).Reach().Doubts.Count(doubt => doubt.Remedy == "write a WORKDIR above it"));

    [Theory]
    [InlineData("find /etc/apt -name '*.list' -exec sed -i s/a/b/ {} +")]
    [InlineData("find /srv -type f -exec chmod 600 '{}' ';'")]
    [InlineData("echo a > \"$HOME/.profile\"")]
    [InlineData("curl https://sh.rustup.rs -sSf | sh -s -- -y")]
    [InlineData("curl https://sdk.cloud.google.com | bash")]
    public void What_a_command_is_known_to_touch_is_no_doubt_about_the_rest(string command) =>
        Assert.Empty(Described.Of($"FROM debian:12\nRUN {command}\nCMD [\"cat\"]\n").Doubts());

    [Fact]
    public void A_script_of_an_unknown_address_may_do_anything() =>
        Assert.NotEmpty(Described.Of("FROM debian:12\nRUN curl https://example.org/install | bash\nCMD [\"cat\"]\n").Doubts());

    [Fact]
    public void An_installer_puts_its_program_into_the_home_directory() =>
        Assert.True(Described.Of("FROM debian:12\nRUN curl https://sdk.cloud.google.com | bash\n").At("/root/google-cloud-sdk")!.IsOpaque);

    [Fact]
    public void What_stands_before_the_first_WORKDIR_lies_where_the_base_image_starts()
    {
        var image = Described.Of("FROM php:8.3-apache\nRUN echo > a\nWORKDIR b\nRUN echo > c\n");

        Assert.NotNull(image.At("/var/www/html/a"));
        Assert.NotNull(image.At("/var/www/html/b/c"));
    }

    [Fact]
    public void Layers_are_those_of_the_instructions()
    {
        var image = Described.Of("FROM debian:12\nENV A=b\nRUN echo > /opt/x\nCOPY <<E /opt/y\nE\n");

        Assert.Equal(["", "ENV A=b", "RUN echo > /opt/x", "COPY <<E /opt/y"], image.Facts.Layers.Select(layer => layer.CreatedBy ?? ""));
        Assert.Equal(2, image.At("/opt/x")!.Layer);
        Assert.Equal(3, image.At("/opt/y")!.Layer);
        Assert.Equal(0, image.At("/opt")!.Layer);
    }

    [Theory]
    [InlineData("mkdir /opt/a && chmod 750 /opt/a && useradd -u 1234 app && chown app /opt/a", 0b111_101_000, 1234, 1234)]
    [InlineData("touch /opt/a && chmod +x /opt/a && chown 5:6 /opt/a", 0b111_101_101, 5, 6)]
    [InlineData("mkdir -p /opt/a && chmod -R o= /opt/a && addgroup --gid 77 g && chown -R :g /opt/a", 0b111_101_000, 0, 77)]
    public void Owners_and_modes_are_followed(string program, int mode, int user, int group)
    {
        var file = Described.Run(program).At("/opt/a")!;

        Assert.Equal((mode, user, group), (file.Mode, file.UserId, file.GroupId));
    }

    [Fact]
    public void A_file_that_is_made_under_a_condition_is_a_doubt_where_it_is_needed()
    {
        var image = Described.Of(
            "FROM debian:12\nRUN if [ -n \"$X\" ]; then echo > /opt/x; fi; echo > /opt/y\nCMD [\"cat\", \"/opt/x\"]\n"
        );

        Assert.Equal(["/opt/x: it is made only under a condition"], image.Doubts());
    }

    [Fact]
    public void What_nobody_needs_is_no_doubt()
    {
        var image = Described.Of(
            "FROM debian:12\nRUN if [ -n \"$X\" ]; then echo > /opt/x; fi; echo > /opt/y\nCMD [\"cat\", \"/opt/y\"]\n"
        );

        Assert.Empty(image.Doubts());
        Assert.Equal(NeedKind.Root, image.Reach().Reached["/opt/y"].Kind);
    }
}
