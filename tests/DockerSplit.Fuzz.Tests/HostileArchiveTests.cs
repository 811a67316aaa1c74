using System.IO.Compression;
using System.Text;
using DockerSplit.Cli;
using DockerSplit.Testing;

namespace DockerSplit.Fuzz.Tests;

/// <summary>Archives that are small on disk and want to be large in memory: each is read or refused within <see cref="MemoryLimit"/>.</summary>
public sealed class HostileArchiveTests
{
    private const int Block = 512;

    /// <summary>More than may be kept.</summary>
    private const long TooMuch = 640L << 20;
    private const string Manifest = """[{"Config":"config.json","Layers":["layer.tar"]}]""";
    private const string Config =
        """{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:a"]},"history":[{"created_by":"x"}]}""";

    [Theory]
    [InlineData("etc/data", 'x')]
    [InlineData("var/lib/dpkg/status", 'x')]
    [InlineData("var/lib/dpkg/info/a.list", '/')]
    [InlineData("lib/apk/db/installed", 'P')]
    [InlineData("etc/passwd", 'x')]
    [InlineData("etc/ld.so.conf", '/')]
    [InlineData("usr/bin/app", '#')]
    public Task A_file_without_end_is_not_kept(string path, char content) =>
        InspectAsync(archive =>
        {
            Small(archive, "config.json", Config);
            archive.Write(Header("layer.tar", 2 * Block + TooMuch));
            archive.Write(Header(path, TooMuch));
            Repeat(archive, content, TooMuch + Block);
            Small(archive, "manifest.json", Manifest);
        });

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("config.json")]
    [InlineData("index.json")]
    public Task A_document_without_end_is_not_kept(string name) =>
        InspectAsync(archive =>
        {
            archive.Write(Header(name, TooMuch));
            Repeat(archive, '[', TooMuch);
        });

    [Theory]
    [InlineData('x')]
    [InlineData('L')]
    [InlineData('K')]
    [InlineData('g')]
    public Task An_extension_of_a_header_without_end_is_not_kept(char type) =>
        InspectAsync(archive =>
        {
            archive.Write(Header("long", TooMuch, type));
            Repeat(archive, 'a', TooMuch);
        });

    [Fact]
    public Task More_files_than_any_image_has_are_refused() =>
        InspectAsync(archive =>
        {
            const int Files = 1_200_000;
            Small(archive, "config.json", Config);
            archive.Write(Header("layer.tar", (long)Files * Block));
            for (var number = 0; number < Files; number++)
                archive.Write(Header($"d{number % 1000}/f{number}", 0));
            Small(archive, "manifest.json", Manifest);
        });

    [Fact]
    public Task Many_programs_are_not_kept_side_by_side() =>
        InspectAsync(archive =>
        {
            const int Programs = 14;
            const int Length = 48 << 20;
            Small(archive, "config.json", Config);
            archive.Write(Header("layer.tar", Programs * (long)(Block + Length)));
            for (var number = 0; number < Programs; number++)
            {
                archive.Write(Header($"usr/lib/lib{number}.so", Length));
                archive.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
                Repeat(archive, (char)0xff, Length - 8);
            }

            Small(archive, "manifest.json", Manifest);
        });

    [Fact]
    public Task A_size_that_no_disk_has_is_refused() => InspectAsync(archive => archive.Write(Header("manifest.json", (1L << 33) - 1)));

    private static async Task InspectAsync(Action<Stream> write)
    {
        MemoryLimit.Require();
        using var folder = new TempFolder();
        await using (var file = File.Create(folder.PathOf("image.tar")))
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest))
        {
            write(zip);
            zip.Write(new byte[2 * Block]);
        }

        var console = new TestConsole(folder.Path);
        var code = await console.RunAsync("inspect", "./image.tar");

        Assert.True(code is ExitCode.Success or ExitCode.Usage, $"{code}: {console.ErrorText}");
    }

    private static void Small(Stream archive, string name, string content)
    {
        archive.Write(Header(name, content.Length));
        archive.Write(Encoding.ASCII.GetBytes(content.PadRight((content.Length + Block - 1) / Block * Block, '\0')));
    }

    private static void Repeat(Stream archive, char content, long length)
    {
        var piece = new byte[1 << 20];
        piece.AsSpan().Fill((byte)content);
        for (; length > 0; length -= piece.Length)
            archive.Write(piece, 0, (int)Math.Min(piece.Length, length));
    }

    /// <summary>A header of POSIX ustar: name, mode, owner, size, time, sum, type, and the format's own mark.</summary>
    private static byte[] Header(string name, long size, char type = '0')
    {
        var header = new byte[Block];
        Write(0, name);
        Write(100, "0000755\00000000\00000000\0");
        Write(124, Convert.ToString(size, 8).PadLeft(11, '0') + '\0');
        Write(136, "00000000000\0        ");
        Write(156, $"{type}");
        Write(257, "ustar\000");
        Write(148, Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ");

        return header;

        void Write(int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));
    }
}
