using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Tests.Reports;

public sealed class SizesTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1500, "1.5 kB")]
    [InlineData(8_700_503, "8.7 MB")]
    [InlineData(144_017_196, "144 MB")]
    [InlineData(1_080_000_000, "1.1 GB")]
    public void Sizes_are_shown_in_the_units_that_docker_uses(long bytes, string shown)
    {
        Assert.Equal(shown, Sizes.Show(bytes));
    }

    [Theory]
    [InlineData(144_017_196, 12_030_000, "144 MB -> 12 MB, 91.6 % smaller")]
    [InlineData(1_000_000, 1_260_000, "1 MB -> 1.3 MB, 26 % larger")]
    [InlineData(0, 0, "0 B -> 0 B, 0 % smaller")]
    public void Two_sizes_are_compared_in_percent(long before, long after, string shown)
    {
        Assert.Equal(shown, Sizes.Compare(before, after));
    }
}
