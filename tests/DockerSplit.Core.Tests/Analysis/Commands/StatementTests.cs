namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>What a step that is repeated has to say.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData("step > /a", "step > /a")]
    [InlineData("echo a | step -", "echo a | step -")]
    [InlineData("{ step; echo b; } > /a", "{ step; echo b; } > /a")]
    [InlineData("x && step 2>&1 && y", "step 2>&1")]
    [InlineData("A=1; step \"$A\" >> /a", "step \"1\" >> /a")]
    [InlineData("A='b c'; step $A", "step b c")]
    [InlineData("A='b c'; step \"${A}d\"", "step \"b cd\"")]
    [InlineData("A='$x\"'; step \"$A\"", "step \"\\$x\\\"\"")]
    [InlineData("A=$(mystery); step $A", null)]
    [InlineData("A=$(mystery); B=2; step $B", "step 2")]
    [InlineData("step $HOME", "step $HOME")]
    [InlineData("step $ARGUMENT $ENVIRONMENT", "step $ARGUMENT $ENVIRONMENT")]
    [InlineData("for i in a b; do step $i; done", "step a|step b")]
    [InlineData("f() { step \"$1\"; }; f x", "step \"x\"")]
    [InlineData("step \"$(lsb_release -cs)\" > /a", "step \"$(lsb_release -cs)\" > /a")]
    [InlineData("A='*'; step $A", null)]
    [InlineData("A=1 step x", "A=1 step x")]
    [InlineData("step > /a \\\n  b", "step > /a   b")]
    public void A_statement_has_its_redirections_and_the_values_that_the_program_gave(string program, string? expected)
    {
        var steps = StepsOf.Dockerfile($"FROM a\nARG ARGUMENT=1\nENV ENVIRONMENT=2\nRUN {program}\n").Where(step => step.Name == "step");

        Assert.Equal(expected, steps.Any(step => step.Statement is null) ? null : string.Join('|', steps.Select(step => step.Statement)));
    }

    [Fact]
    public void A_here_document_does_not_stand_in_its_statement() =>
        Assert.Null(Assert.Single(StepsOf.Dockerfile("FROM a\nRUN <<X\nstep <<EOF\na\nEOF\nX\n"), step => step.Name == "step").Statement);
}
