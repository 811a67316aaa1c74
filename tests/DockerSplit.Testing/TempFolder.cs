namespace DockerSplit.Testing;

/// <summary>A directory of its own for one test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The directory, absolute.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("docksplit-test-").FullName;

    /// <summary>The names of what lies in it, sorted.</summary>
    public IEnumerable<string> Entries =>
        Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    /// <summary>Writes a file, with the directories it needs, and returns its absolute path.</summary>
    public string Write(string name, string content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);

        return path;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
