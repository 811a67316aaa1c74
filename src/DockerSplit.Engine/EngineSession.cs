using System.Security.Cryptography;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerSplit.Engine.Connection;

namespace DockerSplit.Engine;

/// <summary>
/// One run of docksplit against an engine. All containers and images that the run makes carry its label, and disposing of the
/// session removes them, whatever happened before. Leftovers of other runs are not touched: they may be alive.
/// </summary>
public sealed class EngineSession : IAsyncDisposable
{
    /// <summary>The label of everything that docksplit makes; its value is the run.</summary>
    public const string Label = "docksplit.run";

    private static readonly TimeSpan RemovalDeadline = TimeSpan.FromSeconds(30);
    private readonly EngineConnection _connection;
    private bool _disposed;

    private EngineSession(EngineConnection connection, TimeProvider time, string runId)
    {
        _connection = connection;
        Time = time;
        RunId = runId;
    }

    /// <summary>The run's id: twelve hexadecimal digits.</summary>
    public string RunId { get; }

    public EngineVersion Engine => _connection.Version;

    internal TimeProvider Time { get; }

    /// <summary>Starts a run; the connection stays the caller's to dispose of.</summary>
    public static EngineSession Start(EngineConnection connection, TimeProvider? time = null) =>
        new(connection, time ?? TimeProvider.System, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));

    /// <summary>The tag of an image of this run: <c>docksplit/RUN:role</c>.</summary>
    public string TagFor(string role) => $"docksplit/{RunId}:{role}";

    /// <summary>Removes the run's containers, with their anonymous volumes, and its images. Never fails: an engine that is gone holds nothing back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;

        _disposed = true;
        // Its own deadline: the run's token may be cancelled already, and cleaning up must happen all the same.
        using var deadline = new CancellationTokenSource(RemovalDeadline, Time);
        await RemoveContainersAsync(deadline.Token);
        await RemoveImagesAsync(deadline.Token);
    }

    /// <summary>Refuses ports that are published on the loopback address of another machine, where no probe reaches them.</summary>
    internal void RequireLocalPorts(IReadOnlyCollection<int> ports)
    {
        var endpoint = _connection.Endpoint;
        if (ports.Count > 0 && endpoint.Scheme is "tcp" or "http" or "https" && !endpoint.IsLoopback)
            throw new EngineException(
                $"The Docker engine at {endpoint.OriginalString} runs on another machine: ports are published there on 127.0.0.1, and cannot be asked from here."
            );
    }

    /// <summary>Asks the engine; its refusals and its silence become an <see cref="EngineException"/>.</summary>
    internal async Task<T> CallAsync<T>(string purpose, Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(_connection.Client);
        }
        catch (DockerApiException exception)
        {
            throw new EngineException($"The Docker engine refused to {purpose}: {EngineMessage.Of(exception)}", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException)
        {
            throw new EngineException($"The Docker engine stopped answering on the attempt to {purpose}: {exception.Message}", exception);
        }
    }

    internal Task CallAsync(string purpose, Func<DockerClient, Task> call) =>
        CallAsync(
            purpose,
            async client =>
            {
                await call(client);
                return true;
            }
        );

    private Dictionary<string, IDictionary<string, bool>> OwnFilter =>
        new(StringComparer.Ordinal) { ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { [$"{Label}={RunId}"] = true } };

    private async Task RemoveContainersAsync(CancellationToken cancellationToken)
    {
        var containers = await TryAsync(client =>
            client.Containers.ListContainersAsync(new() { All = true, Filters = OwnFilter }, cancellationToken)
        );
        foreach (var container in containers ?? [])
            await TryAsync(async client =>
            {
                await client.Containers.RemoveContainerAsync(container.ID, new() { Force = true, RemoveVolumes = true }, cancellationToken);
                return true;
            });
    }

    private async Task RemoveImagesAsync(CancellationToken cancellationToken)
    {
        var images = await TryAsync(client => client.Images.ListImagesAsync(new() { Filters = OwnFilter }, cancellationToken));
        foreach (var image in images ?? [])
        {
            await RemoveTagsAsync(image, cancellationToken);
        }
    }

    // By tag, not by id: two runs that built the same content share the image, and each removes only its own name.
    private async Task RemoveTagsAsync(ImagesListResponse image, CancellationToken cancellationToken)
    {
        var own = (image.RepoTags ?? []).Where(tag => tag.StartsWith($"docksplit/{RunId}:", StringComparison.Ordinal)).ToArray();
        string[] names = own is [] && image.RepoTags is null or [] ? [image.ID] : own;
        foreach (var name in names)
            await TryAsync(client => client.Images.DeleteImageAsync(name, new() { Force = true }, cancellationToken));
    }

    private async Task<T?> TryAsync<T>(Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(_connection.Client);
        }
        catch (Exception exception)
            when (exception is DockerApiException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return default;
        }
    }
}
