using System.Text.Json;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary><c>docksplit inspect</c> on archives, for which no engine is needed.</summary>
public sealed class InspectTests
{
    [Fact]
    public async Task An_archive_is_shown_as_text()
    {
        var (code, console) = await RunAsync(SmallImage.Archive, "./image.tar");

        Assert.Equal((ExitCode.Success, ""), (code, console.ErrorText));
        await Verifier.Verify(console.OutText);
    }

    [Fact]
    public async Task An_archive_is_shown_as_json()
    {
        var (code, console) = await RunAsync(SmallImage.Archive, "image.tar", "--json");

        Assert.Equal((ExitCode.Success, ""), (code, console.ErrorText));
        await Verifier.Verify(console.OutText, "json");
    }

    [Fact]
    public async Task Every_field_of_the_json_is_documented()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "inspect.md"), TestContext.Current.CancellationToken);
        var (_, facts) = await RunAsync(SmallImage.Archive, "image.tar", "--json");
        var (_, why) = await RunAsync(SmallImage.Archive, "image.tar", "--json", "--why", "/app/lib.sh");

        foreach (var name in Names(facts.OutText).Concat(Names(why.OutText)))
            Assert.Contains($"`{name}", page);
    }

    [Fact]
    public async Task A_compressed_archive_shows_the_same()
    {
        var (_, plain) = await RunAsync(SmallImage.Archive, "image.tar");
        var (_, packed) = await RunAsync(SmallImage.Compressed, "image.tar");

        Assert.Equal(plain.OutText, packed.OutText);
    }

    [Fact]
    public async Task An_archive_may_come_from_standard_input()
    {
        var (_, file) = await RunAsync(SmallImage.Archive, "image.tar");
        var console = new TestConsole(Path.GetTempPath()) { StandardInputBytes = SmallImage.Archive };

        var code = await console.RunAsync("inspect", "-");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(file.OutText, console.OutText.Replace("- (debian", "image.tar (debian", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/app/config.yaml", "/app/start needs /app/lib.sh (opened: source /app/lib.sh)")]
    [InlineData("dash", "/app/start needs /usr/bin/dash (interpreter: /usr/bin/dash)")]
    [InlineData("/app/report", "nothing that the image starts is known to reach /app/report")]
    [InlineData("/usr/share/zoneinfo/Europe/Zurich", "but /app/config.yaml: mentioned")]
    public async Task Why_shows_the_chain_to_a_file_or_package(string subject, string line)
    {
        var (code, console) = await RunAsync(SmallImage.Archive, "image.tar", "--why", subject);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains(line, console.OutText.Split('\n'));
    }

    [Theory]
    [InlineData("image.tar", "--why", "/gone", "image.tar holds no file and no package of the name /gone")]
    [InlineData("./gone.tar", "--why", "x", "./gone.tar cannot be read: there is no such file")]
    [InlineData("./cut.tar", "--why", "x", "cannot be read: an archive in the image ends inside a file")]
    [InlineData("./", "--why", "x", "./ is a directory")]
    public async Task What_cannot_be_read_is_told_and_the_usage_is_wrong(string image, string option, string subject, string message)
    {
        var (code, console) = await RunAsync(SmallImage.Archive, image, option, subject);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(console.OutText);
        Assert.Contains(message, console.ErrorText);
    }

    private static async Task<(ExitCode Code, TestConsole Console)> RunAsync(byte[] archive, params string[] arguments)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.PathOf("image.tar"), archive, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.PathOf("cut.tar"), archive[..2000], TestContext.Current.CancellationToken);
        var console = new TestConsole(folder.Path);

        return (await console.RunAsync(["inspect", .. arguments]), console);
    }

    private static IEnumerable<string> Names(string json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var name in Names(document.RootElement).ToList())
            yield return name;
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
            _ => [],
        };
}
