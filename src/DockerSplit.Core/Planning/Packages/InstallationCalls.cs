using System.Collections.Immutable;
using DockerSplit.PackageSystems;

namespace DockerSplit.Planning.Packages;

/// <summary>The calls that upgrade and install the packages of a plan.</summary>
internal static class InstallationCalls
{
    /// <summary>One call for each release and for each kind of trust, so that no package comes from where the author did not take it; the plain ones first.</summary>
    /// <param name="further">Words besides, which the shell expands.</param>
    public static ImmutableArray<string> Of(SplitPlan plan, params IEnumerable<string> further)
    {
        var installs = plan.Installs.Where(package => plan.PackageList?.Replaces.Contains(package.Name) != true).ToList();
        var program = installs.Concat(plan.Packages).Select(package => package.Program).FirstOrDefault(program => program.Length > 0) ?? "";
        var system = PackageSystemCatalog.Of(plan.PackageList?.Manager ?? plan.Manager);
        var first = installs.Where(package => system.BringsRepositories(package.Name)).Select(package => package.Specification);
        installs = [.. installs.Where(package => !system.BringsRepositories(package.Name))];
        var plain = installs.Where(package => IsPlain(package)).Select(package => package.Specification);
        ImmutableArray<string> words = [.. further, .. plain];

        return system.Install(
            [.. plan.Replays.Where(replay => replay.Moment == ReplayMoment.WithPackages).Select(replay => replay.Command)],
            [
                .. first.Any() ? [new InstallRequest([.. first], program)] : Array.Empty<InstallRequest>(),
                .. words.IsEmpty ? [] : new[] { new InstallRequest(words, program) },
                .. installs
                    .Where(package => !IsPlain(package))
                    .GroupBy(package => (package.TargetRelease, package.Unsigned))
                    .Select(group => new InstallRequest(
                        [.. group.Select(package => package.Specification)],
                        program,
                        group.Key.TargetRelease
                    )
                    {
                        Unsigned = group.Key.Unsigned,
                    }),
            ]
        );
    }

    private static bool IsPlain(PackageDecision package) => package is { TargetRelease: null, Unsigned: null };
}
