using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Planning.Packages;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that takes the symbols out, which leaves the builder stage as it was.</summary>
internal static class StripPlanner
{
    /// <summary>binutils brings strip in every distribution that is known here.</summary>
    private const string Package = "binutils";

    public static ExtraStage? Plan(string builder, Solution solution)
    {
        var files = solution.Original.Files;
        var binaries = solution
            .Original.Binaries.Where(pair => pair.Value is ElfFacts { HasSymbols: true } && files.GetValueOrDefault(pair.Key)?.Kind == FileKind.Regular)
            .Select(pair => pair.Key)
            .Where(solution.IsCopied)
            .ToImmutableArray();
        if (binaries.IsEmpty)
            return null;

        var install = files.ContainsKey("/usr/bin/strip") ? [] : InstallCommands.For(Manager(solution), [Package]);

        return new(
            builder == "stripped" ? "slimmed" : "stripped",
            builder,
            [
                .. StagePlan.AsRoot(solution.Draft.Analysis.Stage),
                ExtraStage.Run([.. install, $"strip {string.Join(' ', binaries.Select(ShellText.Quote))}"]),
            ],
            new("strip", "symbols are for debuggers; the builder stage keeps them")
        );
    }

    private static PackageManager Manager(Solution solution) =>
        solution.Original.Packages.Manager == "apk" ? PackageManager.Apk
        : solution.Packages.IsEmpty ? PackageManager.Apt
        : solution.Packages[0].Manager;
}
