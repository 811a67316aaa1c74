using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification;

/// <summary>Chooses the questions that fit an image.</summary>
internal static class ProbePlan
{
    // What command-line programs understand, whatever else they do; asked where the user names nothing better.
    private static readonly ImmutableArray<ImmutableArray<string>> CommonArguments =
    [
        ["--version"],
        ["--help"],
    ];

    /// <summary>The questions to the ports, which come first.</summary>
    public static ImmutableArray<Probe> Ports(ContainerSpec original) =>
        [
            .. original.Ports.SelectMany(port => QuestionsOn(port, original.Recipe)),
            .. from port in original.UdpPorts
            let protocol = KnownProtocol.On(port, KnownProtocol.Udp)
            where protocol is not null
            select new UdpProbe(port, protocol),
        ];

    /// <summary>What is asked after the ports, in this order; the stop signal comes last.</summary>
    public static ImmutableArray<Probe> Rest(ContainerSpec original, Readiness readiness) =>
        [
            .. original.Ports is [] ? EntryPoint(original, readiness) : [],
            .. original.Recipe.Exec.Select(command => new ExecProbe(command) { HasEnded = !readiness.IsReady }),
            .. original.Recipe.Runs.Select(arguments => new RunProbe(arguments)),
            .. ContainerParameters.HasHealthcheck(original) && readiness.IsReady ? [new HealthProbe()] : Array.Empty<Probe>(),
            new LogProbe(),
            .. original.Recipe.Programs.Select(path => new ProgramProbe(path)),
            .. readiness.IsReady ? [new StopProbe()] : Array.Empty<Probe>(),
        ];

    // A server that speaks a protocol of its own takes an HTTP request for garbage, and may log or ban it.
    private static IEnumerable<Probe> QuestionsOn(int port, ProbeRecipe recipe)
    {
        var tcp = recipe.Tcp.Where(question => (question.Port ?? port) == port).ToArray();
        var http = recipe.Http.Where(question => question.Port == port || (question.Port is null && tcp is []));

        return [.. tcp.Select(question => new TcpProbe(port, question)), .. http.Select(question => new PortProbe(port, question))];
    }

    // Without an ENTRYPOINT the arguments would replace the command itself.
    private static IEnumerable<Probe> EntryPoint(ContainerSpec spec, Readiness readiness) =>
        [
            new EntryPointProbe { IsIdle = spec.IsIdle },
            .. readiness.Outcome.State == ContainerState.Exited && spec is { Config.Entrypoint: not [], Recipe.Runs: [] }
                ? CommonArguments.Select(arguments => new RunProbe(arguments) { IsIdle = spec.IsIdle })
                : [],
        ];
}
