using DockerSplit.Cli.Files;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Files;

public sealed class TextFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(new byte[] { 0x46, 0xC3, 0xA9, 0x0A }, "F\u00e9\n")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x46, 0x0A }, "F\n")]
    [InlineData(new byte[] { 0x46, 0xE9, 0x0D, 0x0A }, "F\u00e9\r\n")]
    [InlineData(new byte[] { }, "")]
    public async Task Every_file_is_written_back_byte_for_byte(byte[] bytes, string text)
    {
        await File.WriteAllBytesAsync(_folder.PathOf("Dockerfile"), bytes, TestContext.Current.CancellationToken);

        var file = await TextFile.ReadAsync("Dockerfile", new TestConsole(_folder.Path), TestContext.Current.CancellationToken);

        Assert.Equal(text, file.Source.Text);
        Assert.Equal(bytes, file.Encode(file.Source.Text));
    }

    [Fact]
    public async Task A_dash_reads_standard_input()
    {
        var console = new TestConsole(_folder.Path) { StandardInput = "FROM scratch\n" };

        var file = await TextFile.ReadAsync("-", console, TestContext.Current.CancellationToken);

        Assert.Equal("FROM scratch\n", file.Source.Text);
        Assert.Equal("-", file.Source.Name);
        Assert.Null(file.Path);
    }
}
