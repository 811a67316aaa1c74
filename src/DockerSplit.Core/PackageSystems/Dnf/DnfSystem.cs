using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Dnf;

/// <summary>dnf and its kin of the Red Hat family, over rpm: yum before it, microdnf and tdnf on small images.</summary>
internal sealed class DnfSystem() : PackageSystem(Data)
{
    /// <summary>Its data file.</summary>
    internal static PackageSystemData Data { get; } = PackageSystemData.Read("Dnf/dnf.json");

    public override PackageManager Kind => PackageManager.Dnf;

    public override AccountCommands Accounts => ShadowAccounts.Instance;

    internal override ImmutableArray<CommandReader> Commands => DnfCommands.Readers;

    public override string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own) => RpmOwners.OfPrograms(programs);

    public override string? ResolveCommandBelow(IEnumerable<string> places) => RpmOwners.Below(places);

    private protected override string Upgrade(string program, bool isFull, string names) => $"{Program(new([], program))} update -y{names}";

    /// <summary>The author's own program: no image has them all. Only dnf and microdnf know weak dependencies.</summary>
    private protected override string Command(InstallRequest request)
    {
        var program = Program(request);
        var weak = program is "dnf" or "microdnf" ? "--setopt=install_weak_deps=False " : "";

        return $"{program} install -y {weak}{request.From("--enablerepo=")}{request.Words}";
    }

    private protected override ImmutableArray<string> Behind(InstallRequest first) => [$"{Program(first)} clean all"];

    private static string Program(InstallRequest request) => request.Program is "yum" or "microdnf" or "tdnf" ? request.Program : "dnf";
}
