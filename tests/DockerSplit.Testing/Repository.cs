namespace DockerSplit.Testing;

/// <summary>Finds the project's folders from wherever the tests run.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The folder of shared test data beside the project; null where there is none.</summary>
    public static string? Shared { get; } =
        Path.Combine(Root, "..", "shared") is var folder && Directory.Exists(folder) ? Path.GetFullPath(folder) : null;

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DockerSplit.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"DockerSplit.sln is in no folder above {from}");
    }
}
