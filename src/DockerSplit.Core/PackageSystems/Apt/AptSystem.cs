using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Apt;

/// <summary>Debian's apt, over dpkg.</summary>
internal sealed class AptSystem() : PackageSystem(PackageSystemData.Read("Apt/apt.json"))
{
    public override PackageManager Kind => PackageManager.Apt;

    public override AccountCommands Accounts => ShadowAccounts.Instance;

    internal override ImmutableArray<CommandReader> Commands => AptCommands.Readers;

    /// <summary>dpkg lists some libraries under /lib and some under /usr/lib, so their names alone are asked for.</summary>
    public override string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own) => $"ldd {Quoted(programs)}{Owners}";

    /// <summary>ldd says of a file that is no program that it is none, and goes on.</summary>
    public override string? ResolveCommandBelow(IEnumerable<string> places) =>
        $"find {Quoted(places)} -type f \\( -perm /111 -o -name '*.so*' \\) -exec ldd {{}} + 2>/dev/null{Owners}";

    private const string Owners =
        " | awk '$2 == \"=>\" { sub(\".*/\", \"*/\", $3); print $3 }' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u";

    private protected override ImmutableArray<string> Before(InstallRequest first) => ["apt-get update"];

    private protected override string Upgrade(string program, bool isFull, string names) =>
        names.Length > 0 ? $"apt-get install -y --only-upgrade --no-install-recommends{names}"
        : isFull ? "apt-get dist-upgrade -y"
        : "apt-get upgrade -y";

    /// <summary>Whatever the author's front end is: apt-get is made for scripts, and is wherever another is.</summary>
    private protected override string Command(InstallRequest request) =>
        $"apt-get install -y --no-install-recommends {request.From("-t ")}{request.Words}";

    private protected override ImmutableArray<string> Behind(InstallRequest first) => ["rm -rf /var/lib/apt/lists/*"];
}
