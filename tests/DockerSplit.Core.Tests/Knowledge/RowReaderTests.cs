using System.Text;
using System.Text.Json;
using DockerSplit.Knowledge;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>The readers of rows that the build writes: they take what a row knows, and nothing else.</summary>
public sealed class RowReaderTests
{
    [Fact]
    public void A_row_is_read_with_what_it_leaves_out()
    {
        var row = Assert.Single(Read("""[{"names": ["gcc", "g++"], "id": "compilers", "why": "they compile", "purpose": "Compiler"}]"""));

        Assert.Equal(("compilers", PackagePurpose.Compiler, "they compile"), (row.Id, row.Purpose, row.Why));
        Assert.Equal(["gcc", "g++"], row.Names);
        Assert.Empty(row.Patterns);
    }

    [Theory]
    [InlineData("""[{"id": "a", "purpose": "Compiler", "why": "b", "nmaes": []}]""", "nmaes")]
    [InlineData("""[{"id": "a", "purpose": "Nothing at all", "why": "b"}]""", "Nothing at all")]
    [InlineData("""[{"id": "a", "id": "b", "purpose": "Compiler", "why": "b"}]""", "twice")]
    [InlineData("""[{"id": "a", "purpose": "Compiler"}]""", "lacks")]
    [InlineData("""{"id": "a"}""", "list")]
    [InlineData("""["a"]""", "PackageRow")]
    [InlineData("""[{"id": "a", "purpose": "Compiler", "why": "b", "names": ["a", null]}]""", "text")]
    public void A_row_that_is_wrong_says_why(string json, string word) =>
        Assert.Contains(word, Assert.Throws<JsonException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static PackageRow[] Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();

        return KnowledgeReader.PackageRowArray.Read(ref reader);
    }
}
