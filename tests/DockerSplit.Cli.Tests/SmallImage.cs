using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace DockerSplit.Cli.Tests;

/// <summary>An image of two layers with a few packages, as the archive that <c>docker save</c> writes of it.</summary>
internal static class SmallImage
{
    private const string Config = """
        {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin:/bin"],"Entrypoint":["/app/start"]},
         "rootfs":{"type":"layers","diff_ids":["sha256:base","sha256:app"]},
         "history":[{"created_by":"FROM scratch"},{"created_by":"ENV PATH=/usr/bin:/bin","empty_layer":true},{"created_by":"RUN make install && rm -rf /tmp/*"}]}
        """;

    private const string Status = """
        Package: dash
        Status: install ok installed
        Architecture: amd64
        Installed-Size: 20
        Version: 0.5.12-2

        Package: gcc
        Status: install ok installed
        Architecture: amd64
        Installed-Size: 4000
        Version: 4:12.2.0-3

        Package: tzdata
        Status: install ok installed
        Architecture: all
        Installed-Size: 300
        Version: 2024a-0

        """;

    public static byte[] Archive { get; } = Make(layer => layer);

    /// <summary>The same with its second layer compressed, and then as a whole.</summary>
    public static byte[] Compressed { get; } = Zip(Make(Zip));

    /// <summary>The same with another setting, and with a file of another name.</summary>
    public static byte[] Changed { get; } = Make(layer => layer, isChanged: true);

    /// <summary>The same with a variable.</summary>
    public static byte[] WithVariable(string name, string value) =>
        Make(
            layer => layer,
            config: Config.Replace("\"Env\":[", $"\"Env\":[\"{JsonEncodedText.Encode($"{name}={value}")}\",", StringComparison.Ordinal)
        );

    private static byte[] Make(Func<byte[], byte[]> pack, bool isChanged = false, string config = Config)
    {
        var first = Tar(
            ("etc/os-release", "ID=debian\nVERSION_ID=12\n"),
            ("usr/bin/dash", "a shell, or what stands for one"),
            ("usr/bin/gcc", new string('g', 3000)),
            ("usr/share/zoneinfo/Europe/Zurich", "TZif"),
            ("var/lib/dpkg/status", Status),
            ("var/lib/dpkg/info/dash.list", "/.\n/usr/bin/dash\n"),
            ("var/lib/dpkg/info/gcc.list", "/.\n/usr/bin/gcc\n"),
            ("var/lib/dpkg/info/tzdata.list", "/.\n/usr/share/zoneinfo/Europe/Zurich\n")
        );
        var second = Tar(
            ("app/start", "#!/usr/bin/dash\n. /app/lib.sh\n"),
            ("app/lib.sh", "cat /app/config.yaml\n"),
            ("app/config.yaml", isChanged ? "zone: none\n" : "zone: /usr/share/zoneinfo/Europe/Zurich\n"),
            (isChanged ? "app/other" : "app/report", "#!/usr/bin/perl\n")
        );

        return Tar(
            ("config.json", Encoding.UTF8.GetBytes(config)),
            ("base/layer.tar", first),
            ("app/layer.tar", pack(second)),
            ("manifest.json", """[{"Config":"config.json","Layers":["base/layer.tar","app/layer.tar"]}]"""u8.ToArray())
        );
    }

    private static byte[] Tar(params (string Path, string Content)[] files) =>
        Tar([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Content)))]);

    private static byte[] Tar(params (string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (path, content) in files)
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content), Mode = (UnixFileMode)0x1ED }
                );
        }

        return stream.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
            zip.Write(bytes);

        return stream.ToArray();
    }
}
