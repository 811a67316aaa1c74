using System.Text.Json;

namespace DockerSplit.Engine.Verification.Crawling;

/// <summary>Reads the routes that an OpenAPI or Swagger document says can be asked for with GET, or one in YAML.</summary>
internal static class ApiDocument
{
    /// <summary>The routes with a 1 in the place of each parameter; none where the text is no such document.</summary>
    public static IEnumerable<string> Routes(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);

            return IsApi(document.RootElement) ? [.. RoutesOf(document.RootElement)] : [];
        }
        catch (JsonException)
        {
            return ApiText.Read(text) is { } api ? api.Routes.Select(route => Rooted(api.Base) + WithValues(route)) : [];
        }
    }

    private static bool IsApi(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && (root.TryGetProperty("openapi", out _) || root.TryGetProperty("swagger", out _))
        && root.TryGetProperty("paths", out var paths)
        && paths.ValueKind == JsonValueKind.Object;

    private static IEnumerable<string> RoutesOf(JsonElement root) =>
        from route in root.GetProperty("paths").EnumerateObject()
        where route.Name.StartsWith('/') && route.Value.ValueKind == JsonValueKind.Object && route.Value.TryGetProperty("get", out _)
        select BasePath(root) + WithValues(route.Name);

    private static string WithValues(string route) =>
        string.Concat(route.Split('{').Select((part, index) => index == 0 ? part : Filled(part)));

    /// <summary>What stands behind the opening brace of a parameter.</summary>
    private static string Filled(string part) =>
        part.IndexOf('}', StringComparison.Ordinal) is >= 0 and var end ? $"1{part[(end + 1)..]}" : part;

    /// <summary>Where the routes start from: Swagger's basePath, or the path of OpenAPI's first server.</summary>
    private static string BasePath(JsonElement root)
    {
        var path =
            root.TryGetProperty("basePath", out var swagger) && swagger.ValueKind == JsonValueKind.String ? swagger.GetString()!
            : root.TryGetProperty("servers", out var servers)
            && servers.ValueKind == JsonValueKind.Array
            && servers.GetArrayLength() > 0
            && servers[0].ValueKind == JsonValueKind.Object
            && servers[0].TryGetProperty("url", out var url)
            && url.ValueKind == JsonValueKind.String
                ? url.GetString()!
            : "";

        return Rooted(path);
    }

    private static string Rooted(string path) => path.StartsWith('/') ? path.TrimEnd('/') : "";
}
