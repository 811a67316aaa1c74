using System.Text.Json;
using CliWrap.Buffered;
using DockerSplit.Testing;
using Json.Schema;
using ModelContextProtocol.Protocol;

namespace DockerSplit.Cli.Tests.Agents;

/// <summary>What a coding agent is told, over pipes by the real program.</summary>
public sealed class AgentServerTests
{
    private const string Plain =
        "FROM alpine:3.18\nRUN apk add --no-cache gcc musl-dev\nRUN echo 'int main(){}' > a.c && gcc a.c -o /usr/bin/a && rm a.c\nCMD [\"a\"]\n";

    [Fact]
    public async Task The_tools_are_the_commands_and_say_what_they_take_and_give()
    {
        using var folder = new TempFolder();
        await using var client = await AgentClient.StartAsync(folder.Path);

        var tools = await client.ToolsAsync();

        Assert.Equal(["check", "explain", "inspect", "rewrite", "verify"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.NotNull(tool.OutputSchema));
        Assert.All(tools, tool => Assert.True(tool.Description?.Length > 40));
        Assert.Equal(["rewrite"], tools.Where(tool => tool.Annotations?.ReadOnlyHint != true).Select(tool => tool.Name));
    }

    [Theory]
    [InlineData("check", """{"paths":["."]}""", "\"wouldGain\":true")]
    [InlineData("explain", """{"dockerfile":"Dockerfile","verify":false}""", "unverified")]
    [InlineData("rewrite", """{"verify":false,"runtimeBase":"same"}""", "unverified")]
    public async Task An_answer_is_the_report_in_the_form_that_the_tool_promises(string name, string arguments, string word)
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", Plain);
        await using var client = await AgentClient.StartAsync(folder.Path);
        var tool = Assert.Single(await client.ToolsAsync(), tool => tool.Name == name);

        var result = await client.CallAsync(name, arguments);

        Assert.NotEqual(true, result.IsError);
        var answer = Answer(result);
        var verdict = JsonSchema
            .FromText(tool.OutputSchema!.Value.GetRawText())
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(
            verdict.IsValid,
            string.Join(
                '\n',
                (verdict.Details ?? [])
                    .Where(detail => !detail.IsValid)
                    .Select(detail => $"{detail.InstanceLocation} {detail.EvaluationPath}")
            )
        );
        Assert.Contains(word, answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["Dockerfile"], folder.Entries);
    }

    [Fact]
    public async Task A_rewrite_by_the_text_hands_out_the_new_Dockerfile_and_writes_it_where_that_is_asked_for()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", Plain);
        await using var client = await AgentClient.StartAsync(folder.Path);

        var result = await client.CallAsync("rewrite", """{"verify":false,"output":"Dockerfile.ms"}""");

        var text = Answer(result).GetProperty("dockerfiles").GetProperty("rewritten").GetProperty("text").GetString();
        Assert.Equal(text, folder.Read("Dockerfile.ms"));
        Assert.Contains("COPY --from=builder", text, StringComparison.Ordinal);
        Assert.StartsWith("written but unverified (exit code 0)", Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rewrite", """{"dockerfiles":"x"}""", "no argument 'dockerfiles'")]
    [InlineData("rewrite", """{"dockerfile":3}""", "must be a text")]
    [InlineData("rewrite", """{"verify":"yes"}""", "must be true or false")]
    [InlineData("rewrite", """{"verify":false,"rounds":1.5}""", "rounds")]
    [InlineData("rewrite", """{"buildArgs":["HOME"]}""", "not NAME=VALUE")]
    [InlineData("rewrite", """{"output":"x","inPlace":true}""", "exclude each other")]
    [InlineData("rewrite", """{"dockerfile":"compose.yaml"}""", "no Dockerfile")]
    [InlineData("rewrite", """{"dockerfile":"\u0000"}""", "character that no path has")]
    [InlineData("verify", """{"original":"Dockerfile"}""", "'rewritten' is missing")]
    [InlineData("check", """{"paths":"Dockerfile"}""", "must be a list of texts")]
    [InlineData("check", """{"paths":["nowhere"]}""", "does not exist")]
    [InlineData("check", """{"paths":["@/etc/passwd"]}""", "does not exist")]
    [InlineData("check", """{"paths":["--measure"]}""", "does not exist")]
    [InlineData("inspect", """{"image":"--why=x"}""", "is no image")]
    [InlineData("inspect", """{"image":"-"}""", "is no image")]
    [InlineData("destroy", "{}", "no tool 'destroy'")]
    public async Task Nonsense_is_refused_by_its_name_and_the_next_call_is_answered(string tool, string arguments, string reason)
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", Plain);
        folder.Write("compose.yaml", "services: {}\n");
        await using var client = await AgentClient.StartAsync(folder.Path);

        var refused = await client.CallAsync(tool, arguments);
        var next = await client.CallAsync("check", """{"paths":["Dockerfile"]}""");

        Assert.True(refused.IsError);
        Assert.Contains(reason, Text(refused), StringComparison.Ordinal);
        Assert.NotEqual(true, next.IsError);
        Assert.Equal(["Dockerfile", "compose.yaml"], folder.Entries);
    }

    [Fact]
    public async Task Lines_that_are_no_messages_do_not_end_the_conversation()
    {
        using var folder = new TempFolder();
        const string Hello =
            """{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new List<string>();
        var result = await CliWrap
            .Cli.Wrap(AgentClient.Program)
            .WithArguments(["mcp"])
            .WithWorkingDirectory(folder.Path)
            .WithStandardInputPipe(
                CliWrap.PipeSource.Create(
                    async (stream, token) =>
                    {
                        var text = $"what?\n{{}}\n[1,2\n{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}}\n{Hello}\n";
                        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), token);
                        await stream.FlushAsync(token);
                        await answered.Task.WaitAsync(TimeSpan.FromMinutes(1), token);
                    }
                )
            )
            .WithStandardOutputPipe(
                CliWrap.PipeTarget.ToDelegate(line =>
                {
                    lines.Add(line);
                    if (line.Contains("\"serverInfo\"", StringComparison.Ordinal))
                        answered.TrySetResult();
                })
            )
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Contains(lines, line => line.Contains("\"serverInfo\"", StringComparison.Ordinal));
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.StandardError);
    }

    internal static JsonElement Answer(CallToolResult result) => Assert.IsType<JsonElement>(result.StructuredContent);

    internal static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(result.Content[0]).Text;
}
