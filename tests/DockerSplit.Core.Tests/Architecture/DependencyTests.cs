using DockerSplit.Analysis;
using DockerSplit.Planning;
using NetArchTest.Rules;

namespace DockerSplit.Core.Tests.Architecture;

/// <summary>Core's folders look to the left only: Text, Diagnostics, Syntax, Semantics, Knowledge and Facts, Analysis, Rewriting.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("Text", "Diagnostics Syntax Semantics Knowledge Facts Analysis Rewriting")]
    [InlineData("Diagnostics", "Syntax Semantics Knowledge Facts Analysis Rewriting")]
    [InlineData("Syntax", "Semantics Knowledge Facts Analysis Rewriting")]
    [InlineData("Semantics", "Knowledge Facts Analysis Rewriting")]
    [InlineData("Knowledge", "Syntax Facts Analysis Rewriting")]
    [InlineData("Facts", "Syntax Analysis Rewriting")]
    [InlineData("Analysis", "Rewriting")]
    public void A_folder_knows_nothing_of_what_stands_to_its_right(string folder, string right)
    {
        var result = Types
            .InAssembly(typeof(StageAnalyzer).Assembly)
            .That()
            .ResideInNamespaceStartingWith($"DockerSplit.{folder}")
            .ShouldNot()
            .HaveDependencyOnAny([.. right.Split(' ').Select(name => $"DockerSplit.{name}")])
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
