using System.Net.Sockets;
using CliWrap;
using DockerSplit.Engine.Files;
using DockerSplit.Testing;

namespace DockerSplit.Engine.Tests.Files;

public sealed class HostFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_there_is_told_without_opening_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no FIFOs");
        _folder.Write("plain", "x");
        await Cli.Wrap("mkfifo").WithArguments([_folder.PathOf("fifo")]).ExecuteAsync(TestContext.Current.CancellationToken);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.PathOf("socket")));
        File.CreateSymbolicLink(_folder.PathOf("link"), "fifo");
        File.CreateSymbolicLink(_folder.PathOf("dangling"), "nowhere");

        Assert.Equal(HostFileKind.Regular, Kind("plain"));
        Assert.Equal(HostFileKind.Fifo, Kind("fifo"));
        Assert.Equal(HostFileKind.Fifo, Kind("link"));
        Assert.Equal(HostFileKind.Socket, Kind("socket"));
        Assert.Equal(HostFileKind.Directory, Kind("."));
        Assert.Equal(HostFileKind.Missing, Kind("dangling"));
        Assert.Equal(HostFileKind.Device, HostFile.Of("/dev/null").Kind);
    }

    [Fact]
    public async Task Two_names_of_one_file_are_recognised()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files are not numbered there");
        _folder.Write("one", "x");
        _folder.Write("other", "x");
        await Cli.Wrap("ln")
            .WithArguments([_folder.PathOf("one"), _folder.PathOf("hard")])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.True(At("one").IsSameAs(At("hard")));
        Assert.False(At("one").IsSameAs(At("other")));
        Assert.False(At("nowhere").IsSameAs(At("nowhere")));
    }

    private HostFile At(string name) => HostFile.Of(_folder.PathOf(name));

    private HostFileKind Kind(string name) => At(name).Kind;
}
