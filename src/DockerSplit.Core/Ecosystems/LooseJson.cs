using System.Text.Json;

namespace DockerSplit.Ecosystems;

/// <summary>Reads JSON of which nobody knows whether it is what it should be.</summary>
internal static class LooseJson
{
    /// <summary>The document; null where the text is none.</summary>
    public static JsonDocument? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The members of an object's member; none where there is no such object.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Object
            ? member.EnumerateObject()
            : [];

    /// <summary>The text of an object's member; null where there is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    /// <summary>The elements of an object's list; none where there is no such list.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray()
            : [];

    /// <summary>Whether a member is there and true.</summary>
    public static bool IsTrue(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;
}
