using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DockerSplit.Cli.Agents;

/// <summary>A command of docksplit as an agent sees it.</summary>
/// <param name="Name">The command's name, which is the tool's.</param>
/// <param name="Fixed">What its command line always says.</param>
/// <param name="Answer">The form of what it answers.</param>
internal sealed record AgentTool(
    string Name,
    string Title,
    string Description,
    ImmutableArray<string> Fixed,
    ImmutableArray<ToolParameter> Parameters,
    Func<JsonNode> Answer
)
{
    /// <summary>Whether it changes nothing but what it makes on the engine and removes again.</summary>
    public bool ReadsOnly { get; init; } = true;

    /// <summary>The tool in the protocol's form.</summary>
    public Tool Describe() =>
        new()
        {
            Name = Name,
            Title = Title,
            Description = Description,
            InputSchema = Element(Input()),
            OutputSchema = Element(Answer()),
            Annotations = new()
            {
                ReadOnlyHint = ReadsOnly,
                DestructiveHint = !ReadsOnly,
                IdempotentHint = true,
                OpenWorldHint = true,
            },
        };

    private JsonObject Input() =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Parameters.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Schema()))),
            ["required"] = new JsonArray([.. Parameters.Where(one => one.IsRequired).Select(one => (JsonNode)one.Name)]),
            ["additionalProperties"] = false,
        };

    private static JsonElement Element(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());

        return document.RootElement.Clone();
    }
}
