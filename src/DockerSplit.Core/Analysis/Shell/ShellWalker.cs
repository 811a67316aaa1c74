using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>Lays the commands of a shell program out in order of execution.</summary>
internal sealed partial class ShellWalker(ShellScript script, int instruction, List<Step> steps)
{
    private const int MaximumCalls = 16;
    private const int MaximumRounds = 64;

    /// <summary>More steps than any RUN has; functions that call themselves twice would make millions.</summary>
    private const int MaximumSteps = 10_000;

    private readonly int _firstStep = steps.Count;
    private int _calls;

    /// <summary>Walks a whole program.</summary>
    public void Run(Visit visit) => Walk(script.Statements, visit);

    /// <summary>Walks a list of statements.</summary>
    private void Walk(ImmutableArray<Statement> statements, Visit visit)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            var one = visit with { IsLast = visit.IsLast && i == statements.Length - 1 };
            if (statements[i].Terminator == Terminator.Ampersand)
                WalkApart(statements[i].Command, one);
            else
                Walk(statements[i].Command, one);
        }
    }

    /// <summary>Walks a command that has a process of its own, of which only what it does to files stays.</summary>
    private void WalkApart(ShellCommand command, Visit visit)
    {
        var apart = visit.Apart();
        Walk(command, apart);
        visit.Scope.Join(apart.Scope);
    }

    private void Walk(ShellCommand command, Visit visit)
    {
        if (IsExhausted(command, visit))
            return;

        WalkSubstitutions(command, visit);
        if (visit.Whole is null && command is not SimpleCommand && IsWhole(command))
            visit = visit with { Whole = new(StatementText.Of(script, command, visit.Scope)) };
        switch (command)
        {
            case SimpleCommand simple:
                WalkSimple(simple, visit);
                break;
            case AndOrChain chain:
                WalkChain(chain, visit);
                break;
            case Pipeline pipeline:
                WalkPipeline(pipeline, visit);
                break;
            case Subshell subshell:
                var apart = visit.Apart();
                Walk(subshell.Body, apart);
                visit.Scope.Join(apart.Scope);
                break;
            case Group group:
                Walk(group.Body, visit);
                break;
            case FunctionDeclaration function:
                visit.Scope.Define(function.Name, function.Body);
                break;
            default:
                WalkBranching(command, visit);
                break;
        }

        if (command is not SimpleCommand && Written(command, visit.Scope) is { IsEmpty: false } written)
            Add(new(command, "", [], null), visit, written);
    }

    /// <summary>Whether the parts of a command make no sense without each other: what one prints, another takes.</summary>
    private static bool IsWhole(ShellCommand command) => command is Pipeline { Commands.Length: > 1 } || !command.Redirections.IsEmpty;

    private void WalkPipeline(Pipeline pipeline, Visit visit)
    {
        if (pipeline.Commands is [var only])
        {
            Walk(only, visit);
            return;
        }

        var part = visit;
        foreach (var command in pipeline.Commands)
        {
            var before = steps.Count;
            WalkApart(command, part);
            part = visit with
            {
                IsFed = true,
                Input = Printed(command, visit.Scope),
                InputFile = FilePrinted(command, visit.Scope),
                Address = AddressPrinted(before),
            };
        }
    }

    /// <summary>What a command prints, where that is known.</summary>
    private string? Printed(ShellCommand command, ShellScope scope) =>
        command is SimpleCommand { Redirections.IsEmpty: true } simple ? new WordEvaluator(script, scope).OutputOf(simple) : null;

    /// <summary>The address whose content the steps from one on print, where that is all that they do.</summary>
    private string? AddressPrinted(int first) =>
        steps.Count == first + 1 && steps[first].Effects is [Fetch { Target: null, Url: { } address }] ? address : null;

    /// <summary>The one file that a command prints, whole or in part.</summary>
    private StepPath? FilePrinted(ShellCommand command, ShellScope scope)
    {
        if (command is not SimpleCommand simple)
            return null;

        var evaluator = new WordEvaluator(script, scope);
        var fields = evaluator.Fields(simple.Words);
        var isPlain = fields is [{ Value: { } name }, ..] && Catalog(scope).Row(ContainerPath.Name(name))?.Does == CommandUse.Reads;

        return isPlain && fields[^1] is { Value: [not '-', ..] word } && !word.Any(char.IsWhiteSpace) && fields.Length > 1
            ? evaluator.PathOf(fields[^1])
            : null;
    }

    private static CommandCatalog Catalog(ShellScope scope) => scope.World.Catalog;

    private bool IsExhausted(ShellCommand command, Visit visit)
    {
        var taken = steps.Count - _firstStep;
        if (taken == MaximumSteps)
            Add(new(command, "", [], null), visit, [new UnknownEffect("the program has too many commands to follow")]);

        return taken >= MaximumSteps;
    }

    /// <summary>
    /// Behind <c>||</c> a command runs only when the one before it failed. Behind <c>&amp;&amp;</c> it runs whenever the instruction
    /// succeeds, unless what stands before is a test whose failure the program outlives.
    /// </summary>
    private void WalkChain(AndOrChain chain, Visit visit)
    {
        var survives = !visit.IsLast || chain.Operators.Contains(ChainOperator.Or);
        var tested = false;
        for (var i = 0; i < chain.Commands.Length; i++)
        {
            var alternative = i > 0 && chain.Operators[i - 1] == ChainOperator.Or;
            var part = visit with { IsLast = visit.IsLast && i == chain.Commands.Length - 1 };
            if (alternative || (tested && survives))
                part = part with { Condition = StepCondition.Maybe };
            WalkPart(chain.Commands[i], part);
            tested = !alternative && (tested || IsTest(chain.Commands[i], visit.Scope));
        }
    }

    private void WalkPart(ShellCommand command, Visit visit)
    {
        if (visit.Condition == StepCondition.Always)
        {
            Walk(command, visit);
            return;
        }

        var branch = visit.Apart();
        Walk(command, branch);
        visit.Scope.MergeBranch(branch.Scope);
    }

    /// <summary>Whether a command asks a question, so that failing is an answer.</summary>
    private static bool IsTest(ShellCommand command, ShellScope scope) =>
        command switch
        {
            TestClause or ArithmeticCommand or Pipeline { Negated: true } => true,
            Pipeline pipeline => IsTest(pipeline.Commands[^1], scope),
            SimpleCommand { Words: [var name, ..] } => name.Constant is { } constant && Catalog(scope).Is(constant, CommandTrait.Asks),
            _ => false,
        };

    private void WalkSimple(SimpleCommand command, Visit visit)
    {
        var scope = visit.Scope;
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

        var whole = visit.Whole ?? new(StatementText.Of(script, command, scope));
        Run(command, fields, Fed(command, evaluator, visit with { Whole = whole }), written);
    }

    /// <summary>What redirections give to a command.</summary>
    private static Visit Fed(SimpleCommand command, WordEvaluator evaluator, Visit visit)
    {
        foreach (var redirection in command.Redirections)
        {
            visit = redirection.Kind switch
            {
                RedirectionKind.HereDocument => visit with
                {
                    IsFed = true,
                    Input = evaluator.Value(redirection.Document?.Body),
                    InputFile = null,
                },
                RedirectionKind.HereString => visit with { IsFed = true, Input = evaluator.Value(redirection.Target), InputFile = null },
                RedirectionKind.Read => visit with
                {
                    Input = null,
                    InputFile = evaluator.Fields([redirection.Target]) is [var file] ? evaluator.PathOf(file) : null,
                },
                _ => visit,
            };
        }

        return visit;
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

    /// <summary>A command that is written down as a step.</summary>
    private readonly record struct Call(ShellCommand Command, string Name, ImmutableArray<StepArgument> Arguments, SimpleCommand? Simple);

    private void Add(Call call, Visit visit, ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
            visit.Scope.Apply(effect);

        steps.Add(
            new(
                instruction,
                script.Text.ToSource(call.Command.Span),
                call.Name,
                call.Arguments,
                visit.Scope.WorkingDirectory,
                visit.Condition,
                effects,
                call.Simple,
                script.TextOf(call.Command),
                visit.IsFed
            )
            {
                Statement = visit.Whole?.Text,
                IsOff = visit.IsOff,
            }
        );
    }
}
