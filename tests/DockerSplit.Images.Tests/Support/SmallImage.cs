using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DockerSplit.Facts;

namespace DockerSplit.Images.Tests;

/// <summary>
/// A made-up image of a web server on Debian with one of everything that can get lost: plugins, zones, certificates, accounts, links,
/// modes. Each test takes one and changes it.
/// </summary>
internal sealed class SmallImage
{
    public const string Libraries = "/usr/lib/x86_64-linux-gnu";
    public const string TrustStore = "/etc/ssl/certs/ca-certificates.crt";

    private readonly SortedDictionary<string, SmallFile> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SmallPackage> _packages = new(StringComparer.Ordinal);

    public SmallImage()
    {
        AddPackages();
        AddFiles();
        AddAccounts();
        Overwrite();
    }

    public IDictionary<string, string[]> Config { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["User"] = ["app"],
            ["WorkingDir"] = ["/app"],
            ["Entrypoint"] = ["/app/server"],
            ["Cmd"] = ["--listen", "8080"],
            ["Env"] = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=de_DE.UTF-8"],
            ["Volumes"] = ["/srv/volume"],
            ["ExposedPorts"] = ["8080/tcp"],
            ["Labels"] = ["maintainer=someone"],
            ["StopSignal"] = ["SIGQUIT"],
        };

    /// <summary>When the files were written, in seconds since 1970.</summary>
    public long Clock { get; set; } = 1_700_000_000;

    public int LayerCount { get; set; } = 1;

    public bool IsCompressed { get; set; }

    public bool IsBackwards { get; set; }

    /// <summary>The text of an account's file, of a configuration file, or any other.</summary>
    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path].Content);
        set => _files[path] = _files[path] with { Content = Encoding.UTF8.GetBytes(value) };
    }

    public void Add(string path, string content = "", int mode = 0x1A4, int user = 0, int group = 0) =>
        _files[path] = new(TarEntryType.RegularFile, Encoding.UTF8.GetBytes(content), mode, user, group);

    public void Add(string path, byte[] content) => _files[path] = new(TarEntryType.RegularFile, content, 0x1A4, 0, 0);

    public void AddDirectory(string path, int mode = 0x1ED, int user = 0, int group = 0) =>
        _files[path] = new(TarEntryType.Directory, [], mode, user, group);

    public void AddLink(string path, string target) => _files[path] = new(TarEntryType.SymbolicLink, [], 0x1FF, 0, 0) { Link = target };

    public void AddHardLink(string path, string target) =>
        _files[path] = new(TarEntryType.HardLink, [], 0x1A4, 0, 0) { Link = target.TrimStart('/') };

    public void Change(string path, Func<SmallFile, SmallFile> change) => _files[path] = change(_files[path]);

    public void Move(string path, string to)
    {
        _files[to] = _files[path];
        _files.Remove(path);
    }

    /// <summary>Removes a path and all that is below it.</summary>
    public void Remove(string path)
    {
        foreach (var name in _files.Keys.Where(name => name == path || name.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
            _files.Remove(name);
    }

    /// <summary>Removes lines of a file that begin with a text.</summary>
    public void RemoveLine(string path, string start) =>
        this[path] = string.Concat(
            this[path]
                .Split('\n')
                .Where(line => line.Length > 0 && !line.StartsWith(start, StringComparison.Ordinal))
                .Select(line => line + "\n")
        );

    public void Replace(string path, string text, string other)
    {
        Assert.Contains(text, this[path], StringComparison.Ordinal);
        this[path] = this[path].Replace(text, other, StringComparison.Ordinal);
    }

    public void Install(string name, string version, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            Add(path, content, path.Contains("bin/", StringComparison.Ordinal) ? 0x1ED : 0x1A4);
        _packages[name] = new(version, [.. files.Select(file => (file.Path, Sum(Encoding.UTF8.GetBytes(file.Content))))]);
    }

    /// <summary>Removes a package with its files.</summary>
    public void Uninstall(string name)
    {
        foreach (var (path, _) in _packages[name].Files)
            _files.Remove(path);
        _packages.Remove(name);
    }

    /// <summary>Takes a package out of the database and leaves its files.</summary>
    public void Forget(string name) => _packages.Remove(name);

    public void SetVersion(string name, string version) => _packages[name] = _packages[name] with { Version = version };

    /// <summary>A trust store of certificates with these bodies.</summary>
    public static string Certificates(params string[] bodies) =>
        string.Concat(bodies.Select(body => $"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"));

    /// <summary>The loader's list as far as it is read: paths that end with zero bytes.</summary>
    public static byte[] LoaderList(params string[] paths) =>
        [.. "glibc-ld.so.cache1.1"u8, 0, .. paths.SelectMany(path => (byte[])[.. Encoding.ASCII.GetBytes(path), 0])];

    public static byte[] LocaleArchive(params string[] names)
    {
        byte[] texts = [.. names.SelectMany(name => (byte[])[.. Encoding.ASCII.GetBytes(name), 0])];

        return
        [
            .. BitConverter.GetBytes(0xDE020109),
            .. new byte[16],
            .. BitConverter.GetBytes(56),
            .. BitConverter.GetBytes(texts.Length),
            .. new byte[28],
            .. texts,
        ];
    }

    public async Task<ImageFacts> FactsAsync()
    {
        var result = await TestImage.ReadAsync(ToArchive());
        Assert.Null(result.Error);

        return result.Facts!;
    }

    private byte[] ToArchive()
    {
        WriteDatabase();
        var chunks = _files.Chunk((_files.Count + LayerCount - 1) / LayerCount).Select(Layer).ToList();
        List<(string, byte[])> members = [("config.json", Encoding.UTF8.GetBytes(Document(chunks.Count)))];
        members.AddRange(chunks.Select((layer, index) => ($"{index}/layer.tar", layer)));
        var names = string.Join(',', chunks.Select((_, index) => $"\"{index}/layer.tar\""));
        members.Add(("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"config.json","Layers":[{{names}}]}]""")));

        return TestImage.Tar(members);
    }

    private byte[] Layer(KeyValuePair<string, SmallFile>[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (
                var (path, file) in IsBackwards
                    ? files
                        .Where(entry => entry.Value.Type != TarEntryType.HardLink)
                        .Reverse()
                        .Concat(files.Where(entry => entry.Value.Type == TarEntryType.HardLink))
                    : files
            )
                writer.WriteEntry(file.ToEntry(path.TrimStart('/'), Clock));
        }

        return IsCompressed ? Compress(stream.ToArray()) : stream.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);

        return stream.ToArray();
    }

    private void WriteDatabase()
    {
        var status = new StringBuilder();
        foreach (var (name, package) in _packages)
        {
            status.Append(
                CultureInfo.InvariantCulture,
                $"Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {package.Version}\n\n"
            );
            Add($"/var/lib/dpkg/info/{name}.list", string.Concat(package.Files.Select(file => file.Path + "\n")));
            Add($"/var/lib/dpkg/info/{name}.md5sums", string.Concat(package.Files.Select(file => $"{file.Sum}  {file.Path[1..]}\n")));
        }

        Add("/var/lib/dpkg/status", status.ToString());
    }

    private string Document(int layers) =>
        $$$"""
            {"architecture":"amd64","os":"linux","config":{{{{string.Join(
                ',',
                Config.Select(field => $"\"{field.Key}\":{Json(field.Key, field.Value)}")
            )}}}},
             "rootfs":{"type":"layers","diff_ids":{{{Words(Enumerable.Range(0, layers).Select(index => $"sha256:{index}"))}}}},"history":[]}
            """;

    private static string Json(string field, string[] words) =>
        field switch
        {
            "User" or "WorkingDir" or "StopSignal" => $"\"{words[0]}\"",
            "Volumes" or "ExposedPorts" => $"{{{string.Join(',', words.Select(word => $"\"{word}\":{{}}"))}}}",
            "Labels" => $"{{{string.Join(',', words.Select(word => $"\"{word.Split('=')[0]}\":\"{word.Split('=')[1]}\""))}}}",
            _ => Words(words),
        };

    private static string Words(IEnumerable<string> words) => $"[{string.Join(',', words.Select(word => $"\"{word}\""))}]";

    // The database's own choice.
#pragma warning disable CA5351
    private static string Sum(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351

    private void AddPackages()
    {
        Install("base-files", "12.4", ("/etc/os-release", "ID=debian\nVERSION_ID=12\n"));
        Install("dash", "0.5.12-2", ("/usr/bin/dash", "dash"));
        Install("libssl3", "3.0.11-1", ($"{Libraries}/libssl.so.3", "ssl"));
        Install("tzdata", "2024a-0", ("/usr/share/zoneinfo/Europe/Berlin", "CET"), ("/usr/share/zoneinfo/Etc/UTC", "UTC"));
        Install(
            "nginx",
            "1.22.1-9",
            ("/usr/sbin/nginx", "nginx"),
            ("/etc/nginx/nginx.conf", "user nginx;"),
            ("/etc/nginx/sites-enabled/default", "server {}"),
            ("/usr/share/nginx/index.html", "Welcome"),
            ("/usr/share/man/man8/nginx.8.gz", "manual")
        );
        Install("libsox-fmt-mp3", "14.4.2", ($"{Libraries}/sox/mp3.so", "plugin"));
        Install("hunspell-de-de", "20161207", ("/usr/share/hunspell/de_DE.dic", "words"));
        Install("fonts-dejavu", "2.37-6", ("/usr/share/fonts/dejavu/DejaVuSans.ttf", "font"));
        Install("ca-certificates", "20230311", ("/usr/share/ca-certificates/mozilla/one.crt", Certificates("one")));
        Install("iputils-ping", "3:20221126", ("/usr/bin/ping", "ping"));
        Install("sudo", "1.9.13", ("/usr/bin/sudo", "sudo"));
        Install("gcc", "4:12.2.0", ("/usr/bin/gcc", "gcc"), ("/usr/lib/gcc/cc1", "cc1"));
    }

    private void AddFiles()
    {
        AddLink("/usr/bin/sh", "dash");
        AddLink("/lib", "usr/lib");
        Change("/usr/bin/ping", file => file with { Capability = "\u0001\u0000\u0000\u0002" });
        Change("/usr/bin/sudo", file => file with { Mode = 0x9ED });
        Add("/app/server", "server", 0x1ED);
        Add("/app/run.sh", "#!/bin/sh\nexec /app/server\n", 0x1ED);
        Add("/app/config.yml", "port: 8080\n", 0x1A0, 0, 1001);
        Add("/app/static/index.html", "<h1>hello</h1>");
        Add("/app/static/logo.svg", "<svg/>");
        Add("/app/tagged", "tagged");
        Change("/app/tagged", file => file with { Attribute = "text/plain" });
        AddLink("/app/current", "static");
        AddDirectory("/app/data", 0x1E8, 1001, 1001);
        Add("/usr/local/lib/libapp.so.1.0", "library");
        AddLink("/usr/local/lib/libapp.so.1", "libapp.so.1.0");
        AddHardLink("/usr/local/lib/libapp.so.1.copy", "/usr/local/lib/libapp.so.1.0");
        Add("/usr/local/share/ca-certificates/corp.crt", Certificates("corp"));
        Add(TrustStore, Certificates("one", "corp"));
        AddLink("/etc/localtime", "/usr/share/zoneinfo/Europe/Berlin");
        Add("/etc/timezone", "Europe/Berlin\n");
        Add("/usr/lib/locale/locale-archive", LocaleArchive("de_DE.utf8", "en_US.utf8"));
        Add("/etc/ld.so.cache", LoaderList("/usr/local/lib/libapp.so.1", $"{Libraries}/libssl.so.3", "/usr/lib/gcc/libcc.so"));
        Add("/etc/ld.so.conf.d/app.conf", "/usr/local/lib\n");
        AddLink("/usr/bin/editor", "/etc/alternatives/editor");
        AddLink("/etc/alternatives/editor", "/usr/bin/dash");
        AddDirectory("/home/app", 0x1C0, 1001, 1001);
        Add("/home/app/.netrc", "machine example.org", 0x180, 1001, 1001);
        AddDirectory("/srv/volume", 0x1ED, 1001, 1001);
        AddDirectory("/var/log/app", 0x1ED, 1001, 1001);
        AddDirectory("/tmp", 0x3FF);
        AddDirectory("/root", 0x1C0);
        Add("/root/.cache/models/model.bin", "model");
        Add("/opt/tool/bin/tool", "tool", 0x1ED);
        Add("/var/lib/app/state.db", "state", 0x180, 1001, 1001);
        Add("/etc/cron.d/app", "* * * * * app /app/run.sh\n");
        Add("/src/main.c", "int main;");
        Add("/usr/include/app.h", "header");
        Add("/var/log/dpkg.log", "installed");
        Add("/tmp/left", "over");
        Add("/etc/hosts", "127.0.0.1 build");
        Add("/usr/lib/python3/__pycache__/x.pyc", "bytecode");
        Add("/var/cache/fontconfig/list", "fonts");
    }

    private void AddAccounts()
    {
        Add(
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/sh\nnginx:x:101:102::/var/lib/nginx:/usr/sbin/nologin\napp:x:1001:1001:App:/home/app:/usr/bin/dash\n"
        );
        Add("/etc/group", "root:x:0:\nnginx:x:102:\naudio:x:29:app\napp:x:1001:\n");
        Add("/etc/shadow", "root:*:19000:0:99999:7:::\nnginx:!:19000::::::\napp:$6$salt$hash:19000:0:99999:7:::\n", 0x1A0, 0, 42);
        Add("/etc/gshadow", "root:*::\nnginx:!::\naudio:*::app\napp:!::\n", 0x1A0, 0, 42);
        Add("/etc/subuid", "app:100000:65536\n");
        Add("/etc/subgid", "app:100000:65536\n");
    }

    /// <summary>What the build did to packaged files: one deleted, one overwritten.</summary>
    private void Overwrite()
    {
        Remove("/etc/nginx/sites-enabled/default");
        Add("/usr/share/nginx/index.html", "ours");
    }

    private sealed record SmallPackage(string Version, (string Path, string Sum)[] Files);
}

/// <summary>A file of the image.</summary>
internal sealed record SmallFile(TarEntryType Type, byte[] Content, int Mode, int User, int Group)
{
    public string? Link { get; init; }

    public string? Capability { get; init; }

    public string? Attribute { get; init; }

    public PaxTarEntry ToEntry(string name, long clock)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Capability is not null)
            attributes["SCHILY.xattr.security.capability"] = Capability;
        if (Attribute is not null)
            attributes["SCHILY.xattr.user.type"] = Attribute;
        var entry = new PaxTarEntry(Type, name, attributes)
        {
            Mode = (UnixFileMode)Mode,
            Uid = User,
            Gid = Group,
            ModificationTime = DateTimeOffset.FromUnixTimeSeconds(clock),
        };
        if (Link is not null)
            entry.LinkName = Link;
        if (Type == TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(Content);

        return entry;
    }
}
