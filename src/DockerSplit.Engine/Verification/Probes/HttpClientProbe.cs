using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Speaks HTTP, and HTTPS with whatever certificate, with a published port.</summary>
internal static class HttpClientProbe
{
    /// <summary>The scheme, by its name among protocols (RFC 7540, 3.2), of HTTP/2 without TLS.</summary>
    public const string Http2 = "h2c";

    private const string Http = "http";
    private const string Https = "https";
    private const int LongestBody = 1024 * 1024;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    // What speaks HTTP/2 answers its first frame at once; what does not may say nothing at all.
    private static readonly TimeSpan Http2Timeout = TimeSpan.FromSeconds(3);

    private static readonly HttpClient Client = NewClient();

    /// <summary>The answer to a request; null when the port speaks no HTTP.</summary>
    public static async Task<HttpAnswer?> AskAsync(ContainerRun run, int port, HttpQuestion question, CancellationToken cancellationToken)
    {
        var plain = await AskAsync(Http, run, port, question, cancellationToken);
        // Servers answer plain HTTP on a TLS port with 400.
        if (plain is not (null or { Status: 400 }))
            return plain;

        return await AskAsync(Https, run, port, question, cancellationToken) ?? plain;
    }

    /// <summary>The answer over a scheme; null when the port does not speak it.</summary>
    public static async Task<HttpAnswer?> AskAsync(
        string scheme,
        ContainerRun run,
        int port,
        HttpQuestion question,
        CancellationToken cancellationToken
    ) => await FetchAsync(scheme, run, port, question, cancellationToken) is { } reply ? AnswerOf(reply, run.Mask) : null;

    /// <summary>The response over a scheme as it came; null when the port does not speak it.</summary>
    public static Task<HttpReply?> FetchAsync(
        string scheme,
        ContainerRun run,
        int port,
        HttpQuestion question,
        CancellationToken cancellationToken
    ) => FetchAsync(scheme, run.HostPorts[port], port, question, cancellationToken);

    /// <param name="hostPort">Where the container's port is published on this machine.</param>
    public static async Task<HttpReply?> FetchAsync(
        string scheme,
        int hostPort,
        int port,
        HttpQuestion question,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(scheme == Http2 ? Http2Timeout : RequestTimeout);
        // A connection of HTTP/2 outlives its requests; a server that waits for its end would stop late.
        using var own = scheme == Http2 ? NewClient() : null;
        try
        {
            using var request = RequestFor(scheme, hostPort, port, question);
            using var response = await (own ?? Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await ReadAsync(scheme, response, deadline.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>The scheme in addresses.</summary>
    public static string UriSchemeOf(string scheme) => scheme == Http2 ? Http : scheme;

    /// <summary>Whether a server greets in HTTP/2: with a frame of settings on the stream 0 (RFC 9113, 3.4).</summary>
    public static bool IsHttp2Greeting(string greeting) => greeting is ['\0', '\0', _, '\u0004', _, '\0', '\0', '\0', '\0', ..];

    private static HttpClient NewClient() =>
        new(
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

    // The container's own port in the Host header: both containers see the same request, and redirects come out the same.
    private static HttpRequestMessage RequestFor(string scheme, int hostPort, int port, HttpQuestion question)
    {
        var path = question.Path.StartsWith('/') ? question.Path : $"/{question.Path}";
        var request = new HttpRequestMessage(
            HttpMethod.Parse(question.Method),
            string.Create(CultureInfo.InvariantCulture, $"{UriSchemeOf(scheme)}://127.0.0.1:{hostPort}{path}")
        );
        if (scheme == Http2)
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        if (question.Body is { } body)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Headers.Host = string.Create(CultureInfo.InvariantCulture, $"localhost:{port}");
        request.Headers.UserAgent.ParseAdd("docksplit");
        request.Headers.ConnectionClose = true;
        // A header of the body, such as Content-Type, belongs to the body; the client refuses it elsewhere.
        foreach (var (name, value) in question.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static async Task<HttpReply> ReadAsync(string scheme, HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(
            scheme,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            response.Headers.Location?.OriginalString ?? "",
            await ReadBodyAsync(response.Content, cancellationToken)
        )
        {
            // Behind the body, or where there is none among the headers.
            GrpcStatus = response
                .TrailingHeaders.Concat(response.Headers)
                .FirstOrDefault(header => header.Key.Equals("grpc-status", StringComparison.OrdinalIgnoreCase))
                .Value?.FirstOrDefault(),
        };

    private static HttpAnswer AnswerOf(HttpReply reply, SecretMask mask) =>
        new(
            reply.Scheme,
            reply.Status,
            reply.ContentType,
            VolatileMask.Apply(reply.Location),
            reply.Body.Contains((byte)0)
                ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(reply.Body))}"
                : VolatileMask.Apply(mask.Apply(Encoding.UTF8.GetString(reply.Body)))
        );

    private static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(body, LongestBody, throwOnEndOfStream: false, cancellationToken);

        return body[..length];
    }
}
