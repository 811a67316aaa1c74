using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>Finds the programs that run in the container: a directory that holds one is in use, whatever else was done there.</summary>
internal static class StartedPrograms
{
    public static ImmutableArray<string> Of(IImageView image, DirectoryTable directories) =>
        [
            .. image
                .Reach(ClosureRoot.OfConfig(image.Facts.Config))
                .Reached.Where(pair =>
                    pair.Value.Kind is NeedKind.Root or NeedKind.Command or NeedKind.Interpreter or NeedKind.LinkTarget
                    && image.Facts.Final.Binaries.GetValueOrDefault(pair.Key) is ScriptFacts or ElfFacts { Interpreter: not null }
                )
                .Select(pair => pair.Key),
            .. image.IsSeen ? [] : Linked(image.Facts, directories),
        ];

    /// <summary>By the text alone nobody knows what is a program, but a link in a directory of programs is there to run what it points to.</summary>
    private static IEnumerable<string> Linked(ImageFacts image, DirectoryTable directories) =>
        image
            .Final.Files.Values.Where(file =>
                file is { Kind: FileKind.SymbolicLink, LinkTarget: not null } && file.Layer >= image.BaseLayers
            )
            .Where(file => IsForPrograms(ContainerPath.Parent(file.Path), directories))
            .Select(file => ContainerPath.Combine(ContainerPath.Parent(file.Path), file.LinkTarget!));

    private static bool IsForPrograms(string directory, DirectoryTable directories) =>
        directories.KindOf(directory) is not null && ContainerPath.Name(directory) is "bin" or "sbin";
}
