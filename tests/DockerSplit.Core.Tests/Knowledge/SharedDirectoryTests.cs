using DockerSplit.Knowledge;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>Which directories no program has to itself, and where packages have files.</summary>
public sealed class SharedDirectoryTests
{
    [Theory]
    [InlineData("/usr", SharedDirectoryKind.System)]
    [InlineData("/usr/bin", SharedDirectoryKind.System)]
    [InlineData("/etc", SharedDirectoryKind.System)]
    [InlineData("/lib", SharedDirectoryKind.System)]
    [InlineData("/usr/local/bin", SharedDirectoryKind.Programs)]
    [InlineData("/usr/local/lib", SharedDirectoryKind.Programs)]
    [InlineData("/opt/app", null)]
    [InlineData("/srv/www", null)]
    [InlineData("/usr/local/nginx", null)]
    public void Whose_a_directory_is(string directory, SharedDirectoryKind? expected) =>
        Assert.Equal(expected, KnowledgeBase.Shipped.Directories.KindOf(directory));

    [Theory]
    [InlineData("/usr/bin", true)]
    [InlineData("/usr/share/x", true)]
    [InlineData("/etc/nginx", true)]
    [InlineData("/usr/local/bin", false)]
    [InlineData("/usr/local/lib/x", false)]
    [InlineData("/opt/x", false)]
    [InlineData("/home/x", false)]
    [InlineData("/srv", false)]
    [InlineData("/app", false)]
    public void Where_packages_have_files(string directory, bool expected) =>
        Assert.Equal(expected, KnowledgeBase.Shipped.Directories.IsOfPackages(directory));

    [Theory]
    [InlineData("golang:1.22-bookworm", "debian:bookworm-slim")]
    [InlineData("rust:1.80-bullseye", "debian:bullseye-slim")]
    [InlineData("golang:1.22-alpine3.20", "alpine:3.20")]
    [InlineData("golang:1.22-alpine", null)]
    [InlineData("rust:1.80-slim-bookworm", "debian:bookworm-slim")]
    [InlineData("nosuch:1", null)]
    public void A_release_is_told_by_the_tag(string image, string? expected) =>
        Assert.Equal(expected, KnowledgeBase.Shipped.Images.PlainImageByTag(image)?.Reference);
}
