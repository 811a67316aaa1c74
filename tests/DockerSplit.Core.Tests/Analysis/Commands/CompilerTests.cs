namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>What compilers, linkers and less usual build tools leave.</summary>
public sealed class CompilerTests
{
    [Theory]
    [InlineData("gcc -oapp a.c", "compiles; writes /w/app")]
    [InlineData("g++ a.cc -O2 -o bin/app -lpthread", "compiles; writes /w/bin/app")]
    [InlineData("gcc -shared -fPIC -o /usr/lib/libx.so x.c", "compiles; writes /usr/lib/libx.so")]
    [InlineData("clang -c a.c -o b.o", "compiles; writes /w/b.o")]
    [InlineData("clang++-15 a.cc", "compiles; writes /w/a.out")]
    [InlineData("cc a.c b.c", "compiles; writes /w/a.out")]
    [InlineData("musl-gcc -static -o a a.c", "compiles; writes /w/a")]
    [InlineData("aarch64-linux-gnu-gcc -o a a.c", "compiles; writes /w/a")]
    [InlineData("cd /src && gcc -o a a.c", "compiles; writes /src/a")]
    [InlineData("gcc -c a.c b.c", "compiles; results /w")]
    [InlineData("gcc -o $OUT a.c", "compiles; writes ?")]
    public void Compilers(string program, string expected) => Assert.Equal(expected, Told.Of(program));

    [Theory]
    [InlineData(
        "./waf configure --prefix=/usr && ./waf build && ./waf install",
        "configures /w for /usr; compiles; compiles; results /w; compiles; installs into /usr"
    )]
    [InlineData("./waf install --destdir=/out", "compiles; installs into /out/usr/local")]
    [InlineData("scons PREFIX=/opt/x install", "compiles; installs into /opt/x")]
    [InlineData("scons -j 4", "compiles; results /w")]
    [InlineData("xmake && xmake install", "compiles; results /w; compiles; installs into /usr/local")]
    [InlineData("./b2 --stagedir=/out", "compiles; results /out")]
    [InlineData("./b2 -j4", "compiles; results /w/stage")]
    [InlineData("make -f x.mk -j4", "compiles; results /w")]
    [InlineData("make -C a -C b install", "compiles; installs into /usr/local")]
    [InlineData("make all install", "compiles; installs into /usr/local")]
    [InlineData("make install-strip", "compiles; installs into /usr/local")]
    [InlineData("make modules_install INSTALL_ROOT=/out", "compiles; installs into /out/usr/local")]
    [InlineData("make prefix=/opt/x all", "compiles; results /w")]
    [InlineData("make DESTDIR= install", "compiles; installs into /usr/local")]
    [InlineData("make install INSTALL_TOP=/opt/lua", "compiles; installs into /usr/local /opt/lua")]
    [InlineData("meson configure b -Dx=y", "compiles")]
    [InlineData("meson setup --prefix=/usr b src", "configures /w/b for /usr; compiles")]
    [InlineData("meson install -C b --destdir /out", "installs into /out/usr/local")]
    [InlineData("cmake -P cmake_install.cmake", "installs into /usr/local")]
    [InlineData("cmake --install-prefix=/opt/x -B b .", "configures /w/b for /opt/x; compiles")]
    [InlineData("cmake -E copy a b", "copies /w/a to /w/b")]
    [InlineData("cmake -E tar xf a.tar", "unpacks /w/a.tar into /w")]
    [InlineData("cmake -E rm -rf /a", "deletes /a")]
    [InlineData("cmake -E echo x", "")]
    public void Tools_with_words(string program, string expected) => Assert.Equal(expected, Told.Of(program));
}
