using System.Collections.Immutable;
using System.Text.Json;
using DockerSplit.Application;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Cli.Configuration;

/// <summary>What a bake file builds, as buildx itself understands it: variables, groups and inheritance are its own business.</summary>
internal static class BakeTargets
{
    /// <param name="file">As the user named it.</param>
    /// <param name="directory">Where the program was called, from which bake's relative paths start, absolute.</param>
    /// <exception cref="EnvironmentFailure">buildx does not understand it, or it builds nothing.</exception>
    public static async Task<BuildTargets> ReadAsync(string file, string directory, CancellationToken cancellationToken)
    {
        var printed = await BakeBuilder.PrintAsync(Path.GetFullPath(file, directory), cancellationToken);
        if (printed.Json is not { } json)
            throw new EnvironmentFailure($"'{file}' cannot be read by docker buildx bake: {printed.Reason}", FailureKind.Usage);

        using var document = Parse(file, json);
        JsonProperty[] all = document.RootElement.TryGetProperty("target", out var found) ? [.. found.EnumerateObject()] : [];
        var inline = all.ToLookup(target => target.Value.TryGetProperty("dockerfile-inline", out _));

        return inline[false].Any()
            ? new([.. inline[false].Select(Target)], [.. inline[true].Select(target => target.Name)])
            : throw new EnvironmentFailure($"'{file}' builds no Dockerfile", FailureKind.Usage);

        BuildTarget Target(JsonProperty target)
        {
            var context = Path.GetFullPath(Text(target.Value, "context") ?? ".", directory);

            return new(
                target.Name,
                Path.GetFullPath(Text(target.Value, "dockerfile") ?? "Dockerfile", context),
                context,
                Arguments(target.Value),
                Text(target.Value, "target")
            );
        }
    }

    private static JsonDocument Parse(string file, string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new EnvironmentFailure($"what docker buildx bake prints of '{file}' is no JSON", FailureKind.Usage, exception);
        }
    }

    private static ImmutableDictionary<string, string> Arguments(JsonElement target) =>
        target.TryGetProperty("args", out var arguments)
            ? arguments
                .EnumerateObject()
                .Where(pair => pair.Value.ValueKind == JsonValueKind.String)
                .ToImmutableDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    private static string? Text(JsonElement target, string key) =>
        target.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
