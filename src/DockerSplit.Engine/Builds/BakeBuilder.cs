using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerSplit.Engine.Builds.Progress;
using DockerSplit.Engine.Connection;

namespace DockerSplit.Engine.Builds;

/// <summary>
/// Builds many Dockerfiles at once through <c>docker buildx bake</c>, so that BuildKit's own scheduler shares out the work, on this
/// machine or on a cluster. It fills the builder's cache and keeps no image: who builds one of them afterwards finds its layers there.
/// </summary>
public static class BakeBuilder
{
    /// <summary>Characters; more than any file that a person wrote comes to.</summary>
    private const int LongestPrint = 16 * 1024 * 1024;

    /// <summary>The bake file's text: a target for each request, named by its role.</summary>
    public static string FileFor(IReadOnlyCollection<BuildRequest> requests)
    {
        var targets = new JsonObject();
        foreach (var request in requests)
            targets.Add(request.Role, Target(request));
        var names = new JsonArray([.. requests.Select(request => JsonValue.Create(request.Role))]);
        var file = new JsonObject
        {
            ["group"] = new JsonObject { ["default"] = new JsonObject { ["targets"] = names } },
            ["target"] = targets,
        };

        return file.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    /// <summary>What a bake file comes to, in JSON: variables, functions, groups and inheritance resolved by buildx.</summary>
    /// <param name="file">Absolute; HCL, JSON or a compose file.</param>
    /// <returns>The text, or null with the reason.</returns>
    /// <exception cref="EngineException">There is no docker command.</exception>
    public static async Task<(string? Json, string Reason)> PrintAsync(string file, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var error = new LineTail(LineTail.DefaultLines);
        var silence = EnginePatience.FromEnvironment().Answer;
        var exitCode = await DockerCommand.RunAsync(
            ["buildx", "bake", "--print", "--file", file],
            line => _ = output.Length < LongestPrint ? output.Append(line).Append('\n') : output,
            error.Add,
            new(silence, silence),
            cancellationToken
        );

        return exitCode == 0
            ? (output.ToString(), "")
            : (null, error.Lines.LastOrDefault(line => line.Length > 0) ?? "docker buildx bake failed");
    }

    /// <summary>Builds all targets of a bake file.</summary>
    /// <returns>Whether all were built; which was not, a build of its own tells better.</returns>
    /// <exception cref="EngineException">There is no docker command.</exception>
    public static async Task<bool> BuildAsync(
        string file,
        string? builder,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        List<string> arguments = ["buildx", "bake", "--file", file, "--progress=rawjson", "--provenance=false", "--sbom=false"];
        if (builder is not null)
            arguments.AddRange(["--builder", builder]);
        progress?.Report(new BuildBegun(BuilderKind.Buildx, null));
        var reader = new RawJsonReader(new BuildRecorder(progress, SecretMask.None));
        var patience = EnginePatience.FromEnvironment();
        var exitCode = await DockerCommand.RunAsync(
            arguments,
            _ => { },
            reader.Feed,
            new(patience.Answer, patience.Build),
            cancellationToken
        );
        reader.Complete();

        return exitCode == 0;
    }

    /// <summary>Bake has lists for most options, and maps for those of the form NAME=VALUE.</summary>
    private static JsonNode Attribute(string key, ImmutableArray<BuildFlag> flags) =>
        key switch
        {
            "no-cache" or "pull" => JsonValue.Create(true),
            "network" => JsonValue.Create(flags[^1].Value)!,
            "labels" or BuildFlag.Contexts or "extra-hosts" => new JsonObject(
                flags
                    .Select(flag => (flag.Value ?? "").Split(['=', ':'], 2))
                    .GroupBy(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Last())))
            ),
            _ => new JsonArray([.. flags.Select(flag => JsonValue.Create(flag.Value))]),
        };

    private static JsonObject Target(BuildRequest request)
    {
        var target = new JsonObject
        {
            ["context"] = request.ContextDirectory,
            ["dockerfile"] = request.DockerfilePath,
            ["output"] = new JsonArray("type=cacheonly"),
        };
        if (request.BuildArguments.Count > 0)
            target["args"] = new JsonObject(
                request
                    .BuildArguments.Where(pair => pair.Value is not null)
                    .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)))
            );

        if (request.Secrets is not [])
            target["secret"] = new JsonArray([.. request.Secrets.Select(secret => JsonValue.Create(secret.Argument))]);
        if (request.Target is { } stage)
            target["target"] = stage;
        if (request.Platform is { } platform)
            target["platforms"] = new JsonArray(platform);
        foreach (var flags in request.Flags.GroupBy(flag => flag.BakeKey))
            target[flags.Key] = Attribute(flags.Key, [.. flags]);

        return target;
    }
}
