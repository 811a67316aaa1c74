using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Planning.Needs;

/// <summary>Finds the programs that run in the container: a directory that holds one is in use, whatever else was done there.</summary>
internal static class StartedPrograms
{
    public static ImmutableArray<string> Of(IImageView image) =>
        [
            .. image
                .Reach(ClosureRoot.OfConfig(image.Facts.Config))
                .Reached.Where(pair =>
                    pair.Value.Kind is NeedKind.Root or NeedKind.Command or NeedKind.Interpreter or NeedKind.LinkTarget
                    && image.Facts.Final.Binaries.GetValueOrDefault(pair.Key) is ScriptFacts or ElfFacts { Interpreter: not null }
                )
                .Select(pair => pair.Key),
        ];
}
