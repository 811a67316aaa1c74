using System.Collections.Immutable;
using DockerSplit.Ecosystems;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Core.Tests.Knowledge;

public sealed class KnowledgeBaseTests
{
    [Fact]
    public void Made_up_knowledge_is_all_that_a_table_knows()
    {
        var row = new PackageRow("made-up", PackagePurpose.Compiler, "a test's own") { Names = ["mystery-compiler"] };
        var knowledge = new KnowledgeBase(() => [])
        {
            Packages = new([row]),
            Paths = new([new(PathClass.Source, "a test's own") { Directories = ["/made/up"] }]),
        };

        Assert.Same(row, knowledge.Packages.BuildOnly("mystery-compiler"));
        Assert.Null(knowledge.Packages.BuildOnly("gcc"));
        Assert.Equal(PathClass.Source, knowledge.Paths.ClassOf("/made/up/a"));
        Assert.Equal(PathClass.Other, knowledge.Paths.ClassOf("/tmp/a"));
    }

    [Fact]
    public void Without_ecosystems_the_general_rows_are_known_and_no_others()
    {
        var knowledge = new KnowledgeBase(() => []);

        Assert.NotNull(knowledge.Packages.BuildOnly("gcc"));
        Assert.Null(knowledge.Packages.BuildOnly("rustc"));
        Assert.Null(knowledge.Images.VariantOf("python:3.12"));
    }

    [Fact]
    public void The_order_of_the_ecosystems_does_not_matter()
    {
        var backwards = new EcosystemCatalog([.. EcosystemCatalog.Shipped.All.Reverse()]).Knowledge();
        var forwards = EcosystemCatalog.Shipped.Knowledge();
        string[] images =
        [
            "python:3.12",
            "node:20",
            "maven:3-eclipse-temurin-17",
            "golang:1.22-bookworm",
            "eclipse-temurin:21-jdk",
            "debian:12",
        ];
        string[] paths = ["/app/a.pyc", "/app/target/a.jar", "/root/.npm/x", "/go/pkg/mod/x/lib/y.a", "/app/main.go", "/usr/include/a.h"];

        Assert.Equal(images.Select(forwards.Images.VariantOf), images.Select(backwards.Images.VariantOf));
        Assert.All(
            Enum.GetValues<PathClass>(),
            kind =>
                Assert.Equal(
                    paths.Select(path => forwards.Paths.FindAs(kind, path)?.Class),
                    paths.Select(path => backwards.Paths.FindAs(kind, path)?.Class)
                )
        );
        Assert.Equal(paths.Select(forwards.Paths.ClassOf), paths.Select(backwards.Paths.ClassOf));
    }

    [Theory]
    [InlineData("/app/a.c")]
    [InlineData("/app/go.mod")]
    [InlineData("/app/Makefile.in")]
    [InlineData("/app/.git/config")]
    [InlineData("/usr/local/lib/libx.a")]
    [InlineData("/usr/local/lib/pkgconfig/x.pc")]
    [InlineData("/home/app/.cache/pip/x")]
    [InlineData("/home/app/x/.cache/pip")]
    [InlineData("/var/cache/apk/x")]
    [InlineData("/opt/x/include/y.h")]
    [InlineData("/tmp")]
    [InlineData("/")]
    [InlineData("/srv/target")]
    [InlineData("/a.tar.gz")]
    public void The_index_of_paths_answers_as_looking_at_each_row_would(string path)
    {
        var rows = PathTable.General.Content.Concat(KnowledgeBase.Shipped.Ecosystems.SelectMany(data => data.Paths)).ToImmutableArray();
        var expected = rows.FirstOrDefault(row =>
            row.Directories.Any(directory => ContainerPath.IsWithin(path, directory))
            || row.Patterns.Any(known => PathPattern.Matches(known.Pattern, path))
        );

        Assert.Same(expected, new PathIndex(rows).Find(path));
    }

    [Theory]
    [InlineData("docker.io/library/node:18@sha256:00", "make", true)]
    [InlineData("someone/node:18", "make", true)]
    [InlineData("debian:12", "make", false)]
    public void A_row_may_hold_on_images_of_one_name_alone(string image, string beside, bool expected)
    {
        var row = KnowledgeBase.Shipped.Packages.BuildOnlyOn(image, "python3");

        Assert.Equal(expected, row?.BesideOnly.Contains(beside) == true);
    }

    [Theory]
    [InlineData("debian", "bookworm", "libssl-dev", "libssl3")]
    [InlineData("alpine", null, "zlib-dev", "zlib")]
    [InlineData("debian", "buster", "libssl-dev", null)]
    [InlineData("slackware", null, "zlib-dev", null)]
    public void A_development_package_leaves_its_libraries(string distribution, string? release, string package, string? expected) =>
        Assert.Equal(expected, KnowledgeBase.Shipped.Packages.Runtime.Of(distribution, release, package)?.Runtime[0]);
}
