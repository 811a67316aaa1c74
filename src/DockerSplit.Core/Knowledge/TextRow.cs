using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>Files of an ecosystem that are read as a whole, since they tell what nothing else tells.</summary>
/// <param name="Name">The last component of their paths; a <c>*</c> in it stands for anything.</param>
/// <param name="Example">The path of such a file.</param>
public sealed record TextRow(string Name, string Example, string Why)
{
    /// <summary>The name of a directory below which no file is meant; null for none.</summary>
    public string? Outside { get; init; }

    /// <summary>The end of the path of the directory that a file lies in, which may hold a <c>*</c>; null where any is meant.</summary>
    public string? Inside { get; init; }

    /// <summary>Whether the row speaks of a file.</summary>
    public bool IsAbout(string path) =>
        TextPattern.IsMatch(ContainerPath.Name(path), Name)
        && (Inside is null || TextPattern.IsMatch(ContainerPath.Parent(path), "*/" + Inside))
        && (Outside is null || !path.Contains($"/{Outside}/", StringComparison.Ordinal));
}
