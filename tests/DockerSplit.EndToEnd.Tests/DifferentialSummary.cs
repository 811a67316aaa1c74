using DockerSplit.Testing;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>Counts the cases by what became of the plan from the text, into <c>artifacts/test/differential.txt</c>, which <c>./test</c> prints.</summary>
public sealed class DifferentialSummary : IDisposable
{
    private readonly SortedDictionary<string, List<string>> _outcomes = new(StringComparer.Ordinal);

    public void Add(string outcome, string name)
    {
        if (!_outcomes.TryGetValue(outcome, out var names))
            _outcomes.Add(outcome, names = []);
        names.Add(name);
    }

    public void Dispose()
    {
        if (_outcomes.Count == 0)
            return;

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test"));
        File.WriteAllLines(
            Path.Combine(folder.FullName, "differential.txt"),
            _outcomes.Select(outcome => $"by text alone, {outcome.Key}: {outcome.Value.Count} ({string.Join(", ", outcome.Value)})")
        );
    }
}
