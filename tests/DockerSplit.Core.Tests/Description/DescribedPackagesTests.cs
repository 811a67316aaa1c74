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
        Assert.Equal(["/: which packages are installed is not known from the text"], Described.Run("apt-get install -y $(cat p.txt)").Doubts());
}
