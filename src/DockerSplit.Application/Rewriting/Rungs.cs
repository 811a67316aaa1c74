using System.Diagnostics;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>The words for each rung; every report uses the same.</summary>
internal static class Rungs
{
    /// <summary>One word, for machines.</summary>
    public static string Name(Rung rung) =>
        rung switch
        {
            Rung.Exact => "exact",
            Rung.Wide => "wide",
            Rung.Everything => "everything",
            Rung.OriginalBase => "original-base",
            Rung.OnlyCertain => "only-certain",
            _ => throw new UnreachableException(),
        };

    /// <summary>What the rung does, for people.</summary>
    public static string Describe(Rung rung) =>
        rung switch
        {
            Rung.Exact => "only what is known to be needed is taken",
            Rung.Wide => "near misses, neighbours and all packages that may serve run time are taken",
            Rung.Everything => "everything that the build left is taken",
            Rung.OriginalBase => "the original's own base image is taken",
            Rung.OnlyCertain => "only what is certainly for building goes",
            _ => throw new UnreachableException(),
        };
}
