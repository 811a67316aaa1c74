using DockerSplit.Analysis;
using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Description;

/// <summary>A build context that a test writes down: texts by path; a path that ends in a slash is an empty directory.</summary>
internal sealed class MemoryContext(params (string Path, string Text)[] files) : IBuildContext
{
    private const int Plain = 0b110_100_100;
    private const int Executable = 0b111_101_101;

    private readonly Dictionary<string, string> _files = files.ToDictionary(file => file.Path, file => file.Text);

    public ContextListing Listing => new(Directory("", [.. _files.Keys]), null);

    public string? ReadText(string path) => null;

    public string? ReadSource(string path) => _files.GetValueOrDefault(path);

    /// <param name="paths">Relative to the directory.</param>
    private static ContextEntry Directory(string path, string[] paths) =>
        ContextEntry.Directory(
            path,
            Executable,
            paths
                .Where(inner => inner.Length > 0)
                .GroupBy(inner => inner.Split('/')[0])
                .Select(group => Entry(path.Length == 0 ? group.Key : $"{path}/{group.Key}", group.Key, [.. group]))
        );

    private static ContextEntry Entry(string path, string name, string[] paths) =>
        paths is [var only] && only == name
            ? new(path, FileKind.Regular, path.EndsWith(".sh", StringComparison.Ordinal) ? Executable : Plain, null, [])
            : Directory(path, [.. paths.Select(inner => inner[(name.Length + 1)..])]);
}
