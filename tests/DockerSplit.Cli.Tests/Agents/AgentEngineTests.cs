using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Agents;

/// <summary>A coding agent's calls that build. Skipped, with the reason, where no engine answers.</summary>
public sealed class AgentEngineTests
{
    [Fact]
    public async Task A_proof_comes_with_notes_of_what_is_done()
    {
        await RequireEngineAsync();
        using var folder = new TempFolder();
        folder.Write(
            "Dockerfile",
            "FROM alpine:latest\nRUN head -c 3000000 /dev/urandom > /compiler && echo 'echo hello' > /run.sh\nENTRYPOINT [\"sh\", \"/run.sh\"]\n"
        );
        folder.Write("Dockerfile.ms", "FROM alpine:latest\nRUN echo 'echo hello' > /run.sh\nENTRYPOINT [\"sh\", \"/run.sh\"]\n");
        await using var client = await AgentClient.StartAsync(folder.Path);

        var result = await client.CallAsync("verify", """{"original":"Dockerfile","rewritten":"Dockerfile.ms"}""");

        Assert.StartsWith("verified (exit code 0)", AgentServerTests.Text(result), StringComparison.Ordinal);
        Assert.Equal("verified", AgentServerTests.Answer(result).GetProperty("verdict").GetString());
        Assert.Contains(client.Notes, note => note.Contains("Building", StringComparison.Ordinal));
        Assert.Contains(client.Notes, note => note.Contains("RUN head", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_hangs_up_or_withdraws_a_call_in_the_middle_leaves_nothing_behind(bool hangsUp)
    {
        await RequireEngineAsync();
        using var folder = new TempFolder();
        var mark = Guid.NewGuid().ToString("n");
        folder.Write(
            "Dockerfile",
            $"FROM alpine:latest\nLABEL mark={mark}\nRUN echo {mark} && sleep 120\nRUN apk add --no-cache gcc musl-dev\nRUN echo 'int main(){{}}' > a.c && gcc a.c -o /usr/bin/a && rm a.c\nCMD [\"a\"]\n"
        );
        await using var client = await AgentClient.StartAsync(folder.Path);
        using var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var building = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var call = client.CallAsync(
            "rewrite",
            """{"verify":true,"output":"Dockerfile.ms"}""",
            note =>
            {
                if (note.Contains("Building", StringComparison.Ordinal))
                    building.TrySetResult();
            },
            withdrawn.Token
        );
        await building.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        if (hangsUp)
            await client.DisposeAsync();
        else
            await withdrawn.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => call);
        if (!hangsUp)
            Assert.NotEqual(true, (await client.CallAsync("check", """{"paths":["."]}""")).IsError);
        await client.DisposeAsync();
        Assert.Empty(await Leftovers.OfAsync(mark));
        Assert.Equal(["Dockerfile"], folder.Entries);
    }

    private static async Task RequireEngineAsync()
    {
        var engine = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.SkipWhen(engine is NotConnected, (engine as NotConnected)?.Reason ?? "");
        (engine as Connected)?.Connection.Dispose();
    }
}
