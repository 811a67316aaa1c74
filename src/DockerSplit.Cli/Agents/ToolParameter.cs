using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DockerSplit.Cli.Agents;

/// <summary>What a parameter of a tool takes.</summary>
internal enum ParameterKind
{
    /// <summary>A text that goes to the option as it is.</summary>
    Text,

    /// <summary>Several of them.</summary>
    Texts,

    /// <summary>Whether the option is given.</summary>
    Switch,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Several of them.</summary>
    Numbers,

    /// <summary>Several of <c>NAME=VALUE</c>.</summary>
    Assignments,

    /// <summary>A file or a directory within the roots.</summary>
    Path,

    /// <summary>Several of them.</summary>
    Paths,

    /// <summary>A Dockerfile within the roots, or the directory that holds one.</summary>
    Dockerfile,

    /// <summary>An image of the engine, or an archive within the roots.</summary>
    Image,
}

/// <summary>A parameter of a tool, and where its value goes in the command line.</summary>
/// <param name="Name">In a call's arguments.</param>
/// <param name="Option">The option of the command; null for an argument of it.</param>
internal sealed record ToolParameter(string Name, ParameterKind Kind, string? Option, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>What a switch says when it is false; null where it says nothing then.</summary>
    public string? Opposite { get; init; }

    /// <summary>The values that a text may have; empty for any.</summary>
    public ImmutableArray<string> Among { get; init; } = [];

    /// <summary>The parameter in the tool's input schema.</summary>
    public JsonObject Schema()
    {
        var schema = Kind switch
        {
            ParameterKind.Switch => new JsonObject { ["type"] = "boolean" },
            ParameterKind.Number => new JsonObject { ["type"] = "integer" },
            ParameterKind.Numbers => ArrayOf("integer"),
            ParameterKind.Texts or ParameterKind.Assignments or ParameterKind.Paths => ArrayOf("string"),
            _ => new JsonObject { ["type"] = "string" },
        };
        if (Among is not [])
            schema["enum"] = new JsonArray([.. Among.Select(word => (JsonNode)word)]);
        schema["description"] = Description;

        return schema;
    }

    private static JsonObject ArrayOf(string type) =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = type },
        };
}
