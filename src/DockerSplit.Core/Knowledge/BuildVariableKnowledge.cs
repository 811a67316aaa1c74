namespace DockerSplit.Knowledge;

/// <summary>Environment variables of base images that only the build reads: <c>Data/build-variables.json</c>.</summary>
public static class BuildVariableKnowledge
{
    private static readonly Lazy<BuildVariableRow[]> Rows = new(() =>
        KnowledgeFile.Read("build-variables.json", KnowledgeJson.Default.BuildVariableRowArray)
    );

    /// <summary>The row that says why a variable is only for building; null when none does, and then it counts as needed.</summary>
    public static BuildVariableRow? Find(string name) => Array.Find(Rows.Value, row => row.Names.Contains(name, StringComparer.Ordinal));
}

/// <summary>Variables that only the build reads.</summary>
/// <param name="UnlessReached">Patterns of programs that read them; where run time reaches one, the row does not hold.</param>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record BuildVariableRow(string[] Names, string[] UnlessReached, string Why);
