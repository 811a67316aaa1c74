using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Lays the commands of a shell program out in order of execution.</summary>
internal sealed partial class ShellWalker(ShellScript script, int instruction, BuildTrees trees, IBuildContext? context, List<Step> steps)
{
    private const int MaximumCalls = 16;
    private const int MaximumRounds = 64;

    /// <summary>More steps than any RUN has; functions that call themselves twice would make millions.</summary>
    private const int MaximumSteps = 10_000;

    private readonly int _firstStep = steps.Count;
    private int _calls;

    /// <summary>How deep the walk is in commands that take what others print.</summary>
    private int _fed;

    /// <summary>How deep the walk is in commands whose output is used.</summary>
    private int _captured;

    /// <summary>Walks a whole program.</summary>
    public void Run(ShellScope scope, StepCondition condition) => Walk(script.Statements, scope, condition, isLast: true);

    /// <summary>Walks a list of statements.</summary>
    /// <param name="isLast">Whether the list's last command decides how the program ends.</param>
    private void Walk(ImmutableArray<Statement> statements, ShellScope scope, StepCondition condition, bool isLast = false)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            var background = statements[i].Terminator == Terminator.Ampersand;
            Walk(statements[i].Command, background ? scope.Copy() : scope, condition, isLast && i == statements.Length - 1);
        }
    }

    private void Walk(ShellCommand command, ShellScope scope, StepCondition condition, bool isLast)
    {
        if (IsExhausted(command, scope, condition))
            return;

        WalkSubstitutions(command, scope, condition);
        switch (command)
        {
            case SimpleCommand simple:
                WalkSimple(simple, scope, condition);
                break;
            case AndOrChain chain:
                WalkChain(chain, scope, condition, isLast);
                break;
            case Pipeline pipeline:
                WalkPipeline(pipeline, scope, condition, isLast);
                break;
            case Subshell subshell:
                Walk(subshell.Body, scope.Copy(), condition, isLast);
                break;
            case Group group:
                Walk(group.Body, scope, condition, isLast);
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

    private void WalkPipeline(Pipeline pipeline, ShellScope scope, StepCondition condition, bool isLast)
    {
        var fed = _fed;
        foreach (var part in pipeline.Commands)
        {
            Walk(part, pipeline.Commands.Length == 1 ? scope : scope.Copy(), condition, isLast);
            _fed = fed + 1;
        }

        _fed = fed;
    }

    private bool IsExhausted(ShellCommand command, ShellScope scope, StepCondition condition)
    {
        var taken = steps.Count - _firstStep;
        if (taken == MaximumSteps)
            Add(command, "", [], scope, condition, [new UnknownEffect("the program has too many commands to follow")], null);

        return taken >= MaximumSteps;
    }

    /// <summary>
    /// Behind <c>||</c> a command runs only when the one before it failed. Behind <c>&amp;&amp;</c> it runs whenever the instruction
    /// succeeds, unless what stands before is a test whose failure the program outlives.
    /// </summary>
    private void WalkChain(AndOrChain chain, ShellScope scope, StepCondition condition, bool isLast)
    {
        var survives = !isLast || chain.Operators.Contains(ChainOperator.Or);
        var tested = false;
        for (var i = 0; i < chain.Commands.Length; i++)
        {
            var alternative = i > 0 && chain.Operators[i - 1] == ChainOperator.Or;
            var maybe = alternative || (tested && survives);
            WalkPart(chain.Commands[i], scope, maybe ? StepCondition.Maybe : condition, isLast && i == chain.Commands.Length - 1);
            tested = !alternative && (tested || IsTest(chain.Commands[i]));
        }
    }

    private void WalkPart(ShellCommand command, ShellScope scope, StepCondition condition, bool isLast)
    {
        if (condition == StepCondition.Always)
        {
            Walk(command, scope, condition, isLast);
            return;
        }

        var branch = scope.Copy();
        Walk(command, branch, condition, isLast);
        scope.MergeBranch(branch);
    }

    /// <summary>Whether a command asks a question, so that failing is an answer.</summary>
    private static bool IsTest(ShellCommand command) =>
        command switch
        {
            TestClause or ArithmeticCommand or Pipeline { Negated: true } => true,
            Pipeline pipeline => IsTest(pipeline.Commands[^1]),
            SimpleCommand { Words: [var name, ..] } => name.Constant
                is "[" or "test" or "grep" or "egrep" or "fgrep" or "command" or "which" or "type" or "hash" or "false" or "id" or "getent",
            _ => false,
        };

    private void WalkSimple(SimpleCommand command, ShellScope scope, StepCondition condition)
    {
        var evaluator = new WordEvaluator(script, scope);
        if (command.Words.IsEmpty)
        {
            foreach (var assignment in command.Assignments)
                Assign(assignment, scope, evaluator);
        }

        AssignDefaults(command, scope, evaluator);
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
            value = value is not null && scope.TryGet(assignment.Name, out var old) && old is not null ? old + value : null;
        scope.Set(assignment.Name, value);
    }

    /// <summary><c>${x:=word}</c> sets the variable, too.</summary>
    private static void AssignDefaults(SimpleCommand command, ShellScope scope, WordEvaluator evaluator)
    {
        foreach (var word in command.Words)
        {
            foreach (var part in word.Parts)
            {
                var inner = part is DoubleQuoted { Parts: [var only] } ? only : part;
                if (inner is ParameterExpansion { Operation: ":=" or "=" } parameter)
                    scope.Set(parameter.Name, evaluator.Value(new(parameter.Span, [parameter])));
            }
        }
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
                script.TextOf(command),
                _fed > 0 || command.Redirections.Any(redirection => redirection.Kind is RedirectionKind.HereDocument or RedirectionKind.HereString)
            )
        );
}
