using DockerSplit.Engine;
using DockerSplit.Engine.Store;
using DockerSplit.Facts;
using DockerSplit.Images;

namespace DockerSplit.Application.Inspecting;

/// <summary>Reads an image, of the engine or out of an archive, and finds out what it needs.</summary>
internal static class ImageInspector
{
    /// <summary>The facts of an image of the engine.</summary>
    /// <exception cref="EnvironmentFailure">No engine answers, or it has no such image and can get none.</exception>
    public static async Task<ImageFacts> ReadAsync(string image, CancellationToken cancellationToken)
    {
        using var engine = await EngineAccess.ConnectAsync(cancellationToken);
        await using var session = EngineSession.Start(engine);
        var store = new ImageStore(session);
        if (await store.ResolveBaseAsync(image, null, null, cancellationToken) is BaseImageMissing missing)
            throw new EnvironmentFailure($"there is no image {image}: {missing.Reason}", FailureKind.Usage);

        await using var archive = await store.SaveAsync(image, cancellationToken);

        return await ReadAsync(image, archive, cancellationToken);
    }

    /// <summary>The facts of an image in an archive.</summary>
    /// <exception cref="EnvironmentFailure">It holds no image that can be read.</exception>
    public static async Task<ImageFacts> ReadAsync(string name, Stream archive, CancellationToken cancellationToken)
    {
        var read = await ImageReader.ReadAsync(archive, [], cancellationToken);

        return read.IsRead ? read.Facts : throw new EnvironmentFailure($"the image {name} cannot be read: {read.Error}", FailureKind.Usage);
    }
}
