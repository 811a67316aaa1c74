using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Speaks TCP with a published port.</summary>
internal static class TcpClientProbe
{
    private const int LongestAnswer = 512;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a connection is watched. The engine's own proxy accepts every connection to a published port and closes it when
    /// nothing listens behind it, so that a mere connect proves nothing.
    /// </summary>
    private static readonly TimeSpan CloseWatch = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether something accepts connections and keeps them.</summary>
    public static async Task<bool> IsOpenAsync(int hostPort, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        if (!await TryConnectAsync(client, hostPort, cancellationToken))
            return false;

        // Silence and a greeting are both fine; only an end is not.
        return await ReadAsync(client, new byte[1], CloseWatch, cancellationToken) != 0;
    }

    /// <summary>Sends a protocol's greeting and reads the answer; null when nothing accepts the connection.</summary>
    public static async Task<ExchangeAnswer?> ExchangeAsync(int hostPort, KnownProtocol protocol, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        if (!await TryConnectAsync(client, hostPort, cancellationToken))
            return null;

        var answer = new byte[LongestAnswer];
        var length = 0;
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(protocol.Send), cancellationToken);
            length = Math.Max(0, await ReadAsync(client, answer, AnswerTimeout, cancellationToken));
        }
        catch (IOException)
        {
            // Closed before it listened: the empty answer says so.
        }

        var text = Encoding.Latin1.GetString(answer, 0, length);
        var expected = Regex.IsMatch(
            text,
            protocol.Expect,
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );

        return new(protocol.Name, expected, VolatileMask.Apply(Printable(text)));
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
    private static async Task<int> ReadAsync(TcpClient client, byte[] buffer, TimeSpan timeout, CancellationToken cancellationToken)
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

    private static string Printable(string text) =>
        new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
}
