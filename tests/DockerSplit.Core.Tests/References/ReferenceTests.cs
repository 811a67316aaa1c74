using DockerSplit.References;

namespace DockerSplit.Core.Tests.References;

/// <summary>References of images in their parts, as Docker's own library reads them.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("node", "", "node", null, null)]
    [InlineData("node:20", "", "node", "20", null)]
    [InlineData("library/node", "", "node", null, null)]
    [InlineData("docker.io/library/node:20-slim", "", "node", "20-slim", null)]
    [InlineData("docker.io/node", "", "node", null, null)]
    [InlineData("index.docker.io/a/b", "", "a/b", null, null)]
    [InlineData("a/b:1", "", "a/b", "1", null)]
    [InlineData("ghcr.io/a/b:1@sha256:0", "ghcr.io", "a/b", "1", "sha256:0")]
    [InlineData("node@sha256:0", "", "node", null, "sha256:0")]
    [InlineData("localhost/a", "localhost", "a", null, null)]
    [InlineData("localhost:5000/a/b", "localhost:5000", "a/b", null, null)]
    [InlineData("host:5000/a:1", "host:5000", "a", "1", null)]
    [InlineData("a.b/c", "a.b", "c", null, null)]
    [InlineData("example.org/library/node", "example.org", "library/node", null, null)]
    public void Parts(string text, string registry, string repository, string? tag, string? digest) =>
        Assert.Equal(new ImageReference(registry, repository, tag, digest), ImageReference.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("A/b")]
    [InlineData("a:")]
    [InlineData("a@")]
    [InlineData("a:-x")]
    [InlineData("a:.x")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("host:5000/")]
    [InlineData("é")]
    [InlineData("a:b:c")]
    public void No_reference(string text) => Assert.Null(ImageReference.TryParse(text));

    [Theory]
    [InlineData("docker.io/library/node:20", "node:20")]
    [InlineData("ghcr.io/a/b:1@sha256:0", "ghcr.io/a/b:1@sha256:0")]
    [InlineData("localhost:5000/a", "localhost:5000/a")]
    public void Written_again_it_means_the_same(string text, string expected)
    {
        var reference = ImageReference.TryParse(text)!;

        Assert.Equal(expected, reference.ToString());
        Assert.Equal(reference, ImageReference.TryParse(reference.ToString()));
    }

    [Theory]
    [InlineData("node", true, "node", "latest")]
    [InlineData("a/b:1", false, "b", "1")]
    [InlineData("example.org/node", false, "node", "latest")]
    public void Names(string text, bool isOfficial, string name, string tag)
    {
        var reference = ImageReference.TryParse(text)!;

        Assert.Equal((isOfficial, name, tag), (reference.IsOfficial, reference.Name, reference.EffectiveTag));
    }
}
