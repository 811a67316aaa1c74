using DockerSplit.Application.Rewriting;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Application.Tests.Rewriting;

public sealed class DockerfileCommentsTests
{
    [Fact]
    public void Wishes_are_read_between_instructions_and_inside_of_them()
    {
        var settings = Apply(
            "# docksplit: keep /opt/a /opt/b\nFROM alpine\nRUN apk add curl \\\n    # docksplit: runtime curl\n    gcc\n"
                + "#docksplit:drop /tmp/x\n# docksplit: build gcc\n# nothing of ours: keep /z\n"
        );

        var overrides = settings.Options.Overrides;
        Assert.Equal(["/opt/a", "/opt/b"], overrides.KeptPaths);
        Assert.Equal(["/tmp/x"], overrides.DroppedPaths);
        Assert.Equal(["curl"], overrides.RuntimePackages);
        Assert.Equal(["gcc"], overrides.BuildPackages);
        Assert.Null(settings.IgnoredAtLine);
    }

    [Theory]
    [InlineData("FROM a\n# docksplit: keep opt\n")]
    [InlineData("FROM a\n# docksplit: hold /opt\n")]
    [InlineData("FROM a\n# docksplit: runtime\n")]
    public void A_wish_that_is_not_understood_is_an_error_at_its_place(string text)
    {
        var failure = Assert.Throws<EnvironmentFailure>(() => Apply(text));

        Assert.StartsWith("Dockerfile:2:1: 'docksplit: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Dockerfile_that_asks_to_be_left_alone_is_left_alone()
    {
        var text = "FROM alpine:3.18\n# docksplit: ignore\nRUN apk add gcc && gcc -o /usr/local/bin/a a.c\n";

        Assert.Equal(2, Apply(text).IgnoredAtLine);
    }

    private static Settings Apply(string text) => DockerfileComments.Apply(DockerfileSyntax.Parse(new SourceText(text)), Settings.None);
}
