namespace DockerSplit.Core.Tests.Description;

public sealed class DescribedPackagesTests
{
    [Theory]
    [InlineData("apk add --virtual .b gcc pcre && apk add pcre && apk del .b", "pcre")]
    [InlineData("apk add --virtual .b gcc && apk del .b", "")]
    [InlineData("apk add gcc nginx && apk del gcc", "nginx")]
    [InlineData("apk add gcc && apk del gcc && apk add gcc", "gcc")]
    public void Groups_and_removals_are_followed(string program, string requested)
    {
        var packages = Described.Of($"FROM alpine:3.20\nRUN {program}\n").Facts.Final.Packages.Packages.Values;

        Assert.Equal(requested, string.Join(' ', packages.Where(package => package.Manual == true).Select(package => package.Name)));
        Assert.All(packages, package => Assert.False(package.IsListed));
    }

    [Fact]
    public void Names_that_the_text_does_not_tell_are_a_doubt() =>
        Assert.StartsWith(
            "/: which packages '$(cat p.txt)' names is not known",
            Assert.Single(Described.Run("apt-get install -y $(cat p.txt)").Doubts()),
            StringComparison.Ordinal
        );

    [Fact]
    public void Names_in_a_file_of_the_context_are_read()
    {
        var image = Described.Of(
            "FROM debian:12\nCOPY p.txt /\nRUN apt-get install -y $(cat /p.txt)\nCMD [\"nginx\"]\n",
            new(("p.txt", "nginx\ncurl=7.1 # fetches\n"))
        );

        Assert.Empty(image.Doubts());
        Assert.Equal(["nginx"], image.Reach().Packages.Keys);
        Assert.True(image.Facts.Final.Packages.Packages["curl"].Manual);
    }
}
