using System.Collections.Immutable;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    private void WalkBranching(ShellCommand command, Visit visit)
    {
        var scope = visit.Scope;
        switch (command)
        {
            case IfClause clause:
                WalkIf(clause, visit);
                break;
            case WhileClause loop:
                Forget(loop.Condition, scope);
                Forget(loop.Body, scope);
                Walk(loop.Condition, visit with { IsLast = false });
                WalkBranch(loop.Body, visit);
                break;
            case ForClause loop:
                WalkFor(loop, visit);
                break;
            case ArithmeticForClause loop:
                Forget(loop.Body, scope);
                ForgetNames(script.TextOf(loop.Header), scope);
                WalkBranch(loop.Body, visit);
                break;
            case CaseClause cases:
                WalkCase(cases, visit);
                break;
            case ArithmeticCommand arithmetic:
                ForgetNames(script.TextOf(arithmetic), scope);
                break;
            case CoprocClause coproc:
                WalkApart(coproc.Command, visit.Maybe());
                break;
        }
    }

    /// <summary>One of the branches runs, or none where there is no <c>else</c>; each begins where the conditions before it ended.</summary>
    private void WalkIf(IfClause clause, Visit visit)
    {
        var ends = new List<ShellScope>();
        Walk(clause.Branches[0].Condition, visit with { IsLast = false });
        for (var i = 0; i < clause.Branches.Length; i++)
        {
            if (i > 0)
                WalkBranch(clause.Branches[i].Condition, visit);
            ends.Add(
                End(clause.Branches[i].Body, visit with { IsOff = visit.IsOff || IsFalse(clause.Branches[i].Condition, visit.Scope) })
            );
        }

        ends.Add(End(clause.Else ?? [], visit));
        visit.Scope.Become(ends);
    }

    /// <summary>Whether a comparison of two words fails, as far as both are known: <c>[ false = true ]</c>.</summary>
    private bool IsFalse(ImmutableArray<Statement> condition, ShellScope scope) =>
        condition is [{ Command: SimpleCommand { Redirections.IsEmpty: true } test }]
        && new WordEvaluator(script, scope).Fields(test.Words)
            is [{ Value: "[" }, { Value: { } left }, { Value: "=" or "==" }, { Value: { } right }, { Value: "]" }]
        && left != right;

    private void WalkCase(CaseClause cases, Visit visit)
    {
        var ends = new List<ShellScope>();
        foreach (var item in cases.Items)
        {
            foreach (var pattern in item.Patterns)
                WalkSubstitutions(pattern, visit.Maybe());
            ends.Add(End(item.Body, visit));
        }

        if (!cases.Items.Any(item => item.Patterns.Any(pattern => script.TextOf(pattern) == "*")) || ends.Count == 0)
            ends.Add(visit.Scope.Copy());
        visit.Scope.Become(ends);
    }

    /// <summary>The shell at the end of a branch.</summary>
    private ShellScope End(ImmutableArray<Statement> body, Visit visit)
    {
        var branch = visit.Maybe().Apart();
        Walk(body, branch);

        return branch.Scope;
    }

    private void WalkBranch(ImmutableArray<Statement> body, Visit visit) => visit.Scope.MergeBranch(End(body, visit));

    private void WalkFor(ForClause loop, Visit visit)
    {
        var scope = visit.Scope;
        var items = Items(loop, scope);
        if (loop.Select || items.IsEmpty || items.Length > MaximumRounds || items.Any(item => item.Value is null || item.HasGlob))
        {
            Forget(loop.Body, scope);
            scope.Set(loop.Variable, null);
            WalkBranch(loop.Body, visit);

            return;
        }

        var leaves = loop.Body.Any(LeavesEarly);
        foreach (var item in items)
        {
            scope.Set(loop.Variable, item.Value);
            if (leaves)
                WalkBranch(loop.Body, visit);
            else
                Walk(loop.Body, visit with { IsLast = false });
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
        if (
            !expression.Contains('=')
            && !expression.Contains("++", StringComparison.Ordinal)
            && !expression.Contains("--", StringComparison.Ordinal)
        )
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
