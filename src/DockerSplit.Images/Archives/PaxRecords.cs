using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DockerSplit.Images.Archives;

/// <summary>
/// The records of a pax extended header (POSIX pax, "pax Extended Header") that matter here. Values are bytes: an attribute such as
/// <c>security.capability</c> is not text.
/// </summary>
internal sealed class PaxRecords
{
    private const string Attribute = "SCHILY.xattr.";

    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private string? _path;
    private string? _sparseName;

    /// <summary>The name; of a sparse file the one it has itself, not that of the member that holds its pieces.</summary>
    public string? Path => _sparseName ?? _path;

    /// <summary>Whether GNU's records tell of a sparse file, in any of their versions 0.0, 0.1 and 1.0.</summary>
    public bool IsSparse { get; private set; }

    public string? LinkPath { get; private set; }

    public long? Size { get; private set; }

    public long? RealSize { get; private set; }

    public int? UserId { get; private set; }

    public int? GroupId { get; private set; }

    public string? Capabilities { get; private set; }

    /// <summary>
    /// Lists of access rights and what users attached (xattr(7)), each with a sum of its value; null without any. Labels of security
    /// modules and of overlays belong to the machine that wrote the archive.
    /// </summary>
    public string? Attributes =>
        _attributes.Count == 0 ? null : string.Join(' ', _attributes.Select(entry => $"{entry.Key}={entry.Value}"));

    /// <summary>Reads <c>LENGTH KEY=VALUE\n</c> records; what does not have that form ends the reading.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        while (TryTake(ref data, out var record))
        {
            var equals = record.IndexOf((byte)'=');
            if (equals > 0)
                Set(Encoding.UTF8.GetString(record[..equals]), record[(equals + 1)..]);
        }
    }

    private static bool TryTake(ref ReadOnlySpan<byte> data, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!Utf8Parser.TryParse(data, out int length, out var digits) || digits >= data.Length || data[digits] != ' ')
            return false;
        if (length <= digits + 1 || length > data.Length)
            return false;
        record = data[(digits + 1)..(length - 1)];
        data = data[length..];

        return true;
    }

    private void Set(string key, ReadOnlySpan<byte> value)
    {
        IsSparse |= key.StartsWith("GNU.sparse.", StringComparison.Ordinal);
        switch (key)
        {
            case "path":
                _path = Encoding.UTF8.GetString(value);
                break;
            case "GNU.sparse.name":
                _sparseName = Encoding.UTF8.GetString(value);
                break;
            case "linkpath":
                LinkPath = Encoding.UTF8.GetString(value);
                break;
            case "size":
                Size = Number(value);
                break;
            case "GNU.sparse.realsize" or "GNU.sparse.size":
                RealSize = Number(value);
                break;
            case "uid":
                UserId = TarHeader.Id(Number(value) ?? -1);
                break;
            case "gid":
                GroupId = TarHeader.Id(Number(value) ?? -1);
                break;
            case "SCHILY.xattr.security.capability":
                Capabilities = Convert.ToHexStringLower(value);
                break;
            case var name when IsObeyed(name):
                _attributes[name[Attribute.Length..]] = Convert.ToHexStringLower(SHA256.HashData(value).AsSpan(0, 8));
                break;
        }
    }

    private static bool IsObeyed(string key) =>
        key.StartsWith(Attribute + "user.", StringComparison.Ordinal)
        || key.StartsWith(Attribute + "system.posix_acl_", StringComparison.Ordinal);

    private static long? Number(ReadOnlySpan<byte> value) => Utf8Parser.TryParse(value, out long number, out _) ? number : null;
}
