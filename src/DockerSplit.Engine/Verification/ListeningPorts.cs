using System.Collections.Immutable;
using System.Globalization;

namespace DockerSplit.Engine.Verification;

/// <summary>The TCP ports that a container listens on, as its own kernel tables tell (proc(5), <c>/proc/net/tcp</c>).</summary>
internal static class ListeningPorts
{
    /// <summary>The state LISTEN (include/net/tcp_states.h).</summary>
    private const string Listens = "0A";

    /// <summary>The last bytes of 127.0.0.1, in host order, which the table writes first or last depending on the machine.</summary>
    private static readonly string[] Loopback =
    [
        "0100007F",
        "7F000001",
        "00000000000000000000000001000000",
        "00000000000000000000000000000001",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The ports that anybody outside of the container may reach; none where the image has no program that shows the tables.</summary>
    public static async Task<ImmutableSortedSet<int>> OfAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        var ports = ImmutableSortedSet<int>.Empty;
        foreach (var table in (string[])["/proc/net/tcp", "/proc/net/tcp6"])
            ports = ports.Union(Read(await TextAsync(run, table, cancellationToken)));

        return ports;
    }

    private static async Task<string> TextAsync(ContainerRun run, string table, CancellationToken cancellationToken)
    {
        try
        {
            return (await run.ExecAsync(["cat", table], Patience, cancellationToken)).Output;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }

    /// <summary>The ports of a table's text that listen on more than the loopback address.</summary>
    public static IEnumerable<int> Read(string table) =>
        from line in table.Split('\n')
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields is [_, _, _, Listens, ..]
        let address = fields[1].Split(':')
        where address is [_, _] && !Loopback.Contains(address[0])
        let port = int.TryParse(address[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0
        where port > 0
        select port;
}
