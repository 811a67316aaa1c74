using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Lays the commands of a shell program out in order of execution.</summary>
internal sealed partial class ShellWalker(ShellScript script, int instruction, BuildTrees trees, IBuildContext? context, List<Step> steps)
{
    private const int MaximumCalls = 16;
    private const int MaximumRounds = 64;
    private int _calls;

    public void Walk(ImmutableArray<Statement> statements, ShellScope scope, StepCondition condition)
    {
        foreach (var statement in statements)
            Walk(statement.Command, scope, condition);
    }

    private void Walk(ShellCommand command, ShellScope scope, StepCondition condition)
    {
        switch (command)
        {
            case SimpleCommand simple:
                WalkSimple(simple, scope, condition);
                break;
            case AndOrChain chain:
                WalkChain(chain, scope, condition);
                break;
            case Pipeline pipeline:
                foreach (var part in pipeline.Commands)
                    Walk(part, pipeline.Commands.Length == 1 ? scope : scope.Copy(), condition);
                break;
            case Subshell subshell:
                Walk(subshell.Body, scope.Copy(), condition);
                break;
            case Group group:
                Walk(group.Body, scope, condition);
                break;
            case FunctionDeclaration function:
                scope.Define(function.Name, function.Body);
                break;
            default:
                WalkBranching(command, scope, condition);
                break;
        }

        if (command is not SimpleCommand && Written(command, scope) is { IsEmpty: false } written)
            Add(command, "", [], scope, condition, written, null);
    }

    /// <summary>Behind <c>||</c> a command runs only when the one before it failed.</summary>
    private void WalkChain(AndOrChain chain, ShellScope scope, StepCondition condition)
    {
        for (var i = 0; i < chain.Commands.Length; i++)
            Walk(chain.Commands[i], scope, i > 0 && chain.Operators[i - 1] == ChainOperator.Or ? StepCondition.Maybe : condition);
    }

    private void WalkBranching(ShellCommand command, ShellScope scope, StepCondition condition)
    {
        switch (command)
        {
            case IfClause clause:
                Walk(clause.Branches[0].Condition, scope, condition);
                foreach (var branch in clause.Branches)
                    WalkBranch(branch.Body, scope);
                WalkBranch(clause.Else ?? [], scope);
                break;
            case WhileClause loop:
                Walk(loop.Condition, scope, condition);
                WalkBranch(loop.Body, scope);
                break;
            case ForClause loop:
                WalkFor(loop, scope, condition);
                break;
            case ArithmeticForClause loop:
                WalkBranch(loop.Body, scope);
                break;
            case CaseClause cases:
                foreach (var item in cases.Items)
                    WalkBranch(item.Body, scope);
                break;
            case CoprocClause coproc:
                Walk(coproc.Command, scope.Copy(), StepCondition.Maybe);
                break;
        }
    }

    private void WalkBranch(ImmutableArray<Statement> body, ShellScope scope)
    {
        var branch = scope.Copy();
        Walk(body, branch, StepCondition.Maybe);
        scope.MergeBranch(branch);
    }

    private void WalkFor(ForClause loop, ShellScope scope, StepCondition condition)
    {
        var items = loop.Words is { } words ? new WordEvaluator(script, scope).Fields(words) : [];
        if (items.IsEmpty || items.Length > MaximumRounds || items.Any(item => item.Value is null || item.HasGlob))
        {
            scope.Set(loop.Variable, null);
            WalkBranch(loop.Body, scope);

            return;
        }

        foreach (var item in items)
        {
            scope.Set(loop.Variable, item.Value);
            Walk(loop.Body, scope, condition);
        }
    }

    private void WalkSimple(SimpleCommand command, ShellScope scope, StepCondition condition)
    {
        var evaluator = new WordEvaluator(script, scope);
        if (command.Words.IsEmpty)
        {
            foreach (var assignment in command.Assignments)
                Assign(assignment, scope, evaluator);
        }

        var fields = evaluator.Fields(command.Words);
        var written = Written(command, scope);
        if (fields.IsEmpty && written.IsEmpty)
            return;

        Run(command, fields, scope, condition, written);
    }

    private static void Assign(Assignment assignment, ShellScope scope, WordEvaluator evaluator)
    {
        var value = assignment.Array is null && assignment.Index is null ? evaluator.Value(assignment.Value) : null;
        if (assignment.Append)
            value = value is not null && scope.TryGet(assignment.Name, out var old) ? old + value : null;
        scope.Set(assignment.Name, value);
    }

    private ImmutableArray<Effect> Written(ShellCommand command, ShellScope scope)
    {
        var evaluator = new WordEvaluator(script, scope);
        var effects = ImmutableArray.CreateBuilder<Effect>();
        foreach (var redirection in command.Redirections)
        {
            if (
                redirection.Kind
                is not (RedirectionKind.Write or RedirectionKind.Append or RedirectionKind.WriteAll or RedirectionKind.AppendAll)
            )
                continue;
            foreach (var field in evaluator.Fields([redirection.Target]))
            {
                var path = evaluator.PathOf(field);
                if (path.Value?.StartsWith("/dev/", StringComparison.Ordinal) != true)
                    effects.Add(new WriteFiles([path], redirection.Kind is RedirectionKind.Append or RedirectionKind.AppendAll));
            }
        }

        return effects.ToImmutable();
    }

    private void Add(
        ShellCommand command,
        string name,
        ImmutableArray<StepArgument> arguments,
        ShellScope scope,
        StepCondition condition,
        ImmutableArray<Effect> effects,
        SimpleCommand? simple
    ) =>
        steps.Add(
            new(
                instruction,
                script.Text.ToSource(command.Span),
                name,
                arguments,
                scope.WorkingDirectory,
                condition,
                effects,
                simple,
                script.TextOf(command)
            )
        );
}
