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

    public override string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own) => $"ldd {Quoted(programs)}{Owners}";

    public override string? ResolveCommandBelow(IEnumerable<string> places) =>
        $"find {Quoted(places)} -type f \\( -perm /111 -o -name '*.so*' \\) -exec ldd {{}} + 2>/dev/null{Owners}";

    private const string Owners =
        " | awk '$2 == \"=>\" && $3 ~ \"^/\" { print $3 }' | sort -u | xargs -r pacman -Qqo 2>/dev/null | sort -u";

    private protected override string Upgrade(string program, bool isFull, string names) => "pacman -Syu --noconfirm";

    private protected override string Command(InstallRequest request) => $"pacman -Sy --noconfirm {request.Words}";
}
