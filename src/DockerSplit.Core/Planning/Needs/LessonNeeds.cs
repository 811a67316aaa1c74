using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>Finds in the original what a failing container lacked.</summary>
internal static class LessonNeeds
{
    /// <summary>The paths of the original that the facts name, each named by the fact that led to it.</summary>
    public static IEnumerable<ClosureRoot> Roots(ImageFacts original, Lessons lessons, KnowledgeBase knowledge) =>
        lessons.Facts.SelectMany(fact => Find(original, fact, knowledge).Select(path => ClosureRoot.OfPath(fact.Description, path)));

    private static IEnumerable<string> Find(ImageFacts original, LearnedFact fact, KnowledgeBase knowledge)
    {
        var files = original.Final.Files;

        return fact switch
        {
            MissingLibrary library => original
                .Final.Binaries.Keys.Where(path => IsLibrary(ContainerPath.Name(path), library.Soname))
                .Concat(files.Values.Where(file => IsLinkNamed(file, library.Soname)).Select(file => file.Path)),
            MissingCommand command => SearchPath(original.Config)
                .Select(directory => ContainerPath.Combine(directory, command.Name))
                .Where(files.ContainsKey)
                .Take(1),
            MissingFile file => AtOrBelow(original.Final, file.Path),
            MissingModule module => files.Keys.Where(path => knowledge.Ecosystems.Any(ecosystem => ecosystem.IsModule(path, module.Name))),
            _ => [],
        };
    }

    private static bool IsLinkNamed(FileFacts file, string soname) =>
        file.Kind == FileKind.SymbolicLink && IsLibrary(ContainerPath.Name(file.Path), soname);

    /// <summary>The very name, or, where only a stem such as <c>libgdiplus</c> was told, any library of that stem.</summary>
    private static bool IsLibrary(string name, string soname) =>
        name == soname
        || (
            !soname.Contains(".so", StringComparison.Ordinal)
            && name.StartsWith(soname, StringComparison.OrdinalIgnoreCase)
            && name.Contains(".so", StringComparison.Ordinal)
        );

    private static IEnumerable<string> AtOrBelow(ImageSnapshot image, string path)
    {
        if (!path.StartsWith('/') || !image.Files.TryGetValue(ContainerPath.Normalise(path), out var file))
            return [];

        return file.Kind == FileKind.Directory ? image.Files.Keys.Where(other => ContainerPath.IsWithin(other, file.Path)) : [file.Path];
    }

    private static string[] SearchPath(ImageConfig config)
    {
        var path = config.Environment.FirstOrDefault(variable => variable.StartsWith("PATH=", StringComparison.Ordinal));

        return (path?[5..] ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin").Split(
            ':',
            StringSplitOptions.RemoveEmptyEntries
        );
    }
}
