using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Zypper;

/// <summary>SUSE's zypper, over rpm.</summary>
internal sealed class ZypperSystem() : PackageSystem(PackageSystemData.Read("Zypper/zypper.json"))
{
    public override PackageManager Kind => PackageManager.Zypper;

    public override AccountCommands Accounts => ShadowAccounts.Instance;

    internal override ImmutableArray<CommandReader> Commands => ZypperCommands.Readers;

    public override string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own) => RpmOwners.OfPrograms(programs);

    public override string? ResolveCommandBelow(IEnumerable<string> places) => RpmOwners.Below(places);

    private protected override string Upgrade(string program, bool isFull, string names) =>
        $"zypper --non-interactive {(isFull ? "dist-upgrade" : "update")}{names}";

    private protected override string Command(InstallRequest request) =>
        $"zypper --non-interactive install --no-recommends {request.From("--from ")}{request.Words}";

    private protected override ImmutableArray<string> Behind(InstallRequest first) => ["zypper clean --all"];
}
