using DockerSplit.Engine.Verification;

namespace DockerSplit.Engine.Tests.Verification;

public sealed class VolatileMaskTests
{
    public static TheoryData<string> Examples => [.. EngineData.Masks.Select(rule => rule.Example)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_rule_leaves_nothing_volatile_of_its_own_example(string example)
    {
        var masked = VolatileMask.Apply(example);

        Assert.Contains('<', masked);
        Assert.DoesNotMatch("[0-9]", masked);
    }

    [Fact]
    public void Two_answers_that_differ_in_volatile_parts_alone_become_equal() =>
        Assert.Equal(
            VolatileMask.Apply("<p>served by 0a1b2c3d4e5f at Tue, 24 Nov 2026 01:02:03 GMT in 12 ms, pid 7</p>"),
            VolatileMask.Apply("<p>served by f5e4d3c2b1a0 at Wed, 25 Nov 2026 11:12:13 GMT in 8 ms, pid 12</p>")
        );

    [Theory]
    [InlineData("<h1>Welcome to nginx!</h1>")]
    [InlineData("version 1.22.1")]
    [InlineData("{\"users\":[{\"id\":1,\"name\":\"deadbeef\"}]}")]
    [InlineData("Content is 1234567 bytes at /var/lib/data")]
    [InlineData("feedface decade facade")]
    public void What_is_not_volatile_stays(string text) => Assert.Equal(text, VolatileMask.Apply(text));
}
