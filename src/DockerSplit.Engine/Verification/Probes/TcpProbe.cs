using System.Globalization;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Sends what the user says, and compares what comes back.</summary>
internal sealed record TcpProbe(int Port, TcpQuestion Tcp) : Probe
{
    private const string Protocol = "tcp";

    public override string Question =>
        string.Create(CultureInfo.InvariantCulture, $"port {Port}, send '{Tcp.Send.ReplaceLineEndings(" ").Trim()}'");

    public override string? ComplaintOn(ProbeAnswer answer) =>
        Tcp.Expect is null || answer is ExchangeAnswer { Expected: true } ? null : $"an answer like '{Tcp.Expect}' was expected";

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (!run.HostPorts.TryGetValue(Port, out var hostPort))
            return new ConnectAnswer(Open: false);

        var protocol = new KnownProtocol(Protocol, [Port], [new(Tcp.Send, Tcp.Expect ?? "")], "", "the user says so");

        return await TcpClientProbe.ExchangeAsync(hostPort, protocol, cancellationToken) ?? (ProbeAnswer)new ConnectAnswer(Open: false);
    }
}
