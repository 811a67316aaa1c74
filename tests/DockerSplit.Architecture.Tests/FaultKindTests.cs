using DockerSplit.Testing;
using DockerSplit.Testing.Cases;

namespace DockerSplit.Architecture.Tests;

/// <summary>Each kind of fault that takes an engine has two cases of different shape that are built and compared.</summary>
public sealed class FaultKindTests
{
    private static readonly Lazy<string[][]> Kinds = new(() =>
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "tests", "fault-kinds.tsv"))
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Split('\t')),
        ]
    );

    [Fact]
    public void Each_kind_stands_once_with_two_different_cases() =>
        Assert.Empty(
            Kinds
                .Value.Where(row => row.Length != 3 || row.Distinct(StringComparer.Ordinal).Count() != 3)
                .Select(row => row[0])
                .Concat(Kinds.Value.GroupBy(row => row[0]).Where(group => group.Count() > 1).Select(group => group.Key))
        );

    [Fact]
    public void Every_case_is_there_and_asks_an_engine()
    {
        var proved = SnapshotCase.RunsWhere(run => run.NeedsEngine).Select(run => run.Case).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(from row in Kinds.Value from name in row.Skip(1) where !proved.Contains(name) select $"{row[0]}: {name}");
    }
}
