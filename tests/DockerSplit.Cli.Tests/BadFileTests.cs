using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>Paths that cannot be read or written: one clear line, exit code 2, and nothing left behind.</summary>
public sealed class BadFileTests : IDisposable
{
    private const string Dockerfile = "FROM alpine:3.18\nRUN apk add --no-cache gcc\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_input_is_named()
    {
        Assert.Equal("docksplit: 'Dockerfile' does not exist\n", await FailAsync("Dockerfile"));
    }

    [Fact]
    public async Task A_directory_is_no_input()
    {
        Assert.Equal(
            "docksplit: there is no Dockerfile in '.'; name one, such as 'docksplit rewrite docker/Dockerfile --context .'\n",
            await FailAsync(".")
        );
    }

    [Fact]
    public async Task A_device_is_not_even_opened()
    {
        Assert.Equal("docksplit: '/dev/zero' is a device, which is not opened; - reads standard input\n", await FailAsync("/dev/zero"));
    }

    [Fact]
    public async Task A_missing_context_is_named()
    {
        _folder.Write("Dockerfile", Dockerfile);

        Assert.Equal("docksplit: the build context 'nowhere' is no directory\n", await FailAsync("Dockerfile", "--context", "nowhere"));
    }

    [Fact]
    public async Task An_output_in_a_missing_directory_is_refused()
    {
        _folder.Write("Dockerfile", Dockerfile);

        var error = await FailAsync("Dockerfile", "-o", "missing/Dockerfile.ms");

        Assert.Equal("docksplit: cannot write 'missing/Dockerfile.ms': its directory does not exist\n", error);
        Assert.Equal(["Dockerfile"], _folder.Entries);
    }

    [Fact]
    public async Task A_directory_is_no_output()
    {
        _folder.Write("Dockerfile", Dockerfile);
        Directory.CreateDirectory(_folder.PathOf("out"));

        Assert.Equal("docksplit: cannot write 'out': it is a directory\n", await FailAsync("Dockerfile", "-o", "out"));
    }

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("./sub/../Dockerfile")]
    [InlineData("link")]
    [InlineData("here/Dockerfile")]
    public async Task The_input_is_never_overwritten_whatever_it_is_called(string output)
    {
        _folder.Write("Dockerfile", Dockerfile);
        File.CreateSymbolicLink(_folder.PathOf("link"), "Dockerfile");
        Directory.CreateSymbolicLink(_folder.PathOf("here"), _folder.Path);

        var error = await FailAsync("Dockerfile", "-o", output);

        Assert.Equal($"docksplit: cannot write '{output}': it is the input, which docksplit does not overwrite\n", error);
        Assert.Equal(Dockerfile, _folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task A_full_disk_leaves_no_half_written_file_and_says_so()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "only root can mount a small file system");
        var mount = _folder.PathOf("full");
        Directory.CreateDirectory(mount);
        var mounted = await CliWrap
            .Cli.Wrap("mount")
            .WithArguments(["-t", "tmpfs", "-o", "size=4k,nr_inodes=10", "tmpfs", mount])
            .WithValidation(CliWrap.CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(mounted.IsSuccess, "this machine's root may not mount");
        try
        {
            _folder.Write(
                "Dockerfile",
                $"# {new string('x', 8000)}\nFROM alpine:3.18\nRUN apk add gcc && gcc -o /usr/local/bin/a a.c\nCMD [\"a\"]\n"
            );

            var error = await FailAsync("Dockerfile", "-o", "full/out");

            Assert.StartsWith("docksplit: cannot write 'full/out': ", error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(mount));
        }
        finally
        {
            await CliWrap.Cli.Wrap("umount").WithArguments([mount]).ExecuteAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_name_with_control_characters_does_not_reach_the_terminal()
    {
        Assert.Equal("docksplit: '\uFFFD[31mred' does not exist\n", await FailAsync("\u001b[31mred"));
    }

    private async Task<string> FailAsync(string file, params string[] more)
    {
        var console = new TestConsole(_folder.Path);

        var code = await console.RunAsync(["rewrite", file, "--no-verify", .. more]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(console.OutText);

        return console.ErrorText;
    }
}
