using System.Net.Sockets;
using System.Text;

namespace DockerSplit.Faults.Tests;

/// <summary>What an engine does wrong.</summary>
public enum FaultKind
{
    /// <summary>It takes connections and says nothing.</summary>
    Silent,

    /// <summary>It closes every connection at once.</summary>
    Close,

    /// <summary>It answers with bytes that are no HTTP.</summary>
    Garbage,

    /// <summary>It answers with text that is no JSON.</summary>
    NoJson,

    /// <summary>Something else answers: a page.</summary>
    Page,

    /// <summary>It answers null.</summary>
    Null,

    /// <summary>It refuses everything, with words that a terminal would obey.</summary>
    Refuses,

    /// <summary>Its JSON has other types.</summary>
    WrongTypes,

    /// <summary>Its answer does not end.</summary>
    Endless,

    /// <summary>Its headers do not end.</summary>
    EndlessHeaders,

    /// <summary>It is of long ago.</summary>
    Old,

    /// <summary>It works, but never answers one kind of request.</summary>
    Hang,

    /// <summary>It works, but breaks off in the middle of one kind of answer.</summary>
    Cut,

    /// <summary>It works, but refuses one kind of request.</summary>
    Error,

    /// <summary>It works, but answers one kind of request with broken JSON.</summary>
    BadJson,

    /// <summary>It works, but closes the connection on one kind of request.</summary>
    Drop,
}

/// <summary>Stands between docksplit and the real engine, and misbehaves.</summary>
internal sealed class FaultyEngine : IAsyncDisposable
{
    private const string RealEngine = "/var/run/docker.sock";
    private const int CutAfter = 700;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly FaultKind _kind;
    private readonly string _path;
    private readonly Task _loop;

    /// <param name="socket">Where it listens.</param>
    /// <param name="path">A part of the request line that brings the fault about; empty for all.</param>
    public FaultyEngine(string socket, FaultKind kind, string path)
    {
        (_kind, _path) = (kind, path);
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _loop = AcceptAsync();
    }

    /// <summary>Whether the fault was met.</summary>
    public bool HasStruck { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _loop;
        _end.Dispose();
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
        using (client)
        {
            try
            {
                var buffer = new byte[64 * 1024];
                var head =
                    _kind == FaultKind.Close
                        ? ""
                        : Encoding.Latin1.GetString(buffer, 0, await client.ReceiveAsync(buffer, SocketFlags.None, _end.Token));
                var line = head.Split("\r\n")[0];
                var strikes = line.Contains(_path, StringComparison.Ordinal);
                HasStruck |= strikes;
                if (!strikes || _kind == FaultKind.Cut)
                    await ForwardAsync(client, head, strikes ? CutAfter : long.MaxValue);
                else
                    await MisbehaveAsync(client, line);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // Gone, as it should be.
            }
        }
    }

    private async Task MisbehaveAsync(Socket client, string line)
    {
        switch (_kind)
        {
            case FaultKind.Silent or FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
                break;
            case FaultKind.Garbage:
                await SendAsync(client, "\u0001\u00ff\u001b[31m no protocol at all \u0000\r\n\r\n");
                break;
            case FaultKind.Endless:
                await SendAsync(client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"Version\":\"");
                while (true)
                    await SendAsync(client, new string('a', 64 * 1024));
            case FaultKind.EndlessHeaders:
                await SendAsync(client, "HTTP/1.1 200 OK\r\n");
                while (true)
                    await SendAsync(client, $"X-A: {new string('a', 1024)}\r\n");
            case FaultKind.Old when !line.Contains("/version", StringComparison.Ordinal):
                await AnswerAsync(
                    client,
                    "400 Bad Request",
                    """{"message":"client version 1.45 is too new. Maximum supported API version is 1.24"}"""
                );
                break;
            case FaultKind.Error or FaultKind.Refuses:
                await AnswerAsync(client, "500 Internal Server Error", """{"message":"injected fault \u001b[31mred"}""");
                break;
            case var kind when BodyOf(kind) is { } body:
                await AnswerAsync(client, "200 OK", body);
                break;
        }
    }

    private static string? BodyOf(FaultKind kind) =>
        kind switch
        {
            FaultKind.NoJson => """{"Version": [1,2}}}""",
            FaultKind.Page => "<html>hello",
            FaultKind.Null => "null",
            FaultKind.WrongTypes => """{"Version":5,"ApiVersion":{},"Os":[]}""",
            FaultKind.Old => """{"Version":"1.12.6","ApiVersion":"1.24","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}""",
            FaultKind.BadJson => """{"Id":"abc",,}""",
            _ => null,
        };

    private Task AnswerAsync(Socket client, string status, string body) =>
        SendAsync(
            client,
            $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
        );

    private async Task SendAsync(Socket client, string text)
    {
        ReadOnlyMemory<byte> bytes = Encoding.Latin1.GetBytes(text);
        while (bytes.Length > 0)
            bytes = bytes[await client.SendAsync(bytes, SocketFlags.None, _end.Token)..];
    }

    /// <summary>Passes a request on, and its answer back; one request a connection, so that each is seen.</summary>
    private async Task ForwardAsync(Socket client, string head, long most)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await engine.ConnectAsync(new UnixDomainSocketEndPoint(RealEngine), _end.Token);
        var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        await SendAsync(
            engine,
            head.Contains("Upgrade:", StringComparison.OrdinalIgnoreCase) || end < 0 ? head : head.Insert(end, "\r\nConnection: close")
        );
        await Task.WhenAny(PumpAsync(client, engine, long.MaxValue, forward: true), PumpAsync(engine, client, most, forward: false));
    }

    private async Task PumpAsync(Socket from, Socket to, long most, bool forward)
    {
        var buffer = new byte[64 * 1024];
        for (long sent = 0; await from.ReceiveAsync(buffer, SocketFlags.None, _end.Token) is var count and > 0; sent += count)
        {
            if (sent + count > most)
                return;
            for (var at = 0; at < count; )
                at += await to.SendAsync(buffer.AsMemory(at, count - at), SocketFlags.None, _end.Token);
        }

        // The other half goes on: a client may be done with asking before the answer comes.
        if (forward)
        {
            to.Shutdown(SocketShutdown.Send);
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }
    }
}
