using System.Collections.Concurrent;
using System.Text.Json;
using DockerSplit.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

// Clients of former versions of the protocol have roots.
#pragma warning disable MCP9005

namespace DockerSplit.Cli.Tests.Agents;

/// <summary>A coding agent: the protocol's own client, which talks over pipes to the real program.</summary>
internal sealed class AgentClient : IAsyncDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly McpClient _client;
    private readonly ConcurrentQueue<string> _notes = new();

    private AgentClient(McpClient client) => _client = client;

    public static string Program { get; } =
        Path.Combine(Repository.Root, "src", "DockerSplit.Cli", "bin", Configuration, "net10.0", "docksplit");

    /// <summary>What was told while calls ran.</summary>
    public IEnumerable<string> Notes => _notes;

    /// <param name="directory">Where the program runs.</param>
    /// <param name="roots">What the client says it works in; none for a client that has no roots.</param>
    public static async Task<AgentClient> StartAsync(string directory, params string[] roots)
    {
        var options = new McpClientOptions
        {
            ClientInfo = new() { Name = "test", Version = "1" },
        };
        if (roots is not [])
        {
            // The last version that has them.
            options.ProtocolVersion = "2025-11-25";
            options.Capabilities = new() { Roots = new() };
            options.Handlers.RootsHandler = (_, _) =>
                ValueTask.FromResult(
                    new ListRootsResult { Roots = [.. roots.Select(root => new Root { Uri = new Uri(root).AbsoluteUri })] }
                );
        }

        var transport = new StdioClientTransport(
            new()
            {
                Name = "docksplit",
                Command = Program,
                Arguments = ["mcp"],
                WorkingDirectory = directory,
                ShutdownTimeout = TimeSpan.FromSeconds(60),
            }
        );

        return new(await McpClient.CreateAsync(transport, options, cancellationToken: TestContext.Current.CancellationToken));
    }

    public async Task<IReadOnlyList<Tool>> ToolsAsync() =>
        [.. (await _client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Select(tool => tool.ProtocolTool)];

    /// <summary>Calls a tool with arguments in JSON.</summary>
    public Task<CallToolResult> CallAsync(string tool, string arguments) =>
        CallAsync(tool, arguments, _ => { }, TestContext.Current.CancellationToken);

    /// <param name="onNote">Sees each note as it comes.</param>
    public async Task<CallToolResult> CallAsync(string tool, string arguments, Action<string> onNote, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(arguments);
        var values = document
            .RootElement.EnumerateObject()
            .ToDictionary(one => one.Name, one => (object?)one.Value.Clone(), StringComparer.Ordinal);

        return await _client.CallToolAsync(tool, values, new Listener(this, onNote), cancellationToken: cancellationToken);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private sealed class Listener(AgentClient client, Action<string> onNote) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value)
        {
            client._notes.Enqueue(value.Message ?? "");
            onNote(value.Message ?? "");
        }
    }
}
