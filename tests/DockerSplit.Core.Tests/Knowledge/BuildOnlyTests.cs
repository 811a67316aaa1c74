using DockerSplit.Knowledge;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>Which packages only build, and which only look so.</summary>
public sealed class BuildOnlyTests
{
    private static readonly PackageTable Packages = KnowledgeBase.Shipped.Packages;

    [Fact]
    public void Hundreds_of_names_and_patterns_are_known()
    {
        var rows = PackageTable.General.Content.Concat(KnowledgeBase.Shipped.Ecosystems.SelectMany(data => data.Packages)).ToList();

        Assert.InRange(rows.Sum(row => row.Names.Length + row.Patterns.Length), 500, 5000);
    }

    [Theory]
    [InlineData("byacc", PackagePurpose.BuildSystem)]
    [InlineData("gengetopt", PackagePurpose.BuildSystem)]
    [InlineData("protobuf-compiler", PackagePurpose.BuildSystem)]
    [InlineData("protoc", PackagePurpose.BuildSystem)]
    [InlineData("qt5-qmake", PackagePurpose.BuildSystem)]
    [InlineData("ragel", PackagePurpose.BuildSystem)]
    [InlineData("postgresql-server-dev-15", PackagePurpose.Headers)]
    [InlineData("qtbase5-dev-tools", PackagePurpose.Headers)]
    [InlineData("gfortran-12", PackagePurpose.Compiler)]
    [InlineData("gcc-aarch64-linux-gnu", PackagePurpose.Compiler)]
    [InlineData("clang17", PackagePurpose.Compiler)]
    [InlineData("golang-1.19-go", PackagePurpose.Compiler)]
    [InlineData("openjdk-17-jdk-headless", PackagePurpose.Compiler)]
    [InlineData("libc6-dbg", PackagePurpose.Checking)]
    [InlineData("glibc-debuginfo", PackagePurpose.Checking)]
    [InlineData("debhelper", PackagePurpose.Packaging)]
    [InlineData("docbook-xsl", PackagePurpose.BuildSystem)]
    public void It_is_of_no_use_behind_the_build(string package, PackagePurpose purpose) =>
        Assert.Equal(purpose, Packages.BuildOnly(package)?.Purpose);

    [Theory]
    [InlineData("clang17-libs")]
    [InlineData("llvm17-libs")]
    [InlineData("gcc-libs")]
    [InlineData("gdbserver")]
    [InlineData("libllvm15")]
    [InlineData("libgfortran5")]
    [InlineData("openjdk-17-jre-headless")]
    [InlineData("graphviz")]
    [InlineData("imagemagick")]
    [InlineData("mono-runtime")]
    [InlineData("universal-ctags")]
    [InlineData("pandoc")]
    [InlineData("unrar")]
    [InlineData("gobject-introspection")]
    [InlineData("git-daemon")]
    [InlineData("qt5-qtbase")]
    public void Run_time_may_need_it(string package) => Assert.Null(Packages.BuildOnly(package));

    [Theory]
    [InlineData("3.16", "openssl-dev", "libcrypto1.1 libssl1.1")]
    [InlineData("3.20", "openssl-dev", "libssl3 libcrypto3")]
    [InlineData(null, "openssl-dev", "libssl3 libcrypto3")]
    [InlineData("3.20", "postgresql-dev", "libpq")]
    [InlineData("3.20", "fftw-dev", "fftw-double-libs fftw-long-double-libs fftw-single-libs")]
    [InlineData("3.20", "eigen-dev", "")]
    [InlineData("3.20", "libx11-dev", "libx11")]
    [InlineData("3.20", "eudev-dev", "eudev-libs")]
    public void A_development_package_leaves_its_libraries(string? release, string package, string libraries) =>
        Assert.Equal(libraries, string.Join(' ', Packages.Runtime.Of("alpine", release, package)!.Runtime));
}
