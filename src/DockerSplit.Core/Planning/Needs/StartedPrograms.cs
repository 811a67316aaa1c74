using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Planning.Needs;

/// <summary>Finds the programs that run in the container: a directory that holds one is in use, whatever else was done there.</summary>
public static class StartedPrograms
{
    /// <param name="closure">What is reached from the configuration alone.</param>
    public static ImmutableArray<string> Of(ImageFacts image, Closure closure) =>
        [
            .. closure
                .Reached.Where(pair =>
                    pair.Value.Kind is NeedKind.Root or NeedKind.Command or NeedKind.Interpreter or NeedKind.LinkTarget
                    && image.Final.Binaries.GetValueOrDefault(pair.Key) is ScriptFacts or ElfFacts { Interpreter: not null }
                )
                .Select(pair => pair.Key),
        ];
}
