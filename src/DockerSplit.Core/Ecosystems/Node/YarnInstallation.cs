using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Ecosystems.Node;

/// <summary>How yarn takes dependencies for development out of a project, which differs with its versions.</summary>
/// <param name="Lock">The text of its lock; null where there is none.</param>
/// <param name="Command">The command that takes them out.</param>
/// <param name="Rewrites">Files below the project that it writes anew.</param>
/// <param name="Obstacle">Why it cannot, a clause for people; null where it can.</param>
internal sealed record YarnInstallation(string? Lock, string Command, ImmutableArray<string> Rewrites, string? Obstacle)
{
    /// <summary>The settings of all versions but the first.</summary>
    private const string Settings = ".yarnrc.yml";

    public static YarnInstallation Of(string project, ImageSnapshot image)
    {
        var text = image.Texts.GetValueOrDefault($"{project}/yarn.lock");
        var settings = image.Texts.GetValueOrDefault($"{project}/{Settings}");
        if (settings is null && (text is null || !YarnLock.IsLater(text)))
            return new(
                text,
                "yarn install --production --frozen-lockfile --ignore-scripts --prefer-offline --non-interactive",
                ["node_modules/.yarn-integrity"],
                null
            );

        return new(
            text,
            "YARN_ENABLE_SCRIPTS=false yarn workspaces focus --all --production",
            ["node_modules/.yarn-state.yml", "node_modules/.package-map.json", ".yarn/install-state.gz"],
            ObstacleOf(settings ?? "", NodeManifest.Read(image.Texts.GetValueOrDefault($"{project}/package.json"))?.Manager ?? "")
        );
    }

    private static string? ObstacleOf(string settings, string manager) =>
        Setting(settings, "nodeLinker") != "node-modules"
            ? "yarn keeps all packages in one map, where it finds them without a directory of their own"
        : manager.StartsWith("yarn@2", StringComparison.Ordinal) || manager.StartsWith("yarn@3", StringComparison.Ordinal)
            ? "this version of yarn takes them out with a plug-in alone"
        : null;

    private static string? Setting(string settings, string name) =>
        settings
            .Split('\n')
            .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..].Trim().Trim('"', '\''))
            .FirstOrDefault();
}
