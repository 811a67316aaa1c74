using System.Globalization;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Asks a port: in its known protocol, over HTTP or HTTPS, or at least whether it is open.</summary>
internal sealed record PortProbe(int Port, string Path) : Probe
{
    public override string Question => string.Create(CultureInfo.InvariantCulture, $"port {Port}, {Path}");

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (!run.HostPorts.TryGetValue(Port, out var hostPort) || !await TcpClientProbe.IsOpenAsync(hostPort, cancellationToken))
            return new ConnectAnswer(Open: false);

        // First the known protocol: a redis that is asked over HTTP logs an attack.
        var known = EngineData.Protocols.FirstOrDefault(protocol => protocol.Port == Port);
        var exchange = known is null ? null : await TcpClientProbe.ExchangeAsync(hostPort, known, cancellationToken);
        if (exchange is { Expected: true })
            return exchange;

        return await HttpClientProbe.GetAsync(run, Port, Path, cancellationToken)
            ?? (ProbeAnswer?)exchange
            ?? new ConnectAnswer(Open: true);
    }
}
