namespace DockerSplit.Semantics;

/// <summary>
/// Variables by name, as they are at one place of a file. It does not change: setting one gives the scope of the next place. The places
/// of a stage share one history, of which each sees what came before it, so that ten thousand instructions do not hold ten thousand tables.
/// </summary>
public sealed class VariableScope
{
    private readonly History _history;
    private readonly int _length;

    private VariableScope(History history, int length) => (_history, _length) = (history, length);

    /// <summary>A new scope without variables, where a history begins.</summary>
    public static VariableScope Empty => new(new(), 0);

    /// <summary>All variables with their values here, in the order in which they were first set.</summary>
    public IEnumerable<KeyValuePair<string, Variable>> All =>
        from name in _history.Names
        let variable = Find(name)
        where variable is not null
        select KeyValuePair.Create(name, variable);

    /// <summary>The variable of that name; null where none was set before this place.</summary>
    public Variable? Find(string name) => _history.Find(name, _length);

    /// <summary>The scope behind a place where variables are set.</summary>
    public VariableScope With(IEnumerable<KeyValuePair<string, Variable>> variables)
    {
        var history = _history.Length == _length ? _history : new History(All);
        foreach (var (name, variable) in variables)
            history.Add(name, variable);

        return new(history, history.Length);
    }

    /// <summary>The scope behind a place where one variable is set.</summary>
    public VariableScope With(string name, Variable variable) => With([KeyValuePair.Create(name, variable)]);

    /// <summary>Everything that was ever set, in order. It only grows, and no scope looks behind its own place.</summary>
    private sealed class History
    {
        private readonly Dictionary<string, List<(int At, Variable Variable)>> _values = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public History() { }

        public History(IEnumerable<KeyValuePair<string, Variable>> variables)
        {
            foreach (var (name, variable) in variables)
                Add(name, variable);
        }

        public int Length { get; private set; }

        /// <summary>In the order in which they were first set.</summary>
        public IEnumerable<string> Names => _names;

        public void Add(string name, Variable variable)
        {
            if (!_values.TryGetValue(name, out var values))
            {
                _values[name] = values = new(1);
                _names.Add(name);
            }

            values.Add((Length++, variable));
        }

        public Variable? Find(string name, int length)
        {
            if (!_values.TryGetValue(name, out var values))
                return null;

            var (low, high) = (0, values.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[middle].At < length)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low == 0 ? null : values[low - 1].Variable;
        }
    }
}

/// <summary>What is known of a variable that was set.</summary>
/// <param name="Value">Its value; null where it has none (an ARG without a default) or it cannot be known.</param>
/// <param name="IsUnknown">Whether it has a value that cannot be known statically.</param>
public sealed record Variable(string? Value, bool IsUnknown);
