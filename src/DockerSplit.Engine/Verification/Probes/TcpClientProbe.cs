using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Speaks TCP with a published port.</summary>
internal static class TcpClientProbe
{
    private const int LongestAnswer = 4096;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a server that has begun to answer may pause.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// How long a connection is watched. The engine's own proxy accepts every connection to a published port and closes it when
    /// nothing listens behind it, so that a mere connect proves nothing.
    /// </summary>
    private static readonly TimeSpan CloseWatch = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether something accepts connections and keeps them.</summary>
    public static async Task<bool> IsOpenAsync(int hostPort, CancellationToken cancellationToken) =>
        await GreetingAsync(hostPort, cancellationToken) is not null;

    /// <summary>What a server says before it is asked; empty where it waits, null where nothing accepts connections and keeps them.</summary>
    public static async Task<string?> GreetingAsync(int hostPort, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        if (!await TryConnectAsync(client, hostPort, cancellationToken))
            return null;

        // Silence and a greeting are both fine; only an end is not.
        var greeting = new byte[LongestAnswer];
        var length = await ReadAsync(client, greeting, CloseWatch, cancellationToken);

        return length == 0 ? null : Encoding.Latin1.GetString(greeting, 0, Math.Max(0, length));
    }

    /// <summary>Asks in a protocol; null when nothing accepts the connection.</summary>
    public static async Task<ExchangeAnswer?> ExchangeAsync(int hostPort, KnownProtocol protocol, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        if (!await TryConnectAsync(client, hostPort, cancellationToken))
            return null;

        var answers = new List<string>();
        foreach (var step in protocol.Ask)
        {
            // The first answer tells whether the protocol is spoken; where it is not, more would be noise.
            if (answers is [var first, ..] && (first.Length == 0 || !KnownProtocol.Matches(first, protocol.Ask[0].Expect)))
                break;

            answers.Add(await AskAsync(client, step.Send, cancellationToken));
        }

        return protocol.AnswerOf(answers);
    }

    /// <summary>The answer, read until the server says no more for a while; empty when it says nothing.</summary>
    private static async Task<string> AskAsync(TcpClient client, string send, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(send), cancellationToken);
            for (var wait = AnswerTimeout; length < LongestAnswer; wait = QuietTime)
            {
                var read = await ReadAsync(client, answer.AsMemory(length), wait, cancellationToken);
                if (read <= 0)
                    break;

                length += read;
            }
        }
        catch (IOException)
        {
            // Closed before it listened: what there is says so.
        }

        return Encoding.Latin1.GetString(answer, 0, length);
    }

    private static async Task<bool> TryConnectAsync(TcpClient client, int hostPort, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ConnectTimeout);
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, hostPort, deadline.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    // The number of bytes; 0 when the other side ended the connection, -1 when it kept silent.
    private static async Task<int> ReadAsync(TcpClient client, Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return await client.GetStream().ReadAsync(buffer, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return -1;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
