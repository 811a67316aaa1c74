using System.Text.Json;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary><c>docksplit compare</c> on archives, for which no engine is needed.</summary>
public sealed class CompareTests
{
    [Fact]
    public async Task Two_archives_of_one_image_are_the_same_however_they_are_packed()
    {
        var (code, console) = await RunAsync("./image.tar", "./packed.tar.gz");

        Assert.Equal((ExitCode.Success, ""), (code, console.ErrorText));
        Assert.StartsWith("Verdict  same\n", console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_told_first()
    {
        var (code, console) = await RunAsync("./image.tar", "./changed.tar");

        Assert.Equal((ExitCode.VerificationFailed, ""), (code, console.ErrorText));
        await Verifier.Verify(console.OutText);
    }

    [Fact]
    public async Task The_Markdown_page_is_what_was_reviewed()
    {
        var (_, console) = await RunAsync("./image.tar", "./changed.tar", "--format", "markdown");

        await Verifier.Verify(console.OutText, "md");
    }

    [Fact]
    public async Task Every_field_of_the_json_is_documented()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "compare.md"), TestContext.Current.CancellationToken);
        var (_, console) = await RunAsync("./image.tar", "./changed.tar", "--format", "json");
        using var report = JsonDocument.Parse(console.OutText);

        Assert.All(Names(report.RootElement), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("./image.tar", "./gone.tar", "./gone.tar cannot be read: there is no such file")]
    [InlineData("-", "-", "standard input holds only one image")]
    public async Task What_cannot_be_read_is_told_and_the_usage_is_wrong(string original, string rewritten, string message)
    {
        var (code, console) = await RunAsync(original, rewritten);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(console.OutText);
        Assert.Contains(message, console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_go_to_files_in_every_form()
    {
        using var folder = new TempFolder();
        await WriteAsync(folder);
        var console = new TestConsole(folder.Path);
        string[] names = ["r.json", "r.md", "r.txt", "r.sarif"];

        await console.RunAsync(["compare", "./image.tar", "./changed.tar", .. names.SelectMany(name => new[] { "--report", name })]);

        Assert.All(names, name => Assert.Contains("/app/config.yaml", folder.Read(name), StringComparison.Ordinal));
    }

    private static async Task<(ExitCode Code, TestConsole Console)> RunAsync(params string[] arguments)
    {
        using var folder = new TempFolder();
        await WriteAsync(folder);
        var console = new TestConsole(folder.Path);

        return (await console.RunAsync(["compare", .. arguments]), console);
    }

    private static async Task WriteAsync(TempFolder folder)
    {
        foreach (
            var (name, archive) in new[]
            {
                ("image.tar", SmallImage.Archive),
                ("packed.tar.gz", SmallImage.Compressed),
                ("changed.tar", SmallImage.Changed),
            }
        )
            await File.WriteAllBytesAsync(folder.PathOf(name), archive, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
            _ => [],
        };
}
