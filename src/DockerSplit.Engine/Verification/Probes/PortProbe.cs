using System.Globalization;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Asks a port: in its known protocol, over HTTP or HTTPS, or at least whether it is open.</summary>
internal sealed record PortProbe(int Port, HttpQuestion Http) : Probe
{
    public override string Question => Describe(Port, Http);

    /// <summary>A question over HTTP in words.</summary>
    public static string Describe(int port, HttpQuestion question)
    {
        var method = question.Method == "GET" ? "" : $"{question.Method} ";

        return string.Create(CultureInfo.InvariantCulture, $"port {port}, {method}{question.Path}");
    }

    // Both containers have a state of their own, but a POST made twice may be answered otherwise than one made once.
    public override bool MayBeRepeated => Http.Method is "GET" or "HEAD" or "OPTIONS";

    public override string? ComplaintOn(ProbeAnswer answer) =>
        Http.ExpectedStatus is not { } expected || answer is HttpAnswer http && http.Status == expected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"status {expected} was expected");

    // An error that the user expects is what he wants to see.
    private protected override AnswerWeight Weigh(ProbeAnswer answer) =>
        Http.ExpectedStatus is not null && ComplaintOn(answer) is null ? AnswerWeight.Strong : answer.Weight;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (
            !run.HostPorts.TryGetValue(Port, out var hostPort)
            || await TcpClientProbe.GreetingAsync(hostPort, cancellationToken) is not { } greeting
        )
            return new ConnectAnswer(Open: false);

        // First the known protocol: a redis that is asked over HTTP logs an attack.
        var known = KnownProtocol.On(Port, KnownProtocol.Tcp) ?? KnownProtocol.OfGreeting(greeting);
        var exchange = known is null ? null : await TcpClientProbe.ExchangeAsync(hostPort, known, cancellationToken);
        if (exchange is { Expected: true })
            return exchange;

        return await AskOverHttpAsync(run, greeting, cancellationToken) ?? (ProbeAnswer?)exchange ?? new ConnectAnswer(Open: true);
    }

    /// <summary>A server of HTTP/2 alone speaks first, or takes a request of the older kind for a wrong one or for none.</summary>
    private async Task<ProbeAnswer?> AskOverHttpAsync(ContainerRun run, string greeting, CancellationToken cancellationToken)
    {
        if (HttpClientProbe.IsHttp2Greeting(greeting))
            return await AskOverHttp2Async(run, cancellationToken);

        var answer = await HttpClientProbe.AskAsync(run, Port, Http, cancellationToken);

        return answer is null or { Scheme: "http", Status: 400 } && greeting.Length == 0
            ? await AskOverHttp2Async(run, cancellationToken) ?? answer
            : answer;
    }

    /// <summary>A gRPC server is asked for its health, unless the user asks for something else.</summary>
    private async Task<ProbeAnswer?> AskOverHttp2Async(ContainerRun run, CancellationToken cancellationToken) =>
        (
            Http is { Path: "/", Method: "GET", ExpectedStatus: null }
                ? await GrpcHealthProbe.AskAsync(run.HostPorts[Port], Port, cancellationToken)
                : (ProbeAnswer?)null
        ) ?? await HttpClientProbe.AskAsync(HttpClientProbe.Http2, run, Port, Http, cancellationToken);
}
