using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images;

/// <summary>Finds the programs that the build made, where a shell looks for programs.</summary>
public static class OwnPrograms
{
    /// <summary>More than this is a collection of tools, of which a few stand for all.</summary>
    private const int Most = 30;

    private const int Executable = 0b001_001_001;

    private static readonly string[] Directories = ["bin", "sbin"];

    private static readonly ImmutableHashSet<string> Folders =
    [
        .. KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.PackageFolders),
    ];

    /// <summary>
    /// The programs of the original that its base does not have and no package brought, and that the rewritten image has, too: whether
    /// one may be missing there is what the ledger says. Of several names of one program the first.
    /// </summary>
    public static ImmutableArray<string> Of(ImageFacts original, ImageFacts rewritten)
    {
        var after = new PathResolver(rewritten.Final.Files);

        return Of(original, path => after.Resolve(path).Path is not null);
    }

    /// <summary>Those of the original, where nobody knows the rewritten image yet.</summary>
    public static ImmutableArray<string> Of(ImageFacts original) => Of(original, _ => true);

    private static ImmutableArray<string> Of(ImageFacts original, Func<string, bool> isMeant)
    {
        var before = new PathResolver(original.Final.Files);

        return
        [
            .. Artifacts
                .Unowned(original)
                .Where(file => Directories.Contains(ContainerPath.Name(ContainerPath.Parent(file.Path))) && !IsOfPackage(file.Path))
                .Select(file => (file.Path, Real: before.Resolve(file.Path).Path))
                .Where(program => IsProgram(original.Final, program.Real) && isMeant(program.Path))
                .DistinctBy(program => original.Final.Files[program.Real!].HardLinkTo ?? program.Real)
                .Select(program => program.Path)
                .Take(Most),
        ];
    }

    /// <summary>Whether a package of a language brings it, beside the search path: such programs are started by those that build.</summary>
    private static bool IsOfPackage(string path) =>
        ContainerPath.Above(path).Any(directory => Folders.Contains(ContainerPath.Name(directory)));

    private static bool IsProgram(ImageSnapshot image, string? path) =>
        path is not null
        && image.Files.TryGetValue(path, out var file)
        && file.Kind == FileKind.Regular
        && (file.Mode & Executable) != 0
        && image.Binaries.GetValueOrDefault(path) is ElfFacts or ScriptFacts;
}
