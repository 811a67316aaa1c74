using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Agents;

/// <summary>Nothing outside of the client's roots is read or written at its word.</summary>
public sealed class AgentRootsTests
{
    private const string Plain = "FROM alpine:3.18\nRUN apk add gcc\n";

    [Theory]
    [InlineData("check", """{"paths":["../outside/Dockerfile"]}""")]
    [InlineData("check", """{"paths":[".","../../"]}""")]
    [InlineData("rewrite", """{"dockerfile":"../outside","verify":false}""")]
    [InlineData("rewrite", """{"dockerfile":"link","verify":false}""")]
    [InlineData("rewrite", """{"dockerfile":"linked/Dockerfile","verify":false}""")]
    [InlineData("rewrite", """{"dockerfile":"trap","verify":false}""")]
    [InlineData("rewrite", """{"verify":false,"output":"../outside/new"}""")]
    [InlineData("rewrite", """{"verify":false,"output":"linked/new"}""")]
    [InlineData("rewrite", """{"verify":false,"context":"/"}""")]
    [InlineData("explain", """{"dockerfile":"/etc/passwd"}""")]
    [InlineData("verify", """{"original":"Dockerfile","rewritten":"../outside/Dockerfile"}""")]
    [InlineData("inspect", """{"image":"../outside/image.tar"}""")]
    public async Task A_path_outside_is_refused_and_nothing_is_written(string tool, string arguments)
    {
        using var folder = Folder();
        await using var client = await AgentClient.StartAsync(folder.Path, folder.PathOf("root"));

        var result = await client.CallAsync(tool, arguments);

        Assert.True(result.IsError);
        Assert.Contains("lies outside of the root", AgentServerTests.Text(result), StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "image.tar"], Directory.EnumerateFiles(folder.PathOf("outside")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Paths_start_from_the_first_root_and_reach_every_one()
    {
        using var folder = Folder();
        await using var client = await AgentClient.StartAsync(Path.GetTempPath(), folder.PathOf("root"), folder.PathOf("outside"));

        var first = await client.CallAsync("check", """{"paths":["Dockerfile"]}""");
        var second = await client.CallAsync("check", $$"""{"paths":["{{folder.PathOf("outside")}}"]}""");

        Assert.Contains("\"Dockerfile\"", AgentServerTests.Answer(first).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("outside/Dockerfile", AgentServerTests.Answer(second).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_names_no_root_has_the_working_directory()
    {
        using var folder = Folder();
        await using var client = await AgentClient.StartAsync(folder.PathOf("root"));

        Assert.True((await client.CallAsync("check", """{"paths":["../outside"]}""")).IsError);
        Assert.NotEqual(true, (await client.CallAsync("check", """{"paths":["."]}""")).IsError);
    }

    [Fact]
    public async Task Roots_that_are_not_there_are_none()
    {
        using var folder = Folder();
        await using var client = await AgentClient.StartAsync(folder.PathOf("root"), folder.PathOf("gone"));

        var result = await client.CallAsync("check", """{"paths":["."]}""");

        Assert.True(result.IsError);
        Assert.Contains("none of the client's roots", AgentServerTests.Text(result), StringComparison.Ordinal);
    }

    /// <summary>A root, a directory beside it, and links from the one to the other: to a file, to a directory, and to a Dockerfile in a directory.</summary>
    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        folder.Write("root/Dockerfile", Plain);
        folder.Write("outside/Dockerfile", Plain);
        folder.Write("outside/image.tar", "");
        Directory.CreateDirectory(folder.PathOf("root/trap"));
        File.CreateSymbolicLink(folder.PathOf("root/link"), folder.PathOf("outside/Dockerfile"));
        File.CreateSymbolicLink(folder.PathOf("root/trap/Dockerfile"), folder.PathOf("outside/Dockerfile"));
        Directory.CreateSymbolicLink(folder.PathOf("root/linked"), folder.PathOf("outside"));

        return folder;
    }
}
