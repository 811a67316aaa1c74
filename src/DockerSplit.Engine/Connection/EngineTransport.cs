using System.IO.Pipes;
using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.NativeHttp;

namespace DockerSplit.Engine.Connection;

/// <summary>
/// Builds the client. Whatever the address, the platform's own HTTP handler speaks with the engine: it bounds headers and notices
/// replies that are cut off. <see cref="GuardedHandler"/> around it bounds replies and waits.
/// </summary>
internal static class EngineTransport
{
    private const int MostHeaderKilobytes = 64;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The host of a request over a socket or a pipe means nothing; the engine demands some.
    private static readonly Uri NoHost = new("http://localhost");

    /// <summary>The address that the environment names.</summary>
    /// <exception cref="Exception">The client's own exceptions of an address or a context that cannot be used.</exception>
    public static Uri FindEndpoint()
    {
        using var client = new DockerClientBuilder().Build();

        return client.Options.Endpoint;
    }

    public static DockerClient Connect(Uri endpoint, EnginePatience patience)
    {
        var connect = ConnectorOf(endpoint);
        var options = new NativeHttpTransportOptions
        {
            ConfigureHandler = handler =>
            {
                handler.MaxResponseHeadersLength = MostHeaderKilobytes;
                handler.ConnectTimeout = ConnectTimeout;
                handler.UseProxy = false;
                handler.AllowAutoRedirect = false;
                if (connect is not null)
                    handler.ConnectCallback = async (_, token) => await connect(token);
            },
        };

        // The client's own timeout would cut long streams.
        return new DockerClientBuilder()
            .WithTimeout(Timeout.InfiniteTimeSpan)
            .WithEndpoint(connect is null ? endpoint : NoHost)
            .WithAuthProvider(new Guard(patience))
            .WithTransportOptions(options)
            .Build();
    }

    /// <summary>How a connection is made where it is not by host and port.</summary>
    private static Func<CancellationToken, Task<Stream>>? ConnectorOf(Uri endpoint) =>
        endpoint.Scheme switch
        {
            "unix" => token => ConnectToSocketAsync(endpoint.LocalPath, token),
            "npipe" => token => ConnectToPipeAsync(endpoint.Segments[^1], token),
            "tcp" or "http" or "https" => null,
            "ssh" => throw new SshDockerEndpointNotSupportedException(),
            _ => throw new NotSupportedException($"'{endpoint.Scheme}' is no way to an engine."),
        };

    private static async Task<Stream> ConnectToSocketAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> ConnectToPipeAsync(string name, CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(cancellationToken);

            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
    }

    /// <summary>The client's one place to put a handler around its own.</summary>
    private sealed class Guard(EnginePatience patience) : IAuthProvider
    {
        public bool TlsEnabled => false;

        public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler) => new GuardedHandler(handler, patience);
    }
}
