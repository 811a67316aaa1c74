using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Text;

/// <summary>Lines and columns of texts, and where the characters of a continued line stand.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("a", 0, 1, 1)]
    [InlineData("ab", 1, 1, 2)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\n\nb", 3, 3, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("é\nü", 2, 2, 1)]
    public void A_place_has_a_line_and_a_column(string text, int at, int line, int column) =>
        Assert.Equal((line, column), (new SourceText(text).PositionOf(at).Line, new SourceText(text).PositionOf(at).Column));
}
