using DockerSplit.Description;
using DockerSplit.Knowledge;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Description;

public sealed class DescribedBasesTests
{
    public static TheoryData<string> Examples => [.. DescriptionData.AllBases.Select(row => row.Example)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_row_is_the_one_for_its_example(string example)
    {
        var (content, config) = DescribedBases.Of(example, KnowledgeBase.Shipped.Images);

        Assert.NotEmpty(config.Command);
        Assert.True(content.Files.Count > 0 || content.Distribution.Id.Length == 0);
        Assert.Equal(
            example,
            DescriptionData.AllBases.First(row => row.Images.Any(pattern => TextPattern.IsMatch(Named(example), pattern))).Example
        );
    }

    [Theory]
    [InlineData("node:20", "curl", true)]
    [InlineData("node:20-slim", "curl", false)]
    [InlineData("node:20-alpine", "curl", false)]
    public void A_slim_variant_has_the_language_and_not_the_rest(string image, string package, bool has)
    {
        var (content, _) = DescribedBases.Of(image, KnowledgeBase.Shipped.Images);

        Assert.Equal(has, content.Packages.Packages.ContainsKey(package));
        Assert.True(content.Files.ContainsKey("/usr/local/bin/node"));
        Assert.True(content.Binaries.ContainsKey("/usr/local/bin/node"));
    }

    [Fact]
    public void Files_of_one_family_are_the_same()
    {
        var (full, _) = DescribedBases.Of("python:3.12", KnowledgeBase.Shipped.Images);
        var (slim, _) = DescribedBases.Of("python:3.12-slim", KnowledgeBase.Shipped.Images);

        Assert.Equal(full.Files["/usr/local/bin/python"], slim.Files["/usr/local/bin/python"]);
        Assert.Equal(full.Files["/bin/sh"], slim.Files["/bin/sh"]);
    }

    [Fact]
    public void Of_an_image_that_no_table_knows_next_to_nothing_is_told() =>
        Assert.Empty(DescribedBases.Of("registry.example.org/team/image:1", KnowledgeBase.Shipped.Images).Content.Packages.Packages);

    private static string Named(string reference) =>
        string.Join('/', reference.Split('/').Where(part => !part.Contains(".com", StringComparison.Ordinal)));
}
