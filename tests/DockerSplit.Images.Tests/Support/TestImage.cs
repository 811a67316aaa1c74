using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using DockerSplit.Facts;

namespace DockerSplit.Images.Tests;

/// <summary>An image archive made of layers, the first of which is the base image.</summary>
internal sealed class TestImage
{
    private readonly List<byte[]> _layers = [];

    public string[] Entrypoint { get; init; } = [];

    public string[] Command { get; init; } = [];

    public string[] Healthcheck { get; init; } = [];

    public string[] Environment { get; init; } = ["PATH=/usr/local/bin:/usr/bin:/bin"];

    public string User { get; init; } = "";

    public string WorkingDirectory { get; init; } = "/";

    public TestImage Layer(Action<TestLayer> fill)
    {
        var layer = new TestLayer();
        fill(layer);

        return Layer(layer.ToArchive());
    }

    public TestImage Layer(byte[] archive)
    {
        _layers.Add(archive);

        return this;
    }

    public async Task<ImageFacts> FactsAsync()
    {
        var result = await ReadAsync();
        Assert.Null(result.Error);

        return result.Facts!;
    }

    public Task<ImageReadResult> ReadAsync() => ReadAsync(ToArchive(), _layers.Count > 1 ? ["sha256:0"] : []);

    public static async Task<ImageReadResult> ReadAsync(byte[] archive, params string[] baseDiffIds) =>
        await ImageReader.ReadAsync(new MemoryStream(archive), baseDiffIds, TestContext.Current.CancellationToken);

    public byte[] ToArchive()
    {
        List<(string, byte[])> members = [("config.json", Encoding.UTF8.GetBytes(Config()))];
        members.AddRange(_layers.Select((layer, index) => ($"{index}/layer.tar", layer)));
        var names = string.Join(',', _layers.Select((_, index) => $"\"{index}/layer.tar\""));
        members.Add(("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"config.json","Layers":[{{names}}]}]""")));

        return Tar(members);
    }

    public static byte[] Tar(IEnumerable<(string Name, byte[] Content)> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in members)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return stream.ToArray();
    }

    private string Config() =>
        $$$"""
            {"architecture":"amd64","os":"linux","config":{"Env":{{{Json(Environment)}}},"Entrypoint":{{{Json(Entrypoint)}}},
             "Cmd":{{{Json(Command)}}},"WorkingDir":"{{{WorkingDirectory}}}","User":"{{{User}}}","Healthcheck":{"Test":{{{Json(
                Healthcheck
            )}}}}},
             "rootfs":{"type":"layers","diff_ids":{{{Json([.. _layers.Select((_, index) => $"sha256:{index}")])}}}},
             "history":{{{"[" + string.Join(',', _layers.Select((_, index) => $$"""{"created_by":"RUN step {{index}}"}""")) + "]"}}}}
            """;

    private static string Json(string[] words) => JsonSerializer.Serialize(words);
}
