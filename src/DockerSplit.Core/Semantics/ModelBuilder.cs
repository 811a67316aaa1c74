using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Semantics;

/// <summary>Follows the instructions of a file and keeps the state that each of them meets.</summary>
internal sealed class ModelBuilder(DockerfileSyntax syntax, ImmutableDictionary<string, string> buildArguments)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ImmutableArray<ArgInstruction>.Builder _globals = ImmutableArray.CreateBuilder<ArgInstruction>();
    private readonly List<Stage> _stages = [];
    private readonly List<StageInstruction> _instructions = [];
    private FromInstruction? _from;
    private BuildState _global = new();
    private BuildState _state = new();

    public DockerfileModel Build()
    {
        _diagnostics.AddRange(syntax.Diagnostics);
        foreach (var item in syntax.Instructions)
        {
            if (InstructionReader.Read(item, _diagnostics) is { } instruction)
                Follow(instruction);
        }

        EndStage();

        return new(syntax, _globals.ToImmutable(), [.. _stages], _diagnostics.ToImmutable());
    }

    private void Follow(Instruction instruction)
    {
        if (instruction is FromInstruction from)
        {
            EndStage();
            _from = from;
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

    private void FollowGlobal(Instruction instruction)
    {
        if (instruction is not ArgInstruction arg)
            return;

        _globals.Add(arg);
        _global = WithArguments(_global, arg);
    }

    private void EndStage()
    {
        if (_from is null)
            return;

        _stages.Add(new(_from, _stages.Count, Expand(_global, _from.Image), [.. _instructions], _state));
        _instructions.Clear();
        _from = null;
    }

    /// <summary>A stage that starts from an earlier one inherits what that one set; ARG does not pass on.</summary>
    private BuildState InitialState(FromInstruction from)
    {
        var parent = _stages.Find(stage => string.Equals(stage.From.Alias, from.Image, StringComparison.OrdinalIgnoreCase));

        return parent is null ? new() : parent.Final with { Arguments = new BuildState().Arguments };
    }

    private string? Expand(BuildState state, string word) => new WordExpander(state, syntax.Escape).Expand(word);

    private BuildState After(BuildState state, Instruction instruction) =>
        instruction switch
        {
            AssignmentsInstruction { IsLabel: false } env => state with
            {
                // All values of one ENV see the variables as they were before it.
                Environment = state.Environment.SetItems(
                    env.Assignments.Select(pair => KeyValuePair.Create(Expand(state, pair.Name) ?? pair.Name, Expand(state, pair.RawValue)))
                ),
            },
            ArgInstruction arg => WithArguments(state, arg),
            WorkdirInstruction workdir => state with { WorkingDirectory = Resolve(state.WorkingDirectory, Expand(state, workdir.Path)) },
            UserInstruction user => state with { User = Expand(state, user.User) },
            ShellInstruction shell => state with { Shell = shell.Words },
            _ => state,
        };

    private static string? Resolve(string? current, string? path) =>
        path is null ? null
        : path.StartsWith('/') ? UnixPath.Normalise(path)
        : current is null ? null
        : UnixPath.Normalise($"{current}/{path}");

    private BuildState WithArguments(BuildState state, ArgInstruction arg)
    {
        foreach (var declaration in arg.Arguments)
        {
            var value =
                buildArguments.TryGetValue(declaration.Name, out var given) ? given
                : declaration.RawDefault is { } raw ? Expand(state, raw)
                : _global.Arguments.GetValueOrDefault(declaration.Name);
            state = state with { Arguments = state.Arguments.SetItem(declaration.Name, value) };
        }

        return state;
    }
}
