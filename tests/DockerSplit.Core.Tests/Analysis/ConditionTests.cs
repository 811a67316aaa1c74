using DockerSplit.Analysis;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>Which steps run whenever the instruction succeeds.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("x", StepCondition.Always)]
    [InlineData("y; x", StepCondition.Always)]
    [InlineData("y && x", StepCondition.Always)]
    [InlineData("y && z && x", StepCondition.Always)]
    [InlineData("set -e; y; x", StepCondition.Always)]
    [InlineData("x || true", StepCondition.Always)]
    [InlineData("x | y", StepCondition.Always)]
    [InlineData("y | x", StepCondition.Always)]
    [InlineData("! x", StepCondition.Always)]
    [InlineData("(x)", StepCondition.Always)]
    [InlineData("{ x; }", StepCondition.Always)]
    [InlineData("x & wait", StepCondition.Always)]
    [InlineData("sh -c 'x'", StepCondition.Always)]
    [InlineData("sh -c 'y && x'", StepCondition.Always)]
    [InlineData("f() { x; }; f", StepCondition.Always)]
    [InlineData("for i in a; do x; done", StepCondition.Always)]
    [InlineData("if x; then y; fi", StepCondition.Always)]
    [InlineData("while x; do y; done", StepCondition.Always)]
    [InlineData("true && x", StepCondition.Always)]
    [InlineData("y && z; x", StepCondition.Always)]
    [InlineData("if y; then z; fi; x", StepCondition.Always)]
    [InlineData("case $A in a) y;; esac; x", StepCondition.Always)]
    [InlineData("y | z | x", StepCondition.Always)]
    [InlineData("echo $(x)", StepCondition.Always)]
    [InlineData("if [ -e /a ]; then y; else z; fi && x", StepCondition.Always)]
    [InlineData("for i in a b; do y; done && x", StepCondition.Always)]
    [InlineData("y || x", StepCondition.Maybe)]
    [InlineData("y || { x; }", StepCondition.Maybe)]
    [InlineData("y && z || x", StepCondition.Maybe)]
    [InlineData("if y; then x; fi", StepCondition.Maybe)]
    [InlineData("if y; then z; else x; fi", StepCondition.Maybe)]
    [InlineData("if y; then z; elif x; then z; fi", StepCondition.Maybe)]
    [InlineData("for i in $L; do x; done", StepCondition.Maybe)]
    [InlineData("for i in *; do x; done", StepCondition.Maybe)]
    [InlineData("while y; do x; done", StepCondition.Maybe)]
    [InlineData("until y; do x; done", StepCondition.Maybe)]
    [InlineData("case $A in a) x;; esac", StepCondition.Maybe)]
    [InlineData("y || sh -c 'x'", StepCondition.Maybe)]
    [InlineData("(y || x)", StepCondition.Maybe)]
    [InlineData("if y; then f() { x; }; f; fi", StepCondition.Maybe)]
    [InlineData("y && (z || x)", StepCondition.Maybe)]
    public void A_step_runs_for_certain_or_maybe(string program, StepCondition expected) =>
        Assert.Equal(expected, StepsOf.Sh(program).Single(step => step.Name == "x").Condition);
}
