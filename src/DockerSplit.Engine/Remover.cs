using Docker.DotNet;
using Docker.DotNet.Models;
using DockerSplit.Engine.Connection;

namespace DockerSplit.Engine;

/// <summary>Finds and removes what carries docksplit's label.</summary>
internal sealed class Remover(EngineConnection connection)
{
    /// <summary>All containers with a label, <c>name</c> or <c>name=value</c>, whatever their state.</summary>
    /// <exception cref="EngineException">The engine does not tell.</exception>
    public async Task<IList<ContainerListResponse>> ContainersAsync(string label, CancellationToken cancellationToken) =>
        await AskAsync(
            "list containers",
            client => client.Containers.ListContainersAsync(new() { All = true, Filters = FilterOf(label) }, cancellationToken),
            cancellationToken
        );

    /// <summary>All images with a label, <c>name</c> or <c>name=value</c>.</summary>
    /// <exception cref="EngineException">The engine does not tell.</exception>
    public async Task<IList<ImagesListResponse>> ImagesAsync(string label, CancellationToken cancellationToken) =>
        await AskAsync(
            "list images",
            client => client.Images.ListImagesAsync(new() { Filters = FilterOf(label) }, cancellationToken),
            cancellationToken
        );

    /// <summary>All networks with a label, <c>name</c> or <c>name=value</c>.</summary>
    /// <exception cref="EngineException">The engine does not tell.</exception>
    public async Task<IList<NetworkResponse>> NetworksAsync(string label, CancellationToken cancellationToken) =>
        await AskAsync(
            "list networks",
            client => client.Networks.ListNetworksAsync(new() { Filters = FilterOf(label) }, cancellationToken),
            cancellationToken
        );

    /// <summary>Removes a network that no container is in any more.</summary>
    /// <returns>Whether the engine did.</returns>
    public Task<bool> RemoveNetworkAsync(string network, CancellationToken cancellationToken) =>
        TryAsync(client => client.Networks.DeleteNetworkAsync(network, cancellationToken));

    /// <summary>Removes a container with its anonymous volumes.</summary>
    /// <returns>Whether the engine did.</returns>
    public Task<bool> RemoveAsync(ContainerListResponse container, CancellationToken cancellationToken) =>
        TryAsync(client =>
            client.Containers.RemoveContainerAsync(container.ID, new() { Force = true, RemoveVolumes = true }, cancellationToken)
        );

    /// <summary>
    /// Removes an image by its tags of a run, not by its id: two runs that built the same content share the image, and each removes only
    /// its own name.
    /// </summary>
    /// <returns>Whether the engine removed a name or the image.</returns>
    public async Task<bool> RemoveAsync(ImagesListResponse image, string run, CancellationToken cancellationToken)
    {
        var own = (image.RepoTags ?? []).Where(tag => tag.StartsWith(EngineSession.TagOf(run, ""), StringComparison.Ordinal)).ToArray();
        string[] names = own is [] && image.RepoTags is null or [] ? [image.ID] : own;
        var removed = false;
        foreach (var name in names)
            removed |= await TryAsync(client => client.Images.DeleteImageAsync(name, new() { Force = true }, cancellationToken));

        return removed;
    }

    private static Dictionary<string, IDictionary<string, bool>> FilterOf(string label) =>
        new(StringComparer.Ordinal) { ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { [label] = true } };

    private async Task<IList<T>> AskAsync<T>(string purpose, Func<DockerClient, Task<IList<T>>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(connection.Client) ?? [];
        }
        catch (Exception exception) when (EngineFault.Is(exception, cancellationToken))
        {
            throw EngineFault.Of(purpose, exception);
        }
    }

    // Who removes is on the way out, or tidies up behind somebody: what cannot be removed now is found by the next run.
    private async Task<bool> TryAsync(Func<DockerClient, Task> call)
    {
        try
        {
            await call(connection.Client);

            return true;
        }
        catch (Exception exception) when (exception is EngineException || EngineFault.Is(exception, CancellationToken.None))
        {
            return false;
        }
    }
}
