using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>What lies around the shell: the commands that are known, the files that COPY brings, and what the programs of a stage may hold.</summary>
internal sealed record ShellWorld(CommandCatalog Catalog, IBuildContext? Context, ValueBudget Budget);

/// <summary>
/// What a shell knows while it runs: its variables, functions and working directory, and what the build so far left behind. A subshell
/// gets a copy.
/// </summary>
internal sealed class ShellScope
{
    private const string Home = "HOME";

    private readonly BuildState _state;
    private readonly string? _home;

    /// <summary>What the program set; the rest is as ENV and ARG left it.</summary>
    private readonly Dictionary<string, string?> _variables;
    private readonly Dictionary<string, ShellCommand> _functions;
    private readonly HashSet<string> _unset;
    private readonly HashSet<string> _assigned;
    private readonly HashSet<string> _exported;

    /// <param name="home">The directory that the engine sets HOME to where no ENV does; null where it is not known.</param>
    public ShellScope(BuildState state, string? home, StepPath workingDirectory, ShellWorld world, BuildMemory memory)
    {
        (_state, _home) = (state, home);
        (World, Memory) = (world, memory);
        (WorkingDirectory, Previous) = (workingDirectory, workingDirectory);
        _functions = new(StringComparer.Ordinal);
        _variables = new(StringComparer.Ordinal);
        _unset = new(StringComparer.Ordinal);
        _assigned = new(StringComparer.Ordinal);
        _exported = new(StringComparer.Ordinal);
    }

    private ShellScope(ShellScope parent)
    {
        (_state, _home) = (parent._state, parent._home);
        (World, Memory) = (parent.World, parent.Memory);
        (WorkingDirectory, Previous, Positional) = (parent.WorkingDirectory, parent.Previous, parent.Positional);
        _variables = new(parent._variables, StringComparer.Ordinal);
        _functions = new(parent._functions, StringComparer.Ordinal);
        _unset = new(parent._unset, StringComparer.Ordinal);
        _assigned = new(parent._assigned, StringComparer.Ordinal);
        _exported = new(parent._exported, StringComparer.Ordinal);
    }

    public ShellWorld World { get; }

    /// <summary>What the build so far left behind: the file system's state, which a subshell shares.</summary>
    public BuildMemory Memory { get; private set; }

    public StepPath WorkingDirectory { get; private set; }

    /// <summary>Where <c>cd -</c> leads.</summary>
    public StepPath Previous { get; private set; }

    /// <summary>The positional parameters; null when it is not known how many there are. A single one may be unknown too.</summary>
    public ImmutableArray<string?>? Positional { get; set; } = [];

    public ShellScope Copy() => new(this);

    public void ChangeDirectory(StepPath to) => (Previous, WorkingDirectory) = (WorkingDirectory, to);

    /// <summary>The value of a variable: known, unknown (null), or not set here at all (false).</summary>
    public bool TryGet(string name, out string? value) =>
        _variables.TryGetValue(name, out value) || (!_unset.Contains(name) && TryGetGiven(name, out value));

    /// <summary>The same of a variable that the program finds; an ARG without a value is none.</summary>
    private bool TryGetGiven(string name, out string? value)
    {
        var variable = _state.Environment.Find(name) ?? (name == Home && _home is not null ? new(_home, IsUnknown: false) : null);
        if (variable is null && _state.Arguments.Find(name) is { Value: not null } argument)
            variable = argument;
        value = variable?.Value;

        return variable is not null;
    }

    /// <summary>Whether a variable certainly has no value, because the program took it away.</summary>
    public bool IsUnset(string name) => _unset.Contains(name);

    /// <summary>Whether the program itself gave the variable its value, so that no ENV or ARG has it.</summary>
    public bool IsAssigned(string name) => _assigned.Contains(name);

    /// <summary>The value that commands find in their environment; null for none and for one that cannot be known.</summary>
    public string? Exported(string name) => IsExported(name) && TryGet(name, out var value) ? value : null;

    private bool IsExported(string name) =>
        _exported.Contains(name) || _state.Variable(name) is not null || (name == Home && _home is not null);

    public void Export(string name) => _exported.Add(name);

    /// <summary>Takes over what a command does to the shell and to what later commands build upon.</summary>
    public void Apply(Effect effect)
    {
        Memory = Memory.After(effect);
        if (effect is SetVariable set)
            Set(set.Name, set.Value);
    }

    /// <summary>A process of its own ended: what it left in the file system stays.</summary>
    public void Join(ShellScope child) => Memory = child.Memory;

    /// <summary>Sets a variable; null means set to something that cannot be known.</summary>
    public void Set(string name, string? value)
    {
        _variables[name] = World.Budget.Keep(value);
        _assigned.Add(name);
        _unset.Remove(name);
    }

    public void Unset(string name)
    {
        _variables.Remove(name);
        _functions.Remove(name);
        _unset.Add(name);
    }

    public void Define(string name, ShellCommand body) => _functions[name] = body;

    public ShellCommand? FunctionNamed(string name) => _functions.GetValueOrDefault(name);

    /// <summary>Goes on from one of several ways that the program may have taken, of which only what all agree in is known.</summary>
    /// <param name="ends">How each way ended; one at least.</param>
    public void Become(IReadOnlyList<ShellScope> ends)
    {
        var first = ends[0];
        Replace(_variables, first._variables);
        Replace(_functions, first._functions);
        Replace(_unset, first._unset);
        Replace(_assigned, first._assigned);
        (WorkingDirectory, Previous, Positional, Memory) = (first.WorkingDirectory, first.Previous, first.Positional, first.Memory);
        foreach (var end in ends.Skip(1))
            MergeBranch(end);
    }

    private static void Replace<T>(ICollection<T> target, ICollection<T> source)
    {
        var items = source.ToList();
        target.Clear();
        foreach (var item in items)
            target.Add(item);
    }

    /// <summary>Forgets what a branch, which may or may not have run, left differently.</summary>
    public void MergeBranch(ShellScope branch)
    {
        foreach (var (name, value) in branch._variables)
        {
            if (!TryGet(name, out var mine) || mine != value)
                Set(name, null);
        }

        foreach (var (name, value) in _variables.Where(pair => !branch._variables.ContainsKey(pair.Key)).ToList())
        {
            if (!branch.TryGet(name, out var theirs) || theirs != value)
                Set(name, null);
        }

        foreach (var name in branch._unset.Where(name => !_unset.Contains(name)).ToList())
            Set(name, null);
        foreach (var (name, body) in branch._functions)
            _functions.TryAdd(name, body);
        _assigned.UnionWith(branch._assigned);
        _exported.UnionWith(branch._exported);
        Memory = Memory.Merge(branch.Memory);
        if (branch.WorkingDirectory.Value != WorkingDirectory.Value)
            WorkingDirectory = WorkingDirectory with { Value = null };
        if (!SamePositional(branch))
            Positional = null;
    }

    private bool SamePositional(ShellScope other) =>
        Positional is { } mine && other.Positional is { } theirs
            ? mine.SequenceEqual(theirs)
            : Positional is null && other.Positional is null;
}
