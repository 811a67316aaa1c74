namespace DockerSplit.Engine.Verification.Probes;

/// <summary>An HTTP response as it came, nothing masked.</summary>
/// <param name="Location">Where a redirect leads; empty for none.</param>
internal sealed record HttpReply(string Scheme, int Status, string ContentType, string Location, byte[] Body)
{
    /// <summary>What a gRPC server says of the call; null where it says nothing.</summary>
    public string? GrpcStatus { get; init; }

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>Whether the content is of a type with that word in its name.</summary>
    public bool Is(string type) => ContentType.Contains(type, StringComparison.OrdinalIgnoreCase);
}
