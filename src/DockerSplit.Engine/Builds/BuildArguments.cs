namespace DockerSplit.Engine.Builds;

/// <summary>Lays a request out as arguments of the docker command.</summary>
internal static class BuildArguments
{
    /// <summary>The arguments; <paramref name="progress"/> is null for the classic builder, which has no such option.</summary>
    public static IReadOnlyList<string> For(
        BuildRequest request,
        BuilderKind builder,
        string? progress,
        string dockerfile,
        string tag,
        string runId
    )
    {
        List<string> arguments =
            builder == BuilderKind.Buildx ? ["buildx", "build", "--load", "--provenance=false", "--sbom=false"] : ["build"];
        // The classic builder keeps the container of a failing step, and it carries no label.
        if (builder == BuilderKind.Classic)
            arguments.Add("--force-rm");
        if (progress is not null)
            arguments.Add($"--progress={progress}");
        if (builder == BuilderKind.Buildx && request.Builder is { } name)
            arguments.AddRange(["--builder", name]);
        arguments.AddRange(["--file", dockerfile, "--tag", tag, "--label", $"{EngineSession.Label}={EngineSession.LabelOf(runId)}"]);
        if (request.Target is { } target)
            arguments.AddRange(["--target", target]);
        if (request.Platform is { } platform)
            arguments.AddRange(["--platform", platform]);
        foreach (var (argument, value) in request.BuildArguments)
            arguments.AddRange(["--build-arg", value is null ? argument : $"{argument}={value}"]);
        foreach (var secret in request.Secrets)
            arguments.AddRange(["--secret", secret.Argument]);
        foreach (var flag in request.Flags)
            arguments.Add(flag.Value is null ? flag.Option : $"{flag.Option}={flag.Value}");
        arguments.AddRange(["--", request.ContextDirectory]);

        return arguments;
    }
}
