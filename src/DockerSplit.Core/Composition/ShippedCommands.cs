using DockerSplit.Analysis.Commands;
using DockerSplit.Ecosystems;
using DockerSplit.Knowledge;
using DockerSplit.PackageSystems;

namespace DockerSplit.Composition;

/// <summary>The commands that are known beforehand: the general ones, and those of the package systems and the ecosystems.</summary>
public static class ShippedCommands
{
    private static readonly Lazy<CommandCatalog> Made = new(() =>
        new(
            CommandRow.General.Content,
            [
                .. CommandCatalog.GeneralReaders,
                .. PackageSystemCatalog.All.SelectMany(system => system.Commands),
                .. EcosystemCatalog.Shipped.All.SelectMany(ecosystem => ecosystem.AllCommands),
            ],
            [.. InstallerRow.General.Content, .. EcosystemCatalog.Shipped.All.SelectMany(ecosystem => ecosystem.Data.Installers)]
        )
    );

    /// <summary>Made when it is first asked for.</summary>
    public static CommandCatalog Catalog => Made.Value;
}
