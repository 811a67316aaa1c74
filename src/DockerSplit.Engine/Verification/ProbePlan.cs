using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification;

/// <summary>Chooses the questions that fit an image.</summary>
internal static class ProbePlan
{
    // What command-line programs understand, whatever else they do.
    private static readonly ImmutableArray<ImmutableArray<string>> CommonArguments =
    [
        ["--version"],
        ["--help"],
    ];

    /// <summary>The probes in the order in which they are asked; the stop signal comes last.</summary>
    public static ImmutableArray<Probe> For(ContainerSpec original, Readiness readiness) =>
        [
            .. Ports(original),
            .. original.Ports is [] ? EntryPoint(original, readiness) : [],
            .. original.Request.Commands.Select(arguments => new RunProbe(arguments)),
            .. ContainerParameters.HasHealthcheck(original) && readiness.IsReady ? [new HealthProbe()] : Array.Empty<Probe>(),
            new LogProbe(),
            .. readiness.IsReady ? [new StopProbe()] : Array.Empty<Probe>(),
        ];

    private static IEnumerable<Probe> Ports(ContainerSpec spec) =>
        from port in spec.Ports
        from path in spec.Request.Paths
        select new PortProbe(port, path);

    // Without an ENTRYPOINT the arguments would replace the command itself.
    private static IEnumerable<Probe> EntryPoint(ContainerSpec spec, Readiness readiness) =>
        [
            new EntryPointProbe(),
            .. readiness.Outcome.State == ContainerState.Exited && spec.Config.Entrypoint is not []
                ? CommonArguments.Select(arguments => new RunProbe(arguments))
                : [],
        ];
}
