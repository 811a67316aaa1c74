namespace DockerSplit.Engine.Verification.Probes;

/// <summary>
/// Asks a port that speaks HTTP/2 without TLS how its server fares, as gRPC's health checking protocol has it: no description of the
/// server's own services is needed.
/// </summary>
internal static class GrpcHealthProbe
{
    private const string ContentType = "application/grpc";

    // One message that is not compressed and has no bytes: the server as a whole is asked for (gRPC over HTTP/2, Length-Prefixed-Message).
    private const string EmptyMessage = "\0\0\0\0\0";

    private static readonly HttpQuestion Check = new("/grpc.health.v1.Health/Check")
    {
        Method = "POST",
        Headers = [new("Content-Type", ContentType), new("TE", "trailers")],
        Body = EmptyMessage,
    };

    /// <summary>How the server fares; null where the port speaks no HTTP/2, or what answers is no gRPC server.</summary>
    /// <param name="hostPort">Where the container's port is published on this machine.</param>
    public static async Task<GrpcAnswer?> AskAsync(int hostPort, int port, CancellationToken cancellationToken) =>
        await HttpClientProbe.FetchAsync(HttpClientProbe.Http2, hostPort, port, Check, cancellationToken) is { } reply
        && reply.Is(ContentType)
            ? new(reply.Status, reply.GrpcStatus, ServingOf(reply.Body[Math.Min(EmptyMessage.Length, reply.Body.Length)..]))
            : null;

    /// <summary>The only field, whose number and type are the first byte; without it, it is 0 (HealthCheckResponse, ServingStatus).</summary>
    private static string ServingOf(byte[] message) =>
        message switch
        {
            [] => "UNKNOWN",
            [0x08, 1] => "SERVING",
            [0x08, 2] => "NOT_SERVING",
            [0x08, 3] => "SERVICE_UNKNOWN",
            _ => Convert.ToHexStringLower(message),
        };
}
