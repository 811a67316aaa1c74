using System.Text;
using DockerSplit.Cli.Files;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly byte[] New = Encoding.UTF8.GetBytes("new\n");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_replaced_and_keeps_its_mode()
    {
        var path = _folder.Write("file", "old\n");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, mode);

        await AtomicFile.WriteAsync(path, New, TestContext.Current.CancellationToken);

        Assert.Equal("new\n", _folder.Read("file"));
        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal(["file"], _folder.Entries);
    }

    [Fact]
    public async Task A_symbolic_link_stays_and_its_target_is_replaced()
    {
        _folder.Write("real/file", "old\n");
        File.CreateSymbolicLink(_folder.PathOf("link"), "real/file");

        await AtomicFile.WriteAsync(_folder.PathOf("link"), New, TestContext.Current.CancellationToken);

        Assert.Equal("new\n", _folder.Read("real/file"));
        Assert.Equal("real/file", new FileInfo(_folder.PathOf("link")).LinkTarget);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_the_old_content_and_no_temporary_file()
    {
        var path = _folder.Write("file", "old\n");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(path, New, new(canceled: true)));

        Assert.Equal("old\n", _folder.Read("file"));
        Assert.Equal(["file"], _folder.Entries);
    }

    [Fact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        AtomicFile.Probe("/dev/null");

        await AtomicFile.WriteAsync("/dev/null", New, TestContext.Current.CancellationToken);

        Assert.Empty(await File.ReadAllBytesAsync("/dev/null", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_probe_leaves_nothing_behind()
    {
        AtomicFile.Probe(_folder.PathOf("file"));

        Assert.Empty(_folder.Entries);
    }
}
