using System.Globalization;
using System.Web;

namespace DockerSplit.Engine.Connection;

/// <summary>Gives every request to the engine a deadline that progress extends, and every reply a bound.</summary>
internal sealed class GuardedHandler(HttpMessageHandler inner, EnginePatience patience) : DelegatingHandler(inner)
{
    /// <summary>More than any description of images and containers is long.</summary>
    private const long MostReply = 32L * 1024 * 1024;

    /// <summary>The engine keeps at most so much of a container's log: see the log options in Verification/ContainerParameters.</summary>
    private const long MostLog = 64L * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        var wait = WaitFor(request, path);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(wait);
        try
        {
            var response = await base.SendAsync(request, deadline.Token);
            response.Content = await GuardAsync(response.Content, MostOf(path), deadline.Token);

            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw EngineFault.Silence(wait);
        }
    }

    private async Task<StreamContent> GuardAsync(HttpContent content, long most, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken);
        var guarded = new StreamContent(new GuardedStream(stream, most, patience.Answer));
        foreach (var (name, values) in content.Headers as IEnumerable<KeyValuePair<string, IEnumerable<string>>>)
            guarded.Headers.TryAddWithoutValidation(name, values);

        return guarded;
    }

    private static long MostOf(string path) =>
        path.EndsWith("/get", StringComparison.Ordinal) ? long.MaxValue
        : path.EndsWith("/logs", StringComparison.Ordinal) ? MostLog
        : MostReply;

    /// <summary>How long the first byte of the answer may take.</summary>
    private TimeSpan WaitFor(HttpRequestMessage request, string path)
    {
        if (path.EndsWith("/stop", StringComparison.Ordinal))
            return patience.Answer + GraceOf(request.RequestUri!);
        if (request.Method == HttpMethod.Get && !path.EndsWith("/get", StringComparison.Ordinal))
            return patience.Answer;

        return patience.Work;
    }

    /// <summary>The seconds that a stop was given: the engine answers when they are over.</summary>
    private static TimeSpan GraceOf(Uri request) =>
        int.TryParse(HttpUtility.ParseQueryString(request.Query)["t"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
