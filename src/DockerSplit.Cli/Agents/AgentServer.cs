using System.Collections.Concurrent;
using System.Text.Json;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DockerSplit.Cli.Agents;

/// <summary>
/// Answers a client of the Model Context Protocol over standard input and output until it is gone. What was begun for it is then withdrawn,
/// and the program ends only when everything is removed that was made.
/// </summary>
internal sealed class AgentServer(IConsole console)
{
    private const string Instructions = """
        docksplit turns single-stage Dockerfiles into multi-stage ones and proves with a Docker engine that both images do the same.
        check finds Dockerfiles that would gain; rewrite gives the new text with a verdict; verify proves a split that was written by hand.
        Trust a rewrite whose verdict says verified; everything else names what is missing.
        """;

    private readonly ConcurrentDictionary<Task, bool> _calls = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var input = new WatchedInput(console.Input, gone.Cancel);
        var transport = new StreamServerTransport(input, console.Output, "docksplit");
        await using (var server = McpServer.Create(transport, Options(gone.Token)))
        {
            try
            {
                await server.RunAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // This program is asked to end.
            }

            await gone.CancelAsync();
            await Task.WhenAll(_calls.Keys);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private McpServerOptions Options(CancellationToken gone) =>
        new()
        {
            ServerInfo = new Implementation { Name = "docksplit", Version = ProgramVersion.Text },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) =>
                    ValueTask.FromResult(new ListToolsResult { Tools = [.. AgentTools.All.Select(tool => tool.Describe())] }),
                CallToolHandler = (request, token) => CallAsync(request, gone, token),
            },
        };

    private async ValueTask<CallToolResult> CallAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken gone,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, cancellationToken);
        var call = AnswerAsync(request, either.Token);
        _calls.TryAdd(call, true);
        try
        {
            return await call;
        }
        finally
        {
            _calls.TryRemove(call, out _);
        }
    }

    private async Task<CallToolResult> AnswerAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            var name = request.Params?.Name ?? "";
            var tool =
                AgentTools.All.FirstOrDefault(tool => tool.Name == name)
                ?? throw new EnvironmentFailure(
                    $"there is no tool '{Printable.Line(name)}'; there are {string.Join(", ", AgentTools.All.Select(tool => tool.Name))}",
                    FailureKind.Usage
                );
            var roots = await ClientRoots.AskAsync(request.Server, console.WorkingDirectory, cancellationToken);
            await using var notes = request.Params?.ProgressToken is { } token
                ? new ProgressNotes(request.Server, token, cancellationToken)
                : null;
            using var inner = new ToolConsole(console, roots.First, notes);
            var arguments = new Dictionary<string, JsonElement>(
                request.Params?.Arguments ?? new Dictionary<string, JsonElement>(),
                StringComparer.Ordinal
            );
            var call = ToolCall.Read(tool, arguments, roots, inner);
            var code = await DocksplitProgram.RunAsync([.. call.Line], inner, cancellationToken);

            return ToolAnswer.Of(inner, code, call.WithFiles);
        }
        catch (EnvironmentFailure failure)
        {
            return ToolAnswer.Refusal(SecretMask.None.Apply(failure.Message));
        }
    }
}
