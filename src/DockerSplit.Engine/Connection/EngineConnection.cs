using System.Globalization;
using Docker.DotNet;

namespace DockerSplit.Engine.Connection;

/// <summary>An engine that answers, found as the docker command finds it: <c>DOCKER_HOST</c>, then the current context, then the platform's default.</summary>
public sealed class EngineConnection : IDisposable
{
    /// <summary>Docker 20.10: the first API with all that is asked for here.</summary>
    private static readonly Version OldestApi = new(1, 41);

    private EngineConnection(DockerClient client, Uri endpoint, EngineVersion version, EnginePatience patience)
    {
        Client = client;
        Endpoint = endpoint;
        Version = version;
        Patience = patience;
    }

    public Uri Endpoint { get; }

    public EngineVersion Version { get; }

    internal DockerClient Client { get; }

    internal EnginePatience Patience { get; }

    /// <summary>Connects to the engine that the environment names.</summary>
    /// <param name="timeout">How long to wait for the first answer.</param>
    public static async Task<EngineConnectionResult> TryConnectAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await TryConnectAsync(endpoint: null, timeout, cancellationToken);

    internal static async Task<EngineConnectionResult> TryConnectAsync(Uri? endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var patience = EnginePatience.FromEnvironment();
        try
        {
            var found = endpoint ?? EngineTransport.FindEndpoint();

            return await PingAsync(EngineTransport.Connect(found, patience), found, patience, timeout, cancellationToken);
        }
        catch (SshDockerEndpointNotSupportedException)
        {
            return new NotConnected(
                "The Docker context or DOCKER_HOST names an engine over ssh://, which docksplit cannot reach. Forward its socket "
                    + "(ssh -L /some/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST to unix:///some/docker.sock."
            );
        }
        catch (Exception exception) when (EngineFault.Is(exception, cancellationToken))
        {
            // Before the first request all is about reading the configuration, and the client's exceptions on broken files are many.
            return new NotConnected($"The Docker configuration cannot be used: {exception.Message}");
        }
    }

    public void Dispose() => Client.Dispose();

    private static async Task<EngineConnectionResult> PingAsync(
        DockerClient client,
        Uri endpoint,
        EnginePatience patience,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        var reason = "its answer is empty";
        try
        {
            if (await client.System.GetVersionAsync(deadline.Token) is { } answer)
            {
                var version = new EngineVersion(answer.Version ?? "", answer.APIVersion ?? "", answer.Os ?? "", answer.Arch ?? "");
                if (Complaint(version) is not { } complaint)
                    return new Connected(new(client, endpoint, version, patience));

                reason = complaint;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0} s");
        }
        catch (Exception exception) when (exception is EngineException || EngineFault.Is(exception, cancellationToken))
        {
            reason = EngineFault.Describe(exception);
        }

        client.Dispose();

        return new NotConnected($"No Docker engine answers at {endpoint.OriginalString}: {reason}");
    }

    /// <summary>Why an engine cannot be used; null when it can.</summary>
    private static string? Complaint(EngineVersion version) =>
        !System.Version.TryParse(version.Api, out var api) ? "its answer tells no API version"
        : api < OldestApi
            ? $"its version {version.Server} is too old (API {version.Api}; at least {OldestApi} is needed, which came with Docker 20.10)"
        : null;
}
