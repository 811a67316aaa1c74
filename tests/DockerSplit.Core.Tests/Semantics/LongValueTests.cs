using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Diagnostics;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Semantics;

/// <summary>Values that grow beyond the bounds are unknown, and a person is told where.</summary>
public sealed class LongValueTests
{
    private const string Base = "FROM debian:bookworm-slim\n";

    [Theory]
    [InlineData("ENV A=0123456789abcdef\n", "ENV A=$A$A\n")]
    [InlineData("ARG A=0123456789abcdef\n", "ARG A=$A$A\n")]
    public void A_value_that_doubles_is_cautioned_about_once_where_it_outgrows_the_bounds(string first, string doubling)
    {
        var model = Model(Base + first + string.Concat(Enumerable.Repeat(doubling, 40)));

        var caution = Assert.Single(model.Diagnostics);
        Assert.Equal(("DS1016", DiagnosticSeverity.Warning), (caution.Id, caution.Descriptor.Severity));
        // Sixteen characters are 128 Ki after thirteen doublings; the fourteenth, in the sixteenth line, is too much.
        Assert.Equal(16, caution.Position.Line);
    }

    [Fact]
    public void A_shell_program_whose_values_double_is_cautioned_about_once()
    {
        var model = Model($"{Base}RUN a=xx; {string.Concat(Enumerable.Repeat("a=$a$a; ", 60))} echo $a\n");

        var caution = Assert.Single(StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null).Diagnostics);
        Assert.Equal(("DS1016", 2), (caution.Id, caution.Position.Line));
    }

    [Theory]
    [InlineData("ENV A=$B$B\n")]
    [InlineData("RUN a=$b$b; echo $a\n")]
    public void A_value_that_is_unknown_for_another_reason_is_no_matter(string text)
    {
        var model = Model(Base + text);

        Assert.Empty(model.Diagnostics);
        Assert.Empty(StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null).Diagnostics);
    }

    private static DockerfileModel Model(string text) =>
        DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
}
