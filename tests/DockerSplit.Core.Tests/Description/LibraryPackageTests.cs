namespace DockerSplit.Core.Tests.Description;

/// <summary>Which package brings the library of a development package, in releases whose names differ.</summary>
public sealed class LibraryPackageTests
{
    [Theory]
    [InlineData("debian:12", "apt-get install -y gcc libssl-dev", "libssl3")]
    [InlineData("debian:12", "apt-get install -y gcc libpq-dev", "libpq5")]
    [InlineData("debian:12", "apt-get install -y gcc zlib1g-dev", "zlib1g")]
    [InlineData("debian:12", "apt-get install -y gcc libxml2-dev", "libxml2")]
    [InlineData("debian:12", "apt-get install -y gcc libcurl4-openssl-dev", "libcurl4")]
    [InlineData("debian:12", "apt-get install -y gcc libpng-dev", "libpng16-16")]
    [InlineData("debian:12", "apt-get install -y gcc libsqlite3-dev", "libsqlite3-0")]
    [InlineData("debian:12", "apt-get install -y gcc libffi-dev", "libffi8")]
    [InlineData("debian:12", "apt-get install -y gcc libyaml-dev", "libyaml-0-2")]
    [InlineData("debian:12", "apt-get install -y gcc libgmp-dev", "libgmp10 libgmpxx4ldbl")]
    [InlineData("debian:12", "apt-get install -y gcc libonig-dev", "libonig5")]
    [InlineData("debian:12", "apt-get install -y gcc libzip-dev", "libzip4")]
    [InlineData("debian:12", "apt-get install -y gcc libpcre3-dev", "libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5")]
    [InlineData("debian:12", "apt-get install -y gcc libldap2-dev", "libldap-2.5-0")]
    [InlineData("debian:11", "apt-get install -y gcc libssl-dev", "libssl1.1")]
    [InlineData("debian:11", "apt-get install -y gcc libffi-dev", "libffi7")]
    [InlineData("debian:11", "apt-get install -y gcc libldap2-dev", "libldap-2.4-2")]
    [InlineData("debian:bookworm-slim", "apt-get install -y gcc libssl-dev", "libssl3")]
    [InlineData("python:3.12-slim-bookworm", "apt-get install -y gcc libpq-dev", "libpq5")]
    [InlineData("ubuntu:22.04", "apt-get install -y gcc libssl-dev", "?libssl-dev")]
    [InlineData("ubuntu:22.04", "apt-get install -y gcc libpng-dev", "?libpng-dev")]
    [InlineData("ubuntu:24.04", "apt-get install -y gcc libssl-dev", "?libssl-dev")]
    [InlineData("ubuntu:24.04", "apt-get install -y gcc libpng-dev", "?libpng-dev")]
    [InlineData("ubuntu:20.04", "apt-get install -y gcc libssl-dev", "?libssl-dev")]
    [InlineData("alpine:3.20", "apk add gcc zlib-dev", "zlib")]
    [InlineData("alpine:3.20", "apk add gcc libxml2-dev", "libxml2")]
    [InlineData("alpine:3.20", "apk add gcc libffi-dev", "libffi")]
    [InlineData("alpine:3.20", "apk add gcc libpng-dev", "libpng")]
    [InlineData("alpine:3.20", "apk add gcc yaml-dev", "yaml")]
    [InlineData("alpine:3.20", "apk add gcc readline-dev", "readline")]
    [InlineData("alpine:3.20", "apk add gcc sqlite-dev", "sqlite-libs")]
    [InlineData("alpine:3.20", "apk add gcc icu-dev", "icu-libs")]
    [InlineData("alpine:3.20", "apk add gcc libpq-dev", "libpq")]
    [InlineData("alpine:3.20", "apk add gcc pcre-dev", "pcre")]
    public void The_library_of_a_development_package_is_needed(string image, string install, string expected) =>
        Assert.Equal(expected, Library(image, install));

    /// <summary>What the compiler's own package leaves, which is not asked for here.</summary>
    private static readonly string[] OfTheCompiler = ["libc6", "libgcc-s1"];

    /// <summary>The packages; a question mark stands before a development package whose library no table knows.</summary>
    private static string Library(string image, string install)
    {
        var closure = Described
            .Of($"FROM {image}\nRUN {install}\nWORKDIR /src\nRUN ./configure --prefix=/opt/t && make install\nCMD [\"/opt/t/bin/t\"]\n")
            .Reach();

        return string.Join(' ', closure.Packages.Keys.Except(OfTheCompiler).Concat(closure.Unresolved.Select(name => "?" + name)));
    }
}
