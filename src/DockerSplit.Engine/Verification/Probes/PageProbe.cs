using System.Globalization;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Asks for a page that was found, of a port that is known to speak HTTP.</summary>
internal sealed record PageProbe(int Port, string Scheme, HttpQuestion Http) : Probe
{
    public override string Question => PortProbe.Describe(Port, Http);

    public override string Group => string.Create(CultureInfo.InvariantCulture, $"port {Port}, pages");

    // Most servers answer OPTIONS without asking the program.
    private protected override AnswerWeight Weigh(ProbeAnswer answer) =>
        Http.Method == "OPTIONS" && answer.Weight == AnswerWeight.Strong ? AnswerWeight.Weak : answer.Weight;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        run.HostPorts.ContainsKey(Port) && await HttpClientProbe.AskAsync(Scheme, run, Port, Http, cancellationToken) is { } answer
            ? answer
            : new NoAnswer("no answer over HTTP");
}
