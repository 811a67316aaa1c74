using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Asks a port over UDP in its known protocol.</summary>
internal sealed record UdpProbe(int Port, KnownProtocol Protocol) : Probe
{
    /// <summary>UDP may lose what is sent.</summary>
    private const int Attempts = 3;
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(2);

    public override string Question => string.Create(CultureInfo.InvariantCulture, $"port {Port} over UDP, {Protocol.Name}");

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (!run.UdpHostPorts.TryGetValue(Port, out var hostPort))
            return new ConnectAnswer(Open: false);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await TryAskAsync(hostPort, cancellationToken) is { } answer)
                return Protocol.AnswerOf([answer]);
        }

        return new NoAnswer("no answer over UDP");
    }

    private async Task<string?> TryAskAsync(int hostPort, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(AnswerTimeout);
        using var client = new UdpClient(AddressFamily.InterNetwork);
        try
        {
            client.Connect(IPAddress.Loopback, hostPort);
            await client.SendAsync(Encoding.Latin1.GetBytes(Protocol.Ask[0].Send), deadline.Token);
            var answer = await client.ReceiveAsync(deadline.Token);

            return Encoding.Latin1.GetString(answer.Buffer);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();

            return null;
        }
    }
}
