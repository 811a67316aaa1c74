using System.Collections.Immutable;
using DockerSplit.Engine.Verification;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Tests.Verification;

public sealed class ConfigComparisonTests
{
    private static readonly ImageConfig Config = new()
    {
        Environment = ["PATH=/bin", "MODE=a"],
        Entrypoint = ["/bin/app"],
        ExposedPorts = ["80/tcp"],
        WorkingDirectory = "/srv",
    };

    public static TheoryData<string, ImageConfig> Changes =>
        new()
        {
            { "USER", Config with { User = "app" } },
            { "WORKDIR", Config with { WorkingDirectory = "/" } },
            { "ENTRYPOINT", Config with { Entrypoint = [] } },
            { "CMD", Config with { Command = ["-v"] } },
            { "EXPOSE", Config with { ExposedPorts = ["80/tcp", "443/tcp"] } },
            { "VOLUME", Config with { Volumes = ["/data"] } },
            { "STOPSIGNAL", Config with { StopSignal = "SIGQUIT" } },
            { "SHELL", Config with { Shell = ["/bin/bash", "-c"] } },
            { "ONBUILD", Config with { OnBuild = ["RUN true"] } },
            { "HEALTHCHECK", Config with { Healthcheck = ["CMD", "true"] } },
            { "LABEL a", Config with { Labels = Config.Labels.Add("a", "b") } },
            { "ENV MODE", Config with { Environment = ["PATH=/bin", "MODE=b"] } },
            { "ENV MORE", Config with { Environment = ["PATH=/bin", "MODE=a", "MORE=1"] } },
            { "architecture", Config with { Architecture = "arm64" } },
            { "OS", Config with { Os = "windows" } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_field_counts(string field, ImageConfig changed)
    {
        var difference = Assert.Single(Compare(Config, changed));

        Assert.Equal((field, false), (difference.Field, difference.Allowed));
    }

    [Fact]
    public void Equal_configurations_have_no_difference() => Assert.Empty(Compare(Config, Config with { User = "" }));

    [Fact]
    public void The_order_of_variables_means_nothing() =>
        Assert.Empty(Compare(Config, Config with { Environment = ["MODE=a", "PATH=/bin"] }));

    [Fact]
    public void No_working_directory_is_the_root() =>
        Assert.Empty(Compare(Config with { WorkingDirectory = "" }, Config with { WorkingDirectory = "/" }));

    [Fact]
    public void Words_are_not_mixed_up_with_one_word_of_several() =>
        Assert.Single(Compare(Config with { Command = ["a b"] }, Config with { Command = ["a", "b"] }));

    [Fact]
    public void A_variable_that_the_plan_names_may_differ_and_is_still_reported()
    {
        var difference = Assert.Single(Compare(Config, Config with { Environment = ["PATH=/bin"] }, "MODE"));

        Assert.True(difference.Allowed);
        Assert.Equal(("a", null), (difference.Original, difference.Rewritten));
    }

    [Fact]
    public void A_secret_is_compared_but_not_shown()
    {
        var difference = Assert.Single(
            Compare(Config with { Environment = ["API_TOKEN=one"] }, Config with { Environment = ["API_TOKEN=two"] })
        );

        Assert.Equal((SecretMask.Mask, SecretMask.Mask), (difference.Original, difference.Rewritten));
    }

    private static ImmutableArray<ConfigDifference> Compare(ImageConfig original, ImageConfig rewritten, params string[] free) =>
        ConfigComparison.Compare(original, rewritten, free.ToImmutableHashSet(StringComparer.Ordinal));
}
