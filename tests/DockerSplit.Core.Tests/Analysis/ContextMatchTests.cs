using DockerSplit.Core.Tests.Description;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>What a source word of COPY stands for in the build context.</summary>
public sealed class ContextMatchTests
{
    [Theory]
    [InlineData("a.txt", "/a.txt")]
    [InlineData("./a.txt", "/a.txt")]
    [InlineData("/a.txt", "/a.txt")]
    [InlineData("../../a.txt", "/a.txt")]
    [InlineData("d", "/d")]
    [InlineData("d/", "/d")]
    [InlineData("d/.", "/d")]
    [InlineData("d/../a.txt", "/a.txt")]
    [InlineData(".", "/")]
    [InlineData("*.txt", "/[x].txt /a.txt /b.txt")]
    [InlineData("d/*/x", "/d/e/x")]
    [InlineData("d/?/x", "/d/e/x")]
    [InlineData("[ab].txt", "/a.txt /b.txt")]
    [InlineData("[^a].txt", "/b.txt")]
    [InlineData("*.md", "")]
    [InlineData("D", "")]
    [InlineData("d/missing", "")]
    [InlineData("a.txt/x", "")]
    [InlineData("\\[x\\].txt", "/[x].txt")]
    public void A_word_finds_entries(string source, string expected) =>
        Assert.Equal(expected, string.Join(' ', Context.Listing.Match(source).Select(entry => "/" + entry.Path)));

    private static readonly MemoryContext Context = new(("a.txt", ""), ("b.txt", ""), ("[x].txt", ""), ("d/e/x", ""), ("d/y", ""));
}
