using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Paths;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Text;

namespace DockerSplit.Semantics;

/// <summary>Follows the instructions of a file and keeps the state that each of them meets.</summary>
internal sealed class ModelBuilder(DockerfileSyntax syntax, ImmutableDictionary<string, string> buildArguments)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ValueBudget _budget = new();
    private readonly ImmutableArray<ArgInstruction>.Builder _globals = ImmutableArray.CreateBuilder<ArgInstruction>();
    private readonly List<Stage> _stages = [];

    /// <summary>The first stage of each name.</summary>
    private readonly Dictionary<string, Stage> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<StageInstruction> _instructions = [];
    private FromInstruction? _from;
    private string? _image;
    private BuildState _global = new() { Escape = syntax.Escape };
    private BuildState _state = new();

    public DockerfileModel Build()
    {
        _diagnostics.AddRange(syntax.Diagnostics);
        foreach (var item in syntax.Instructions)
        {
            if (InstructionReader.Read(item, _diagnostics, syntax.Escape) is { } instruction)
                Follow(instruction);
        }

        EndStage();

        return new(syntax, _globals.ToImmutable(), [.. _stages], [.. _diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)]);
    }

    private void Follow(Instruction instruction)
    {
        if (instruction is FromInstruction from)
        {
            EndStage();
            _from = from;
            _image = Expand(_global, from.Image, from.ImageSpan);
            _state = InitialState(from);
        }
        else if (_from is null)
        {
            FollowGlobal(instruction);
        }
        else
        {
            _instructions.Add(new(instruction, _state));
            _state = After(_state, instruction);
        }
    }

    /// <summary>Before the first FROM an argument sees those before it, even of its own instruction.</summary>
    private void FollowGlobal(Instruction instruction)
    {
        if (instruction is not ArgInstruction arg)
            return;

        _globals.Add(arg);
        foreach (var declaration in arg.Arguments)
            _global = WithArgument(_global, declaration, _global);
    }

    private void EndStage()
    {
        if (_from is null)
            return;

        var stage = new Stage(_from, _stages.Count, _image, [.. _instructions], _state);
        _stages.Add(stage);
        if (_from.Alias is { } name)
            _named.TryAdd(name, stage);
        _instructions.Clear();
        _from = null;
    }

    /// <summary>A stage that starts from an earlier one inherits what that one set; ARG does not pass on.</summary>
    private BuildState InitialState(FromInstruction from)
    {
        return _named.TryGetValue(from.Image, out var parent)
            ? parent.Final with
            {
                Arguments = VariableScope.Empty,
            }
            : new() { Escape = syntax.Escape, HasUnknownBase = _image != "scratch" };
    }

    private string? Expand(BuildState state, string word, TextSpan span)
    {
        var expander = new WordExpander(state);
        var refusals = _budget.Refusals;
        var value = _budget.Keep(expander.Expand(word));
        if (expander.IsTooLong || _budget.Refusals > refusals)
            _diagnostics.Add(DockerfileDescriptors.TooLongValue.At(syntax.Source, span));
        if (expander.Problem is { } problem)
            _diagnostics.Add(DockerfileDescriptors.MalformedWord.At(syntax.Source, span, word, problem));

        return value;
    }

    private BuildState After(BuildState state, Instruction instruction) =>
        instruction switch
        {
            AssignmentsInstruction { IsLabel: false } env => state with
            {
                // All values of one ENV see the variables as they were before it.
                Environment = state.Environment.With([
                    .. env.Assignments.Select(pair =>
                        KeyValuePair.Create(
                            Expand(state, pair.Name, pair.Span) ?? pair.Name,
                            Known(Expand(state, pair.RawValue, pair.Span))
                        )
                    ),
                ]),
            },
            ArgInstruction arg => WithArguments(state, arg),
            WorkdirInstruction workdir => state with
            {
                WorkingDirectory = Resolve(state.WorkingDirectory, Expand(state, workdir.Path, workdir.Syntax.Span)),
            },
            UserInstruction user => state with { User = Expand(state, user.User, user.Syntax.Span) },
            ShellInstruction shell => state with { Shell = shell.Words },
            _ => state,
        };

    private static string? Resolve(string? current, string? path) =>
        path is null ? null
        : path.StartsWith('/') ? ContainerPath.Normalise(path)
        : current is null ? null
        : ContainerPath.Normalise($"{current}/{path}");

    /// <summary>In a stage the defaults of one ARG all see the variables as they were before it.</summary>
    private BuildState WithArguments(BuildState state, ArgInstruction arg)
    {
        var before = state;
        foreach (var declaration in arg.Arguments)
            state = WithArgument(state, declaration, before);

        return state;
    }

    private BuildState WithArgument(BuildState state, ArgDeclaration declaration, BuildState seen)
    {
        var name = declaration.Name;
        var variable =
            buildArguments.TryGetValue(name, out var given) ? Known(given)
            : declaration.RawDefault is { } raw ? Known(Expand(seen, raw, declaration.Span))
            : _global.Arguments.Find(name) ?? new(null, IsUnknown: false);

        return state with
        {
            Arguments = state.Arguments.With(name, variable),
        };
    }

    private static Variable Known(string? value) => new(value, IsUnknown: value is null);
}
