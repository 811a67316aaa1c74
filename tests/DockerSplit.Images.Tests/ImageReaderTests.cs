using System.Formats.Tar;
using System.Text;

namespace DockerSplit.Images.Tests;

public sealed class ImageReaderTests
{
    private const string Config = """
        {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/bin"],"Entrypoint":["/bin/start"]},
         "rootfs":{"type":"layers","diff_ids":["sha256:one","sha256:two"]},"history":[{"created_by":"base"},{"created_by":"RUN build"}]}
        """;

    private const string Manifest = """[{"Config":"config.json","RepoTags":["x:latest"],"Layers":["one/layer.tar","two/layer.tar"]}]""";

    [Fact]
    public async Task A_file_that_a_later_layer_adds_is_unowned_and_one_that_it_deletes_is_gone()
    {
        var first = Tar(("bin/start", "#!/bin/sh\n"), ("etc/old", "x"));
        var second = Tar(("opt/tool", "made"), ("etc/.wh.old", ""));

        var result = await ReadAsync(Archive(first, second));

        Assert.Null(result.Error);
        Assert.Contains("/opt/tool", Artifacts.Unowned(result.Facts!).Select(file => file.Path));
        Assert.DoesNotContain("/etc/old", result.Facts!.Final.Files.Keys);
        Assert.Contains("/etc/old", result.Facts.Base.Files.Keys);
    }

    [Fact]
    public async Task An_archive_that_is_cut_in_the_middle_of_a_layer_is_an_error_and_no_exception()
    {
        var whole = Archive(Tar(("bin/start", "#!/bin/sh\n")), Tar(("opt/tool", new string('x', 5000))));

        for (var length = 1; length < whole.Length - 2048; length += 509)
            Assert.NotNull((await ReadAsync(whole[..length])).Error);
    }

    private static async Task<ImageReadResult> ReadAsync(byte[] archive) =>
        await ImageReader.ReadAsync(new MemoryStream(archive), ["sha256:one"], TestContext.Current.CancellationToken);

    private static byte[] Archive(byte[] first, byte[] second) =>
        Tar(
            ("config.json", Encoding.UTF8.GetBytes(Config)),
            ("one/layer.tar", first),
            ("two/layer.tar", second),
            ("manifest.json", Encoding.UTF8.GetBytes(Manifest))
        );

    private static byte[] Tar(params (string Path, string Content)[] files) =>
        Tar([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Content)))]);

    private static byte[] Tar(params (string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (path, content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
        }

        return stream.ToArray();
    }
}
