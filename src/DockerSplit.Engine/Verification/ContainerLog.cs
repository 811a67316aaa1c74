using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Docker.DotNet;

namespace DockerSplit.Engine.Verification;

/// <summary>What a container wrote, at most so much of it.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ContainerLog(string Output, string Error)
{
    /// <summary>How many of the last lines are read.</summary>
    private const int LastLines = 1000;

    /// <summary>How many bytes of each stream are kept.</summary>
    private const int MaximumBytes = 512 * 1024;

    /// <summary>How many of the last lines a report holds.</summary>
    private const int ReportedLines = 60;

    /// <summary>All lines, those of the error stream last: that is where a program says why it gives up.</summary>
    public IEnumerable<string> Lines => LinesOf(Output).Concat(LinesOf(Error));

    /// <summary>The last lines for a report.</summary>
    public ImmutableArray<string> Tail => [.. Lines.TakeLast(ReportedLines)];

    public static async Task<ContainerLog> ReadAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        using var stream = await client.Containers.GetContainerLogsAsync(
            container,
            new()
            {
                ShowStdout = true,
                ShowStderr = true,
                Tail = LastLines.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken
        );
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken) is { EOF: false } read)
            Keep(read.Target == MultiplexedStream.TargetStream.StandardError ? error : output, buffer.AsSpan(0, read.Count));

        return new(TextOf(output), TextOf(error));
    }

    public ContainerLog Mask(SecretMask mask) => new(mask.Apply(Output), mask.Apply(Error));

    private static void Keep(MemoryStream target, ReadOnlySpan<byte> bytes)
    {
        var room = MaximumBytes - (int)target.Length;
        target.Write(bytes[..Math.Min(room, bytes.Length)]);
    }

    private static string TextOf(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);

    private static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
}
