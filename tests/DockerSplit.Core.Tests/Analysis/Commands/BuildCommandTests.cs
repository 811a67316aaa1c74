namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>Where builds are configured for, and what they leave.</summary>
public sealed class BuildCommandTests
{
    [Theory]
    [InlineData(
        "./configure && make && make install",
        "configures /w for /usr/local; compiles; results /w; compiles; installs into /usr/local"
    )]
    [InlineData(
        "./configure --prefix=/usr --sysconfdir=/etc --sbindir=/usr/sbin && make install",
        "configures /w for /usr /etc; compiles; installs into /usr /etc"
    )]
    [InlineData("./configure --prefix /opt/x --localstatedir=/var --libdir='${prefix}/lib64'", "configures /w for /opt/x /var")]
    [InlineData("./configure --prefix=/opt/x --exec-prefix=/opt/y", "configures /w for /opt/x /opt/y")]
    [InlineData(
        "./configure --prefix=/etc/nginx --sbin-path=/usr/sbin/nginx --modules-path=/usr/lib/nginx --conf-path=/etc/nginx/nginx.conf --error-log-path=/var/log/nginx/error.log",
        "configures /w for /etc/nginx /usr/lib/nginx /usr/sbin/nginx /var/log/nginx"
    )]
    [InlineData("../src/configure --prefix=/opt/x", "configures /w for /opt/x")]
    [InlineData("sh ./configure --prefix=/opt/x", "configures /w for /opt/x")]
    [InlineData(
        "./config --prefix=/opt/ssl --openssldir=/etc/ssl && make install_sw",
        "configures /w for /opt/ssl /etc/ssl; compiles; installs into /opt/ssl /etc/ssl"
    )]
    [InlineData("./configure --prefix=$P", "configures /w for ?")]
    [InlineData("make -C /src install PREFIX=/usr", "compiles; installs into /usr")]
    [InlineData("make install DESTDIR=/out PREFIX=/usr", "compiles; installs into /out/usr")]
    [InlineData("DESTDIR=/out make install", "compiles; installs into /out/usr/local")]
    [InlineData("export DESTDIR=/out; make install", "compiles; installs into /out/usr/local")]
    [InlineData("make install bindir=/usr/bin sysconfdir=/etc", "compiles; installs into /usr/local /usr/bin /etc")]
    [InlineData(
        "cd /src && ./configure --prefix=/usr && cd / && make -C /src -j 4 install",
        "configures /src for /usr; compiles; installs into /usr"
    )]
    [InlineData(
        "cd /src && ./configure --prefix=/usr && make && cd lib && make install",
        "configures /src for /usr; compiles; results /src; compiles; installs into /usr"
    )]
    [InlineData("make altinstall", "compiles; installs into /usr/local")]
    public void Make(string program, string expected) => Assert.Equal(expected, Told.Of(program));

    [Theory]
    [InlineData("cmake -DCMAKE_INSTALL_PREFIX=/usr .. && make install", "configures /w for /usr; compiles; compiles; installs into /usr")]
    [InlineData(
        "cmake -D CMAKE_INSTALL_PREFIX=/usr -B b && cmake --build b && cmake --install b",
        "configures /w/b for /usr; compiles; compiles; results /w/b; installs into /usr"
    )]
    [InlineData(
        "cmake -DCMAKE_INSTALL_PREFIX:PATH=/opt/x -DCMAKE_INSTALL_SYSCONFDIR=/etc -DCMAKE_INSTALL_LIBDIR=lib .",
        "configures /w for /opt/x /etc; compiles"
    )]
    [InlineData(
        "cmake -S . -B b -G Ninja && ninja -C b install",
        "configures /w/b for /usr/local; compiles; compiles; installs into /usr/local"
    )]
    [InlineData("cmake --install b --prefix /opt/x", "installs into /opt/x")]
    [InlineData("cmake --build b --target install", "compiles; installs into /usr/local")]
    [InlineData("DESTDIR=/out cmake --install b", "installs into /out/usr/local")]
    [InlineData("cmake -E make_directory /a", "directories /a")]
    [InlineData(
        "mkdir b && cd b && cmake .. && make",
        "directories /w/b; configures /w/b for /usr/local; compiles; compiles; results /w/b"
    )]
    [InlineData(
        "meson setup b --prefix=/usr --sysconfdir=/etc && meson compile -C b && meson install -C b",
        "configures /w/b for /usr /etc; compiles; compiles; results /w/b; installs into /usr /etc"
    )]
    [InlineData("meson --prefix /usr b && ninja -C b install", "configures /w/b for /usr; compiles; compiles; installs into /usr")]
    [InlineData(
        "meson setup b -Dprefix=/usr && DESTDIR=/out ninja -C b install",
        "configures /w/b for /usr; compiles; compiles; installs into /out/usr"
    )]
    [InlineData("./bootstrap.sh --prefix=/opt/b && ./b2 install", "configures /w for /opt/b; compiles; compiles; installs into /opt/b")]
    [InlineData("./b2 install --prefix=/usr", "compiles; installs into /usr")]
    [InlineData("gcc -o /usr/local/bin/a a.c", "compiles; writes /usr/local/bin/a")]
    [InlineData("gcc a.c", "compiles; writes /w/a.out")]
    [InlineData("gcc-12 -c a.c", "compiles; results /w")]
    public void Others(string program, string expected) => Assert.Equal(expected, Told.Of(program));

    [Theory]
    [InlineData("./configure --prefix=/a")]
    [InlineData("sh ./configure --prefix=/a")]
    public void A_configure_script_of_the_context_is_not_followed(string program)
    {
        var steps = StepsOf.Sh(program, ("/w/configure", "#!/bin/sh\nmkdir junk\nmystery\n"));

        Assert.Equal("configures /w for /a", Told.Of(steps));
    }

    [Fact]
    public void A_short_script_of_the_context_tells_more_than_its_name()
    {
        var steps = StepsOf.Sh(
            "./autogen.sh && ./build.sh",
            ("/w/autogen.sh", "./configure --prefix=/a\n"),
            ("/w/build.sh", "make install\n")
        );

        Assert.Equal("configures /w for /a; compiles; installs into /a", Told.Of(steps));
    }

    [Fact]
    public void A_script_that_nobody_wrote_by_hand_is_not_followed()
    {
        var steps = StepsOf.Sh("./big.sh", ("/w/big.sh", string.Concat(Enumerable.Repeat("mkdir junk\n", 10_000))));

        Assert.Equal("unknown", Told.Of(steps));
    }
}
