using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.PackageSystems.Apk;

/// <summary>Alpine's apk.</summary>
internal sealed class ApkSystem() : PackageSystem(PackageSystemData.Read("Apk/apk.json"))
{
    public override PackageManager Kind => PackageManager.Apk;

    public override AccountCommands Accounts => BusyBoxAccounts.Instance;

    internal override ImmutableArray<CommandReader> Commands => ApkCommands.Readers;

    /// <summary>A package may be asked for by a soname; libraries that are copied themselves are nobody's.</summary>
    public override string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own)
    {
        var names = own.ToList();
        var filter = names.Count == 0 ? "" : $" | grep -vxF {string.Join(' ', names.Select(soname => $"-e {ShellText.Quote(soname)}"))}";

        return $"scanelf --needed --nobanner --format '%n#p' {Quoted(programs)} | tr ',' '\\n' | sort -u{filter} | sed 's/^/so:/'";
    }

    /// <summary>Libraries that lie in the places themselves are found there and are nobody's.</summary>
    public override string? ResolveCommandBelow(IEnumerable<string> places) =>
        $"scanelf --recursive --needed --nobanner --format '%n#p' {Quoted(places)} | tr ',' '\\n' | sort -u"
        + $" | while read -r name; do [ -n \"$(find {Quoted(places)} -name \"$name\")\" ] || echo \"so:$name\"; done";

    private protected override string Upgrade(string program, bool isFull, string names) => $"apk upgrade --no-cache{names}";

    private protected override string Command(InstallRequest request) =>
        $"apk add --no-cache {request.From("--repository ")}{request.Words}";
}
