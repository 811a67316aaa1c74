using DockerSplit.Planning;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Stages;
using DockerSplit.Semantics;

namespace DockerSplit.Emission;

/// <summary>Writes the installation of the runtime stage's packages.</summary>
internal static class PackageInstallation
{
    /// <summary>The one RUN, with the repositories set up first.</summary>
    public static string Of(SplitPlan plan)
    {
        var installs = plan.Installs.ToList();
        var before = plan.Replays.Where(replay => replay.Moment == ReplayMoment.BeforePackages).Select(replay => replay.Command);
        var names = installs.Where(package => plan.PackageList?.Replaces.Contains(package.Name) != true).Select(package => package.Specification);
        if (plan.PackageList is not { } list)
            return ExtraStage.Run([.. before, .. InstallCommands.For(installs[0].Manager, names)]);

        var mounted = "/mnt" + list.Path;
        var listed = string.Join(' ', names.Prepend($"$(cat {mounted})"));

        return ExtraStage.Run(
            [.. before, .. InstallCommands.For(installs[0].Manager, [listed])],
            $"--mount=type=bind,from={list.Stage},source={list.Path},target={mounted} "
        );
    }
}
