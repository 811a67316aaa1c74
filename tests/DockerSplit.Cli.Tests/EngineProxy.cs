using System.Net.Sockets;
using System.Text;

namespace DockerSplit.Cli.Tests;

/// <summary>Stands between the program and the real engine, so that the engine can die for the program without harm to anybody else.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private const string RealEngine = "/var/run/docker.sock";

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _build = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;

    public EngineProxy(string path)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _loop = AcceptAsync();
    }

    /// <summary>Waits until a build's session has been open for a moment.</summary>
    public async Task WaitForBuildAsync(CancellationToken cancellationToken)
    {
        await _build.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
    }

    /// <summary>From now on nothing answers, and what was open is cut.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;

        await _end.CancelAsync();
        _listener.Dispose();
        await _loop;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(RealEngine), _end.Token);
                await Task.WhenAny(PumpAsync(client, engine), PumpAsync(engine, client));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // Cut, as a dying engine cuts.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, SocketFlags.None, _end.Token) is var count and > 0)
        {
            // BuildKit's control API is reached by an upgrade of POST /grpc.
            if (Encoding.Latin1.GetString(buffer, 0, count).Contains("/grpc", StringComparison.Ordinal))
                _build.TrySetResult();
            for (var sent = 0; sent < count; )
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, _end.Token);
        }
    }
}
