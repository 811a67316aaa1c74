using System.Collections.Immutable;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    private void WalkBranching(ShellCommand command, ShellScope scope, StepCondition condition)
    {
        switch (command)
        {
            case IfClause clause:
                WalkIf(clause, scope, condition);
                break;
            case WhileClause loop:
                Forget(loop.Condition, scope);
                Forget(loop.Body, scope);
                Walk(loop.Condition, scope, condition);
                WalkBranch(loop.Body, scope);
                break;
            case ForClause loop:
                WalkFor(loop, scope, condition);
                break;
            case ArithmeticForClause loop:
                Forget(loop.Body, scope);
                ForgetNames(script.TextOf(loop.Header), scope);
                WalkBranch(loop.Body, scope);
                break;
            case CaseClause cases:
                foreach (var item in cases.Items)
                {
                    foreach (var pattern in item.Patterns)
                        WalkSubstitutions(pattern, scope, StepCondition.Maybe);
                    WalkBranch(item.Body, scope);
                }

                break;
            case ArithmeticCommand arithmetic:
                ForgetNames(script.TextOf(arithmetic), scope);
                break;
            case CoprocClause coproc:
                Walk(coproc.Command, scope.Copy(), StepCondition.Maybe, isLast: false);
                break;
        }
    }

    private void WalkIf(IfClause clause, ShellScope scope, StepCondition condition)
    {
        Walk(clause.Branches[0].Condition, scope, condition);
        for (var i = 0; i < clause.Branches.Length; i++)
        {
            if (i > 0)
                WalkBranch(clause.Branches[i].Condition, scope);
            WalkBranch(clause.Branches[i].Body, scope);
        }

        WalkBranch(clause.Else ?? [], scope);
    }

    private void WalkBranch(ImmutableArray<Statement> body, ShellScope scope)
    {
        var branch = scope.Copy();
        Walk(body, branch, StepCondition.Maybe);
        scope.MergeBranch(branch);
    }

    private void WalkFor(ForClause loop, ShellScope scope, StepCondition condition)
    {
        var items = Items(loop, scope);
        if (loop.Select || items.IsEmpty || items.Length > MaximumRounds || items.Any(item => item.Value is null || item.HasGlob))
        {
            Forget(loop.Body, scope);
            scope.Set(loop.Variable, null);
            WalkBranch(loop.Body, scope);

            return;
        }

        var leaves = loop.Body.Any(LeavesEarly);
        foreach (var item in items)
        {
            scope.Set(loop.Variable, item.Value);
            if (leaves)
                WalkBranch(loop.Body, scope);
            else
                Walk(loop.Body, scope, condition);
        }
    }

    private ImmutableArray<StepArgument> Items(ForClause loop, ShellScope scope)
    {
        if (loop.Words is { } words)
            return new WordEvaluator(script, scope).Fields(words);

        return scope.Positional is { } parameters ? [.. parameters.Select(value => new StepArgument(value, "$@", default))] : [];
    }

    /// <summary>Whether a round of a loop may end before its last command.</summary>
    private static bool LeavesEarly(Statement statement) =>
        statement
            .DescendantsAndSelf()
            .Any(node => node is SimpleCommand { Words: [var name, ..] } && name.Constant is "break" or "continue" or "return");

    /// <summary>What a body that may run again assigns is not known when it runs.</summary>
    private static void Forget(ImmutableArray<Statement> body, ShellScope scope)
    {
        foreach (var node in body.SelectMany(statement => statement.DescendantsAndSelf()))
        {
            if (node is SimpleCommand { Words.IsEmpty: true } plain)
                foreach (var assignment in plain.Assignments)
                    scope.Set(assignment.Name, null);
            else if (node is ForClause inner)
                scope.Set(inner.Variable, null);
        }
    }

    /// <summary>Forgets every name in an arithmetic expression that assigns.</summary>
    private static void ForgetNames(ReadOnlySpan<char> expression, ShellScope scope)
    {
        if (!expression.Contains('=') && !expression.Contains("++", StringComparison.Ordinal) && !expression.Contains("--", StringComparison.Ordinal))
            return;

        for (var at = 0; at < expression.Length; at++)
        {
            var start = at;
            while (at < expression.Length && (char.IsAsciiLetterOrDigit(expression[at]) || expression[at] == '_'))
                at++;
            if (at > start && !char.IsAsciiDigit(expression[start]))
                scope.Set(expression[start..at].ToString(), null);
        }
    }
}
