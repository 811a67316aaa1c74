namespace DockerSplit.Engine.Verification.Crawling;

/// <summary>
/// Reads of an OpenAPI or Swagger document in YAML what routes are told by: block mappings by their indentation. Documents are written by
/// tools in that form; of any other text nothing is found.
/// </summary>
internal static class ApiText
{
    private const int MostLines = 50_000;

    /// <summary>The routes that can be asked for with GET, and where they start from; null where the text is no such document.</summary>
    public static (string Base, IReadOnlyList<string> Routes)? Read(string text)
    {
        var lines = text.Split('\n').Take(MostLines).Select(Line.Of).OfType<Line>().ToList();
        if (!lines.Exists(line => line is { Indent: 0, Key: "openapi" or "swagger" }))
            return null;

        return (BasePath(lines), [.. Routes(Below(lines, "paths"))]);
    }

    private static IEnumerable<string> Routes(List<Line> lines)
    {
        var indent = lines is [var first, ..] ? first.Indent : 0;
        var route = "";
        foreach (var line in lines)
        {
            if (line.Indent == indent)
                route = line.Key;
            else if (line.Key == "get" && route.StartsWith('/'))
                yield return route;
        }
    }

    private static string BasePath(List<Line> lines) =>
        lines.Find(line => line is { Indent: 0, Key: "basePath" })?.Value
        ?? Below(lines, "servers").Find(line => line.Key is "url" or "- url")?.Value
        ?? "";

    /// <summary>The lines below a key at the left edge.</summary>
    private static List<Line> Below(List<Line> lines, string key) =>
        [
            .. lines
                .SkipWhile(line => line.Indent > 0 || line.Key != key)
                .Skip(1)
                .TakeWhile(line => line.Indent > 0 || line.Key is ['-', ..]),
        ];

    /// <summary>A line that has a key.</summary>
    private sealed record Line(int Indent, string Key, string Value)
    {
        public static Line? Of(string text)
        {
            var trimmed = text.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
                return null;
            var colon = trimmed.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at : trimmed.Length - 1;

            return trimmed[colon] == ':'
                ? new(text.Length - text.TrimStart(' ').Length, Unquoted(trimmed[..colon]), Unquoted(trimmed[(colon + 1)..].Trim()))
                : null;
        }

        private static string Unquoted(string text) => text is ['"' or '\'', .., '"' or '\''] ? text[1..^1] : text;
    }
}
