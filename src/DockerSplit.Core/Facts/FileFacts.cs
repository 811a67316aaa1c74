namespace DockerSplit.Facts;

/// <summary>The kinds of file that an image holds.</summary>
public enum FileKind
{
    Regular,
    Directory,
    SymbolicLink,
    Device,
    Fifo,
}

/// <summary>A file of an image.</summary>
/// <param name="Path">Absolute and normalised, with <c>/</c>.</param>
/// <param name="Size">Bytes of content; 0 for anything but a regular file.</param>
/// <param name="Mode">The twelve permission bits, set-user-id and its kin included.</param>
/// <param name="Layer">The index of the layer that last wrote it.</param>
/// <param name="LinkTarget">Where a symbolic link points, as stored.</param>
/// <param name="HardLinkTo">The path of the first name, for a further name of the same file.</param>
/// <param name="Capabilities">The raw <c>security.capability</c> attribute in hexadecimal.</param>
public sealed record FileFacts(
    string Path,
    FileKind Kind,
    long Size,
    int Mode,
    int UserId,
    int GroupId,
    int Layer,
    string? LinkTarget = null,
    string? HardLinkTo = null,
    string? Capabilities = null
)
{
    /// <summary>The first 16 bytes of the content's SHA-256, to compare contents with; 0 for anything but a regular file.</summary>
    public UInt128 Fingerprint { get; init; }

    /// <summary>Lists of access rights and attributes of users, each with a sum of its value; of a device its numbers; null without any.</summary>
    public string? Attributes { get; init; }

    /// <summary>
    /// Whether it is a directory of which nobody knows all that is in it, so that it stands for everything below. Only an image that the
    /// text describes has such directories.
    /// </summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether it is a directory of an image that tables tell of, which has more in it than they name.</summary>
    public bool IsFilled { get; init; }
}
