using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Where the files of a module lie.</summary>
/// <param name="Pattern">A pattern of paths with <c>{name}</c>, the module's name with slashes between its parts.</param>
/// <param name="Name">The module of the example, as a program asks for it.</param>
/// <param name="Example">A file of it.</param>
public sealed record ModulePlace(string Pattern, string Name, string Example)
{
    private const string Hole = "{name}";

    /// <summary>Whether a file of the module may lie at the path.</summary>
    /// <param name="name">The module's name with slashes between its parts; a <c>*</c> in it is none of a pattern's.</param>
    public bool Fits(string path, string name) =>
        name.Length > 0
        && !PathPattern.IsPattern(name)
        && path.Contains(name, StringComparison.Ordinal)
        && PathPattern.Matches(Pattern.Replace(Hole, name, StringComparison.Ordinal), path);
}
