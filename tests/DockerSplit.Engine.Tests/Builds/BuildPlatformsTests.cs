using DockerSplit.Engine.Builds;

namespace DockerSplit.Engine.Tests.Builds;

public sealed class BuildPlatformsTests
{
    /// <summary>As docker buildx prints it.</summary>
    private const string Printed = """
        Name:          default
        Driver:        docker

        Nodes:
        Name:             default
        Status:           running
        Platforms:        linux/amd64, linux/amd64/v2, linux/386, linux/arm64*
        Labels:
         org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1
        """;

    [Theory]
    [InlineData("linux/amd64", true)]
    [InlineData("linux/arm64", true)]
    [InlineData("linux/arm", false)]
    [InlineData("linux/s390x", false)]
    public void What_a_builder_builds_for_is_what_it_says(string platform, bool isBuilt) =>
        Assert.Equal(isBuilt, BuildPlatforms.Read(Printed).Has(platform));

    [Fact]
    public void One_that_does_not_tell_may_build_for_any() =>
        Assert.True(BuildPlatforms.Read("Name: remote\nPlatforms:\n").Has("linux/arm64"));
}
