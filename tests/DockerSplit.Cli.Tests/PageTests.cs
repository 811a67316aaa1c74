using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>Pages are published: they never tell where on the machine something lies, even where the command line did.</summary>
public sealed class PageTests : IDisposable
{
    private const string Dockerfile =
        "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc libc6-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/app /a.c\nCMD [\"app\"]\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a plan", Dockerfile, "a.c")]
    [InlineData("a plan with a doubt", "FROM debian:bookworm-slim\nRUN ./unknown\nCMD [\"app\"]\n", "a.c")]
    [InlineData("a refusal", "FROM debian:bookworm-slim\nRUNN x\n", "a.c")]
    [InlineData("nothing to do", "FROM debian:bookworm-slim AS a\nFROM a\n", "a.c")]
    [InlineData("no file of the context", Dockerfile, "b.c")]
    public async Task A_page_never_shows_an_absolute_path(string what, string dockerfile, string source)
    {
        _folder.Write("Dockerfile", dockerfile);
        _folder.Write(source, "int main(void) { return 0; }\n");
        string[] paths = [_folder.PathOf("Dockerfile"), "--context", _folder.Path, "--no-verify", "-o", _folder.PathOf("out")];

        var console = new TestConsole(_folder.Path);
        await console.RunAsync(["rewrite", .. paths, "--report", _folder.PathOf("page.md"), "--format", "markdown"]);
        var elsewhere = new TestConsole("/");
        await elsewhere.RunAsync(["rewrite", .. paths, "--format", "markdown"]);

        RequireNoPath(what, console.OutText);
        RequireNoPath(what, elsewhere.OutText);
        if (_folder.Entries.Contains("page.md"))
            RequireNoPath(what, _folder.Read("page.md"));
    }

    [Fact]
    public async Task A_page_about_two_archives_never_shows_an_absolute_path()
    {
        await File.WriteAllBytesAsync(_folder.PathOf("a.tar"), SmallImage.Archive, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder.PathOf("b.tar"), SmallImage.Changed, TestContext.Current.CancellationToken);
        foreach (var directory in new[] { _folder.Path, "/" })
        {
            var console = new TestConsole(directory);
            await console.RunAsync("compare", _folder.PathOf("a.tar"), _folder.PathOf("b.tar"), "--format", "markdown");

            Assert.NotEmpty(console.OutText);
            RequireNoPath("a comparison", console.OutText);
        }
    }

    private void RequireNoPath(string what, string page) =>
        Assert.False(page.Contains(_folder.Path, StringComparison.Ordinal), $"{what} shows where it lies:\n{page}");
}
