using System.Net.Sockets;
using Docker.DotNet;

namespace DockerSplit.Engine.Connection;

/// <summary>An engine that answers, found as the docker command finds it: <c>DOCKER_HOST</c>, then the current context, then the platform's default.</summary>
public sealed class EngineConnection : IDisposable
{
    private EngineConnection(DockerClient client, Uri endpoint, EngineVersion version)
    {
        Client = client;
        Endpoint = endpoint;
        Version = version;
    }

    public Uri Endpoint { get; }

    public EngineVersion Version { get; }

    internal DockerClient Client { get; }

    /// <summary>Connects to the engine that the environment names.</summary>
    /// <param name="timeout">How long to wait for the first answer.</param>
    public static async Task<EngineConnectionResult> TryConnectAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await TryConnectAsync(endpoint: null, timeout, cancellationToken);

    internal static async Task<EngineConnectionResult> TryConnectAsync(Uri? endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DockerClient client;
        try
        {
            client = BuildClient(endpoint);
        }
        catch (SshDockerEndpointNotSupportedException)
        {
            return new NotConnected(
                "The Docker context or DOCKER_HOST names an engine over ssh://, which docksplit cannot reach. Forward its socket "
                    + "(ssh -L /some/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST to unix:///some/docker.sock."
            );
        }
        catch (Exception exception)
            when (exception is DockerConfigurationException or UriFormatException or ArgumentException or NotSupportedException)
        {
            return new NotConnected($"The Docker configuration cannot be used: {exception.Message}");
        }

        return await PingAsync(client, timeout, cancellationToken);
    }

    public void Dispose() => Client.Dispose();

    private static DockerClient BuildClient(Uri? endpoint)
    {
        // The client's own timeout would cut long streams; every call brings its own deadline instead.
        var builder = new DockerClientBuilder().WithTimeout(Timeout.InfiniteTimeSpan);
        return (endpoint is null ? builder : builder.WithEndpoint(endpoint)).Build();
    }

    private static async Task<EngineConnectionResult> PingAsync(DockerClient client, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var endpoint = client.Options.Endpoint;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            var version = await client.System.GetVersionAsync(deadline.Token);
            return new Connected(new(client, endpoint, new(version.Version, version.APIVersion, version.Os, version.Arch)));
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            var reason = exception is OperationCanceledException or TimeoutException
                ? $"no answer within {timeout.TotalSeconds:0} s"
                : Innermost(exception).Message;
            return new NotConnected($"No Docker engine answers at {endpoint.OriginalString}: {reason}");
        }
    }

    private static bool IsNoAnswer(Exception exception) =>
        exception
            is HttpRequestException
                or SocketException
                or IOException
                or TimeoutException
                or OperationCanceledException
                or UnauthorizedAccessException
                or DockerApiException;

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
