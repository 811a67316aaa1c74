using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Environment variables of base images that only the build reads.</summary>
/// <param name="rows">A name may stand in several rows, each of which is reason enough.</param>
public sealed class VariableTable(ImmutableArray<BuildVariableRow> rows)
{
    private readonly FrozenDictionary<string, BuildVariableRow> _byName = rows.SelectMany(row =>
            row.Names.Select(name => KeyValuePair.Create(name, row))
        )
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The variables that belong to no ecosystem.</summary>
    internal static DataFile<BuildVariableRow[]> General { get; } =
        new("Knowledge/build-variables.json", KnowledgeReader.BuildVariableRowArray);

    /// <summary>The row that says why a variable is only for building; null when none does, and then it counts as needed.</summary>
    public BuildVariableRow? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Variables that only the build reads.</summary>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record BuildVariableRow(ImmutableArray<string> Names, string Why)
{
    /// <summary>Patterns of programs that read them; where run time reaches one, the row does not hold.</summary>
    public ImmutableArray<KnownPattern> UnlessReached
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether a program at that path reads the variables.</summary>
    public bool IsUndoneBy(string path) => UnlessReached.Any(known => PathPattern.Matches(known.Pattern, path));
}

/// <summary>Variables that a runtime image sets and the image of the tools does not.</summary>
/// <param name="Why">The reason why the program does not mind, a sentence for people.</param>
public sealed record AddedVariableRow(ImmutableArray<string> Names, string Why)
{
    /// <summary>Whether the program minds the value, and takes an empty one for none.</summary>
    public bool Empty { get; init; }
}
