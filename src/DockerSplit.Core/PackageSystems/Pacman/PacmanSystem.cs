using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Pacman;

/// <summary>Arch's pacman.</summary>
internal sealed class PacmanSystem() : PackageSystem(PackageSystemData.Read("Pacman/pacman.json"))
{
    public override PackageManager Kind => PackageManager.Pacman;

    public override AccountCommands Accounts => ShadowAccounts.Instance;

    internal override ImmutableArray<CommandReader> Commands => PacmanCommands.Readers;

    private protected override string Command(InstallRequest request) => $"pacman -Sy --noconfirm {request.Words}";
}
