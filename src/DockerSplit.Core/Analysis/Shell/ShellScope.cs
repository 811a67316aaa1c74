using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

/// <summary>What a shell knows while it runs: its variables, functions and working directory. A subshell gets a copy.</summary>
internal sealed class ShellScope
{
    private readonly Dictionary<string, string?> _variables;
    private readonly Dictionary<string, ShellCommand> _functions;

    public ShellScope(BuildState state, StepPath workingDirectory)
    {
        (WorkingDirectory, Previous) = (workingDirectory, workingDirectory);
        _functions = new(StringComparer.Ordinal);
        _variables = new(StringComparer.Ordinal);
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
        (WorkingDirectory, Previous) = (parent.WorkingDirectory, parent.Previous);
        _variables = new(parent._variables, StringComparer.Ordinal);
        _functions = new(parent._functions, StringComparer.Ordinal);
    }

    public StepPath WorkingDirectory { get; private set; }

    /// <summary>Where <c>cd -</c> leads.</summary>
    public StepPath Previous { get; private set; }

    public ShellScope Copy() => new(this);

    public void ChangeDirectory(StepPath to) => (Previous, WorkingDirectory) = (WorkingDirectory, to);

    /// <summary>The value of a variable: known, unknown (null), or not set here at all (false).</summary>
    public bool TryGet(string name, out string? value) => _variables.TryGetValue(name, out value);

    /// <summary>Sets a variable; null means set to something that cannot be known.</summary>
    public void Set(string name, string? value) => _variables[name] = value;

    public void Define(string name, ShellCommand body) => _functions[name] = body;

    public ShellCommand? FunctionNamed(string name) => _functions.GetValueOrDefault(name);

    /// <summary>Forgets what a branch, which may or may not have run, left differently.</summary>
    public void MergeBranch(ShellScope branch)
    {
        foreach (var (name, value) in branch._variables)
        {
            if (!_variables.TryGetValue(name, out var mine) || mine != value)
                _variables[name] = null;
        }

        if (branch.WorkingDirectory.Value != WorkingDirectory.Value)
            WorkingDirectory = WorkingDirectory with { Value = null };
    }
}
