using DockerSplit.Planning;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Stages;

namespace DockerSplit.Emission;

/// <summary>Writes the installation of the runtime stage's packages.</summary>
internal static class PackageInstallation
{
    /// <summary>Whether there is anything to install.</summary>
    public static bool IsNeeded(SplitPlan plan) =>
        plan.PackageList is not null || plan.Installs.Any() || plan.Replays.Any(replay => replay.Moment == ReplayMoment.WithPackages);

    /// <summary>What it is for, in words for the comment above it.</summary>
    public static string Purpose(SplitPlan plan) =>
        plan.Installs.Any(package => package.Requested) ? "packages that run time needs"
        : plan.PackageList is not null || plan.Installs.Any() ? "libraries that the copied programs link to"
        : "packages as new as the original's";

    /// <summary>The one RUN, with the repositories set up first.</summary>
    public static string Of(SplitPlan plan)
    {
        var before = plan.Replays.Where(replay => replay.Moment == ReplayMoment.BeforePackages).Select(replay => replay.Command);
        if (plan.PackageList is not { } list)
            return ExtraStage.Run([.. before, .. InstallationCalls.Of(plan)]);

        var mounted = "/mnt" + list.Path;

        return ExtraStage.Run(
            [.. before, .. InstallationCalls.Of(plan, $"$(cat {mounted})")],
            $"--mount=type=bind,from={list.Stage},source={list.Path},target={mounted} "
        );
    }
}
