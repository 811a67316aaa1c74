using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>What a shell knows while it runs: its variables, functions and working directory. A subshell gets a copy.</summary>
internal sealed class ShellScope
{
    private readonly Dictionary<string, string?> _variables;
    private readonly Dictionary<string, ShellCommand> _functions;
    private readonly HashSet<string> _unset;

    /// <param name="budget">Shared by all programs of a stage; null for one of its own.</param>
    public ShellScope(BuildState state, StepPath workingDirectory, ValueBudget? budget = null)
    {
        Budget = budget ?? new();
        (WorkingDirectory, Previous) = (workingDirectory, workingDirectory);
        _functions = new(StringComparer.Ordinal);
        _variables = new(StringComparer.Ordinal);
        _unset = new(StringComparer.Ordinal);
        foreach (var (name, value) in state.Arguments)
        {
            if (value is not null)
                _variables[name] = value;
        }

        foreach (var (name, value) in state.Environment)
            _variables[name] = value;
    }

    private ShellScope(ShellScope parent)
    {
        Budget = parent.Budget;
        (WorkingDirectory, Previous, Positional) = (parent.WorkingDirectory, parent.Previous, parent.Positional);
        _variables = new(parent._variables, StringComparer.Ordinal);
        _functions = new(parent._functions, StringComparer.Ordinal);
        _unset = new(parent._unset, StringComparer.Ordinal);
    }

    public ValueBudget Budget { get; }

    public StepPath WorkingDirectory { get; private set; }

    /// <summary>Where <c>cd -</c> leads.</summary>
    public StepPath Previous { get; private set; }

    /// <summary>The positional parameters; null when it is not known how many there are. A single one may be unknown too.</summary>
    public ImmutableArray<string?>? Positional { get; set; } = [];

    public ShellScope Copy() => new(this);

    public void ChangeDirectory(StepPath to) => (Previous, WorkingDirectory) = (WorkingDirectory, to);

    /// <summary>The value of a variable: known, unknown (null), or not set here at all (false).</summary>
    public bool TryGet(string name, out string? value) => _variables.TryGetValue(name, out value);

    /// <summary>Whether a variable certainly has no value, because the program took it away.</summary>
    public bool IsUnset(string name) => _unset.Contains(name);

    /// <summary>Sets a variable; null means set to something that cannot be known.</summary>
    public void Set(string name, string? value)
    {
        _variables[name] = Budget.Keep(value);
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

    /// <summary>Forgets what a branch, which may or may not have run, left differently.</summary>
    public void MergeBranch(ShellScope branch)
    {
        foreach (var (name, value) in branch._variables)
        {
            if (!_variables.TryGetValue(name, out var mine) || mine != value)
                Set(name, null);
        }

        foreach (var name in branch._unset.Where(name => !_unset.Contains(name)).ToList())
            Set(name, null);
        foreach (var (name, body) in branch._functions)
            _functions.TryAdd(name, body);
        if (branch.WorkingDirectory.Value != WorkingDirectory.Value)
            WorkingDirectory = WorkingDirectory with { Value = null };
        if (!SamePositional(branch))
            Positional = null;
    }

    private bool SamePositional(ShellScope other) =>
        Positional is { } mine && other.Positional is { } theirs ? mine.SequenceEqual(theirs) : Positional is null && other.Positional is null;
}
