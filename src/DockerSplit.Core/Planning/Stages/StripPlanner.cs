using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that takes the symbols out, which leaves the builder stage as it was.</summary>
internal static class StripPlanner
{
    /// <summary>binutils brings strip in every distribution that is known here.</summary>
    private const string Package = "binutils";

    public static StripStage? Plan(
        string builder,
        ImmutableArray<PackageDecision> packages,
        ImmutableArray<PathDecision> paths,
        Observation seen
    )
    {
        var binaries = seen
            .Facts.Final.Files.Values.Where(file =>
                file.Kind == FileKind.Regular
                && paths.Any(path => path.Verdict == PathVerdict.Copy && ContainerPath.IsWithin(file.Path, path.Path))
            )
            .Where(file => seen.Facts.Final.Binaries.TryGetValue(file.Path, out var binary) && binary is ElfFacts { HasSymbols: true })
            .Select(file => file.Path)
            .ToImmutableArray();
        if (binaries.IsEmpty)
            return null;

        var there = seen.Facts.Final.Files.ContainsKey("/usr/bin/strip");
        var manager =
            seen.Facts.Final.Packages.Manager == "apk" ? PackageManager.Apk
            : packages.IsEmpty ? PackageManager.Apt
            : packages[0].Manager;

        return new(builder == "stripped" ? "slimmed" : "stripped", there ? null : manager, there ? null : Package, binaries);
    }
}
