using Docker.DotNet;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Files;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Store;

/// <summary>The engine's images: what they are and what is in them.</summary>
public sealed class ImageStore(EngineSession session)
{
    /// <summary>What the engine knows of an image; null when it has none of that name.</summary>
    public Task<ImageInspection?> InspectAsync(string reference, CancellationToken cancellationToken) =>
        session.CallAsync<ImageInspection?>(
            $"inspect the image {reference}",
            async client =>
            {
                try
                {
                    var image = await client.Images.InspectImageAsync(reference, cancellationToken);
                    return new(image.ID, ImageConfigReader.Read(image), [.. image.RootFS?.Layers ?? []]);
                }
                catch (DockerImageNotFoundException)
                {
                    return null;
                }
            }
        );

    /// <summary>The configuration of an image that must be there.</summary>
    /// <exception cref="EngineException">The engine has no such image.</exception>
    public async Task<ImageConfig> ConfigAsync(string reference, CancellationToken cancellationToken) =>
        (await InspectAsync(reference, cancellationToken))?.Config
        ?? throw new EngineException($"The Docker engine has no image {reference}.");

    /// <summary>The image as <c>docker image save</c> writes it, streamed. The caller disposes of the stream.</summary>
    public Task<Stream> SaveAsync(string reference, CancellationToken cancellationToken) =>
        session.CallAsync($"hand out the image {reference}", client => client.Images.SaveImageAsync(reference, cancellationToken));

    /// <summary>
    /// The image of a FROM; <c>scratch</c> is one without layers. Where the engine has none of that name it is pulled; where no registry has it either, the builder may
    /// still keep it in its own cache, and a build of <c>FROM reference</c> brings it out.
    /// </summary>
    public async Task<BaseImage> ResolveBaseAsync(
        string reference,
        string? platform,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (reference == "scratch")
            return new BaseImageFound(new("", new(), []));
        if (await InspectAsync(reference, cancellationToken) is { } local && IsOf(local, platform))
            return new BaseImageFound(local);

        var pulled = await PullAsync(reference, platform, cancellationToken);
        if (pulled.ExitCode == 0 && await InspectAsync(reference, cancellationToken) is { } fresh)
            return new BaseImageFound(fresh);

        return await BuildBaseAsync(reference, platform, progress, cancellationToken) is { } built
            ? new BaseImageFound(built)
            : new BaseImageMissing(LastLine(pulled.Error));
    }

    /// <summary>Whether an image that is there is of the platform that is asked for.</summary>
    private static bool IsOf(ImageInspection image, string? platform) =>
        platform is null || platform == $"{image.Config.Os}/{image.Config.Architecture}";

    private Task<CommandOutput> PullAsync(string reference, string? platform, CancellationToken cancellationToken)
    {
        string[] options = platform is null ? [] : ["--platform", platform];
        return DockerCommand.CaptureAsync(["pull", .. options, "--", reference], session.Patience.Work, cancellationToken);
    }

    // An empty context is all that such a build needs.
    private async Task<ImageInspection?> BuildBaseAsync(
        string reference,
        string? platform,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var context = RunFolder.Create();
        var request = new BuildRequest("base", $"FROM {reference}\n", context.Path) { Platform = platform };
        try
        {
            return await new ImageBuilder(session).BuildAsync(request, progress, cancellationToken) is Built built
                ? await InspectAsync(built.Reference, cancellationToken)
                : null;
        }
        catch (EngineException)
        {
            // Whether no registry has it or none can be reached: the caller tells what the pull said.
            return null;
        }
    }

    private static string LastLine(string text) => text.Split('\n').LastOrDefault(line => line.Length > 0) ?? "docker pull failed";
}
