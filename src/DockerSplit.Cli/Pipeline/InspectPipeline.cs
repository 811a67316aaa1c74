using DockerSplit.Engine;
using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Images;
using DockerSplit.Images;

namespace DockerSplit.Pipeline;

/// <summary>Reads an image of the engine and finds out what it needs.</summary>
internal static class InspectPipeline
{
    /// <summary>The image, which is pulled when the engine lacks it.</summary>
    public static async Task<InspectedImage> RunAsync(string image, CancellationToken cancellationToken)
    {
        var connection = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(5), cancellationToken);
        if (connection is NotConnected { Reason: var reason })
            throw new EnvironmentFailure(reason, ExitCode.NoEngine);

        using var engine = ((Connected)connection).Connection;
        await using var session = EngineSession.Start(engine);
        var store = new ImageStore(session);
        if (await store.ResolveBaseAsync(image, null, null, cancellationToken) is BaseImageMissing missing)
            throw new EnvironmentFailure($"there is no image {image}: {missing.Reason}", ExitCode.Usage);

        await using var archive = await store.SaveAsync(image, cancellationToken);
        var read = await ImageReader.ReadAsync(archive, [], cancellationToken);

        return read.IsRead
            ? InspectedImage.Of(image, read.Facts)
            : throw new EnvironmentFailure($"the image {image} cannot be read: {read.Error}", ExitCode.Usage);
    }
}
