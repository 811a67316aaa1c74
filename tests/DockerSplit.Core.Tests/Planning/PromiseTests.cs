using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Diagnostics;
using DockerSplit.Emission;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>The written text is read again, and what stands in it and was not planned is found.</summary>
public sealed class PromiseTests
{
    private const string Original = "FROM debian\nRUN apt-get install -y gcc && make install\nENV MODE=a\nCMD [\"/opt/app/run\"]\n";

    [Fact]
    public void A_text_as_it_was_planned_keeps_all_promises() => Assert.Empty(Check(text => text));

    [Theory]
    [InlineData("ENV MODE=a\n", "ENV MODE=a\nRUN touch /pwned\n", "another number of instructions")]
    [InlineData("FROM debian AS builder\n", "FROM debian AS builder\nUSER root\n", "another number of instructions")]
    [InlineData("ENV MODE=a\n", "FROM other\nENV MODE=a\n", "the wrong number of stages")]
    [InlineData("ENV MODE=a\n", "ENV MODE=b\n", "lacks 'ENV MODE=a'")]
    [InlineData("make install\n", "make install && id\n", "the builder stage is not the original's")]
    [InlineData("ENV MODE=a\n", "ENV MODE=\"a\n", "cannot be read again")]
    public void An_instruction_that_was_not_planned_breaks_one(string part, string instead, string complaint) =>
        Assert.Contains(
            Check(text => text.Replace(part, instead, StringComparison.Ordinal)),
            broken => broken.Id == "DS4002" && broken.Message.Contains(complaint, StringComparison.Ordinal)
        );

    private static ImmutableArray<Diagnostic> Check(Func<string, string> change)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(Original)), ImmutableDictionary<string, string>.Empty);
        var seen = new Seen().Package("gcc").Built("/opt/app/run").Reach("CMD", "/opt/app/run", NeedKind.Root);
        var draft = seen.Draft(StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null));
        var plan = Planner.Plan(draft, draft.OwnBase);
        var emitted = Emitter.Emit(model, plan);

        return Promises.Check(model, plan, emitted with { Text = change(emitted.Text) });
    }
}
