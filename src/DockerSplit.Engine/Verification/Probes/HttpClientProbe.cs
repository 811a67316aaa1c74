using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Speaks HTTP, and HTTPS with whatever certificate, with a published port.</summary>
internal static class HttpClientProbe
{
    private const int LongestBody = 1024 * 1024;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.Zero,
#pragma warning disable CA5359 // A certificate made in the build is signed by nobody; what matters is that both images serve, and the host is this one.
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The answer to a GET; null when the port speaks no HTTP.</summary>
    public static async Task<HttpAnswer?> GetAsync(ContainerRun run, int port, string path, CancellationToken cancellationToken)
    {
        var plain = await TryGetAsync("http", run, port, path, cancellationToken);
        // Servers answer plain HTTP on a TLS port with 400.
        if (plain is not (null or { Status: 400 }))
            return plain;

        return await TryGetAsync("https", run, port, path, cancellationToken) ?? plain;
    }

    private static async Task<HttpAnswer?> TryGetAsync(
        string scheme,
        ContainerRun run,
        int port,
        string path,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(RequestTimeout);
        try
        {
            using var request = RequestFor(scheme, run.HostPorts[port], port, path);
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await ReadAsync(scheme, response, run.Mask, deadline.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    // The container's own port in the Host header: both containers see the same request, and redirects come out the same.
    private static HttpRequestMessage RequestFor(string scheme, int hostPort, int port, string path)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{scheme}://127.0.0.1:{hostPort}{(path.StartsWith('/') ? "" : "/")}{path}"
        );
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = string.Create(CultureInfo.InvariantCulture, $"localhost:{port}");
        request.Headers.UserAgent.ParseAdd("docksplit");
        request.Headers.ConnectionClose = true;

        return request;
    }

    private static async Task<HttpAnswer> ReadAsync(
        string scheme,
        HttpResponseMessage response,
        SecretMask mask,
        CancellationToken cancellationToken
    )
    {
        var body = await ReadBodyAsync(response.Content, cancellationToken);
        return new(
            scheme,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            VolatileMask.Apply(response.Headers.Location?.OriginalString ?? ""),
            body.Contains((byte)0)
                ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(body))}"
                : VolatileMask.Apply(mask.Apply(Encoding.UTF8.GetString(body)))
        );
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(body, LongestBody, throwOnEndOfStream: false, cancellationToken);

        return body[..length];
    }
}
