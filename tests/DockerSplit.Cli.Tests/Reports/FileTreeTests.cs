using System.Globalization;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Tests.Reports;

public sealed class FileTreeTests
{
    private static readonly FileFateReport Kept = new(FileFateReport.Copied, "it is needed", Weak: false);
    private static readonly FileFateReport Dropped = new("dropped", "nobody needs it", Weak: false);

    [Fact]
    public void Directories_hold_what_is_below_them_the_largest_first()
    {
        var tree = new FileTreeBuilder();
        tree.Add("/usr/lib/small", 1, Kept);
        tree.Add("/usr/lib/large", 10, Dropped);
        tree.Add("/top", 5, Kept);

        Assert.Equal(
            [
                new(-1, "", 16, 3, null),
                new(0, "usr", 11, 2, null),
                new(0, "top", 5, 1, 0),
                new(1, "lib", 11, 2, null),
                new(3, "large", 10, 1, 1),
                new(3, "small", 1, 1, 0),
            ],
            tree.Build().Nodes
        );
    }

    [Fact]
    public void What_is_too_much_to_name_is_summed_by_what_became_of_it()
    {
        var tree = new FileTreeBuilder();
        for (var i = 0; i < 1000; i++)
            tree.Add(string.Create(CultureInfo.InvariantCulture, $"/d/{i:0000}"), 1000 - i, i % 2 == 0 ? Kept : Dropped);

        var below = tree.Build().Nodes.Where(node => node.Parent == 1).ToArray();

        Assert.Equal(2, below.Count(node => node.IsSum));
        Assert.Equal(1000, below.Sum(node => node.Files));
        Assert.Equal(500_500, below.Sum(node => node.Bytes));
    }

    [Fact]
    public void The_tree_of_any_image_is_small_and_counts_every_file()
    {
        var tree = new FileTreeBuilder();
        var name = new string('<', 250);
        for (var i = 0; i < 200_000; i++)
            tree.Add(
                string.Create(CultureInfo.InvariantCulture, $"/{name}{i % 7}/{i % 3000}/{name}/{i}{name}"),
                i,
                new($"fate", string.Create(CultureInfo.InvariantCulture, $"reason {i % 90}"), Weak: i % 2 == 0)
            );

        var report = tree.Build();

        Assert.InRange(report.Nodes.Length, 10, 60_000);
        Assert.InRange(
            report.Nodes.Where(node => node.Name is not null).Sum(node => 60 + 6 * node.Name!.Count(letter => letter == '<')),
            1,
            400_000
        );
        Assert.Equal(200_000, report.Nodes.Where(node => node.Fate is not null).Sum(node => node.Files));
        Assert.Equal(report.Nodes[0].Bytes, report.Nodes.Where(node => node.Fate is not null).Sum(node => node.Bytes));
    }

    [Fact]
    public void A_path_may_be_as_deep_as_somebody_made_it()
    {
        var tree = new FileTreeBuilder();
        tree.Add(string.Concat(Enumerable.Repeat("/d", 2000)), 1, Kept);

        Assert.Equal(2001, tree.Build().Nodes.Length);
    }
}
