namespace DockerSplit.Images.Archives;

/// <summary>A member of a tar archive.</summary>
/// <param name="Name">As stored.</param>
/// <param name="Type">The type flag; the old <c>\0</c> for a regular file is given as <c>0</c>.</param>
/// <param name="Size">Bytes of the file; more than the archive holds where the member is sparse.</param>
/// <param name="StoredSize">Bytes that follow the header.</param>
/// <param name="Capabilities">The raw <c>security.capability</c> attribute in hexadecimal.</param>
internal sealed record TarEntry(
    string Name,
    char Type,
    long Size,
    long StoredSize,
    int Mode,
    int UserId,
    int GroupId,
    string? LinkName,
    string? Capabilities
)
{
    /// <summary>Other attributes that containers obey, and the numbers of a device; null without any.</summary>
    public string? Attributes { get; init; }

    /// <summary>Whether the stored bytes are not the content itself but pieces of it, perhaps behind a map of them.</summary>
    public bool IsSparse { get; init; }
}
