using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Cli.Configuration;

/// <summary>What a repository's files may not ask for by themselves: the user allows it by <c>--allow</c>, or it is refused.</summary>
internal static class Allowances
{
    public const string Capabilities = "cap-add";

    public static readonly string[] All = [Capabilities];

    /// <summary>What every container has that docker runs (docs.docker.com/engine/containers/run, "Runtime privilege and Linux capabilities").</summary>
    private static readonly FrozenSet<string> Default = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "NET_RAW",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT"
    );

    /// <summary>Refuses capabilities beyond Docker's default set that nobody allowed.</summary>
    /// <param name="allowed">What the command line allows.</param>
    public static void Require(ContainerSettings container, ImmutableArray<string> allowed)
    {
        if (allowed.Contains(Capabilities))
            return;

        if (container.AddedCapabilities.FirstOrDefault(name => !Default.Contains(WithoutPrefix(name))) is { } beyond)
            throw new EnvironmentFailure(
                $"the settings ask for the capability {beyond}, which containers have not by default; allow it with --allow {Capabilities}",
                FailureKind.Usage
            );
    }

    private static string WithoutPrefix(string name) => name.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
