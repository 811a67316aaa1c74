using System.Buffers.Binary;
using System.Security.Cryptography;
using DockerSplit.Paths;

namespace DockerSplit.Images.Layers;

/// <summary>
/// Sums up contents while they stream by: SHA-256 of every file, and of files where packages put theirs what dpkg and apk keep. The
/// packages' own lists often stand behind the files, so that the places decide, and the kinds of database that were seen so far.
/// </summary>
internal sealed class ContentSums : IDisposable
{
    /// <summary>Where packages put files (Filesystem Hierarchy Standard 3.0; Debian policy 9.1).</summary>
    private static readonly PathSet Packaged = PathSet.Of([
        "/bin",
        "/sbin",
        "/lib",
        "/lib32",
        "/lib64",
        "/libx32",
        "/etc",
        "/usr",
        "/opt",
        "/boot",
        "/var/www",
        "/var/lib",
        "/srv",
    ]);

    /// <summary>What lies there and is nobody's but the author's or the managers'.</summary>
    private static readonly PathSet Foreign = PathSet.Of([
        "/usr/local",
        "/var/lib/apt",
        "/var/lib/dpkg",
        "/var/lib/rpm",
        "/usr/lib/sysimage/rpm",
        "/lib/apk",
        "/usr/lib/apk/db",
    ]);

    private readonly byte[] _digest = new byte[32];
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // Weak as they are, these are the sums that dpkg and apk keep of the files they installed; nothing is protected by them here.
#pragma warning disable CA5350, CA5351
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350, CA5351

    private bool _dpkg;
    private bool _apk;
    private bool _rpm;
    private bool _wantsMd5;
    private bool _wantsSha1;

    /// <summary>Begins with the next file.</summary>
    public void Start(string path, bool sparse)
    {
        Notice(path);
        var packaged = !sparse && Packaged.Covers(path) && !Foreign.Covers(path);
        var known = _dpkg || _apk || _rpm;
        // Old releases of rpm keep MD5 too; there and with pacman only of configuration files it is asked.
        var configuration = packaged && path.StartsWith("/etc/", StringComparison.Ordinal);
        _wantsMd5 = configuration || (packaged && (_dpkg || !known));
        _wantsSha1 = packaged && (_apk || !known);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        if (_wantsMd5)
            _md5.AppendData(bytes);
        if (_wantsSha1)
            _sha1.AppendData(bytes);
    }

    /// <summary>Ends the file.</summary>
    public (UInt128 Fingerprint, FileSums Sums) Finish()
    {
        var sums = new FileSums(_wantsMd5 ? Take(_md5) : 0, _wantsSha1 ? Take(_sha1) : 0);

        return (Take(_sha256), sums);
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _md5.Dispose();
        _sha1.Dispose();
    }

    private void Notice(string path)
    {
        _dpkg |= path is "/var/lib/dpkg/status" || path.StartsWith("/var/lib/dpkg/status.d/", StringComparison.Ordinal);
        _apk |= path is "/lib/apk/db/installed" or "/usr/lib/apk/db/installed";
        _rpm |= path.EndsWith("/rpmdb.sqlite", StringComparison.Ordinal);
    }

    private UInt128 Take(IncrementalHash hash)
    {
        hash.GetHashAndReset(_digest);

        return BinaryPrimitives.ReadUInt128BigEndian(_digest);
    }
}
