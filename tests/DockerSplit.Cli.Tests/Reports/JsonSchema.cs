using System.Text.Json;

namespace DockerSplit.Cli.Tests.Reports;

/// <summary>Checks a document against the part of JSON Schema that the project's schema uses; a word it does not know is an error.</summary>
internal static class JsonSchema
{
    private static readonly string[] Known =
    [
        "$schema",
        "$id",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "minimum",
        "anyOf",
    ];

    public static IEnumerable<string> Complaints(JsonElement schema, JsonElement document) => Check(schema, schema, document, "$");

    private static IEnumerable<string> Check(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        foreach (var word in schema.EnumerateObject().Select(property => property.Name).Except(Known))
            yield return $"{path}: the schema says '{word}', which this check does not know";
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            foreach (var complaint in Check(root, root.GetProperty("$defs").GetProperty(name), value, path))
                yield return complaint;
        }

        if (
            schema.TryGetProperty("anyOf", out var choices)
            && choices.EnumerateArray().All(choice => Check(root, choice, value, path).Any())
        )
            yield return $"{path}: none of the choices fits";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)))
            yield return $"{path}: {TypeOf(value)} instead of {type}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            yield return $"{path}: {value} is none of {words}";
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            yield return $"{path}: {value} is not {constant}";
        foreach (
            var complaint in value.ValueKind == JsonValueKind.Object ? Members(root, schema, value, path) : Items(root, schema, value, path)
        )
            yield return complaint;
    }

    private static IEnumerable<string> Members(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (
                var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))
            )
                yield return $"{path}: {name} is missing";
        }

        if (!schema.TryGetProperty("properties", out var properties))
            yield break;

        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var inner))
                yield return $"{path}.{member.Name}: the schema does not know it";
            else
                foreach (var complaint in Check(root, inner, member.Value, $"{path}.{member.Name}"))
                    yield return complaint;
        }
    }

    private static IEnumerable<string> Items(JsonElement root, JsonElement schema, JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().SelectMany((item, index) => Check(root, items, item, $"{path}[{index}]"))
            : [];

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
}
