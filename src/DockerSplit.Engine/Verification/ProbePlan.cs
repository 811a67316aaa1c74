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

    /// <summary>The probes in the order in which they are asked; the stop signal comes last.</summary>
    public static ImmutableArray<Probe> For(ContainerSpec original, Readiness readiness) =>
        [
            .. Ports(original),
            .. original.Ports is [] ? EntryPoint(original, readiness) : [],
            .. original.Recipe.Exec.Select(command => new ExecProbe(command) { HasEnded = !readiness.IsReady }),
            .. original.Recipe.Runs.Select(arguments => new RunProbe(arguments)),
            .. ContainerParameters.HasHealthcheck(original) && readiness.IsReady ? [new HealthProbe()] : Array.Empty<Probe>(),
            new LogProbe(),
            .. readiness.IsReady ? [new StopProbe()] : Array.Empty<Probe>(),
        ];

    private static IEnumerable<Probe> Ports(ContainerSpec spec) => spec.Ports.SelectMany(port => QuestionsOn(port, spec.Recipe));

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
