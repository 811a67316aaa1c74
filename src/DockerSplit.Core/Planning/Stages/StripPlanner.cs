using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that takes the symbols out, which leaves the builder stage as it was.</summary>
internal static class StripPlanner
{
    public static ExtraStage? Plan(string builder, Solution solution)
    {
        var files = solution.Original.Files;
        var binaries = Stripped(solution);
        if (binaries.IsEmpty)
            return null;

        var system = PackageSystemCatalog.Of(Manager(solution));
        var install = files.ContainsKey("/usr/bin/strip") ? [] : system.Install(new InstallRequest([system.StripPackage]));

        return new(
            StagePlan.NameOf(solution, "stripped", "slimmed"),
            builder,
            [
                .. StagePlan.AsRoot(solution.Draft.Analysis.Stage),
                ExtraStage.Run([.. install, $"strip {string.Join(' ', binaries.Select(ShellText.Quote))}"]),
            ],
            StageRules.Strip.Because("symbols are for debuggers; the builder stage keeps them")
        );
    }

    /// <summary>The files that lose their symbols.</summary>
    public static ImmutableArray<string> Stripped(Solution solution) =>
        [
            .. solution
                .Original.Binaries.Where(pair =>
                    pair.Value is ElfFacts { HasSymbols: true }
                    && solution.Original.Files.GetValueOrDefault(pair.Key)?.Kind == FileKind.Regular
                )
                .Select(pair => pair.Key)
                .Where(solution.IsCopied),
        ];

    private static PackageManager Manager(Solution solution) =>
        PackageSystemCatalog.OfImage(solution.Original.Packages, solution.Original.Distribution)?.Kind
        ?? solution.Packages.FirstOrDefault()?.Manager
        ?? PackageSystemCatalog.Usual.Kind;
}
