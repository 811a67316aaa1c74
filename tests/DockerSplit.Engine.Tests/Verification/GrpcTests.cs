using System.Net;
using System.Text;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Probes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Servers of HTTP/2 without TLS, gRPC's among them.</summary>
public sealed class GrpcTests(EngineFixture engine)
{
    private const int Port = 50051;

    // SETTINGS; and to the first request: SETTINGS with ACK, HEADERS (200, application/grpc), DATA, and HEADERS with grpc-status (RFC 9113, 7541).
    private const string Settings = @"\000\000\000\004\000\000\000\000\000";
    private const string Answer =
        @"\000\000\000\004\001\000\000\000\000"
        + @"\000\000\024\001\004\000\000\000\001\210\017\020\020application/grpc"
        + @"\000\000\007\000\000\000\000\000\001\000\000\000\000\002\010\001"
        + @"\000\000\017\001\005\000\000\000\001\000\013grpc-status\0010";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0", new byte[] { 0, 0, 0, 0, 2, 8, 1 }, "gRPC health: SERVING", AnswerWeight.Strong)]
    [InlineData("0", new byte[] { 0, 0, 0, 0, 2, 8, 2 }, "gRPC health: NOT_SERVING", AnswerWeight.Strong)]
    [InlineData("0", new byte[] { 0, 0, 0, 0, 0 }, "gRPC health: UNKNOWN", AnswerWeight.Strong)]
    [InlineData("12", new byte[0], "gRPC, without a health service", AnswerWeight.Weak)]
    [InlineData("16", new byte[0], "gRPC health: http 200, status 16", AnswerWeight.Weak)]
    public async Task A_server_says_how_it_fares(string status, byte[] message, string summary, AnswerWeight weight)
    {
        await using var server = await StartAsync(async context =>
        {
            Assert.Equal("/grpc.health.v1.Health/Check", context.Request.Path);
            Assert.Equal("application/grpc", context.Request.ContentType);
            using var request = new MemoryStream();
            await context.Request.Body.CopyToAsync(request, Cancellation);
            Assert.Equal(new byte[5], request.ToArray());
            context.Response.ContentType = "application/grpc";
            context.Response.DeclareTrailer("grpc-status");
            await context.Response.Body.WriteAsync(message, Cancellation);
            context.Response.AppendTrailer("grpc-status", status);
        });

        var answer = await GrpcHealthProbe.AskAsync(PortOf(server), Port, Cancellation);

        Assert.NotNull(answer);
        Assert.Equal((summary, weight), (answer.Summary, answer.Weight));
    }

    [Fact]
    public async Task Another_server_of_HTTP_2_is_asked_for_its_page()
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("page", Cancellation));

        Assert.Null(await GrpcHealthProbe.AskAsync(PortOf(server), Port, Cancellation));
        var reply = await HttpClientProbe.FetchAsync(HttpClientProbe.Http2, PortOf(server), Port, HttpQuestion.Root, Cancellation);
        Assert.NotNull(reply);
        Assert.Equal(("h2c", 200, "page"), (reply.Scheme, reply.Status, Encoding.UTF8.GetString(reply.Body)));
    }

    [Fact]
    public async Task A_server_of_HTTP_1_speaks_no_HTTP_2()
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("page", Cancellation), HttpProtocols.Http1);

        Assert.Null(await GrpcHealthProbe.AskAsync(PortOf(server), Port, Cancellation));
    }

    [Theory]
    [InlineData(Settings, "")]
    [InlineData("", Settings)]
    public async Task A_port_that_speaks_HTTP_2_is_asked_for_its_health(string greeting, string later)
    {
        await using var session = engine.StartSession();
        var text = Server($"printf '{greeting}'; head -c 24 >/dev/null; sleep 0.3; printf '{later}{Answer}'; sleep 1");
        var ill = text.Replace(@"\010\001", @"\010\002", StringComparison.Ordinal);

        var report = await Scenario.VerifyAsync(session, text, text, Scenario.Impatient);
        var other = await Scenario.VerifyAsync(session, text, ill, Scenario.Impatient, role: "other");

        Assert.Equal(new GrpcAnswer(200, "0", "SERVING"), report.Probes[0].Original);
        Assert.Equal((ComparisonVerdict.Verified, ComparisonVerdict.ProbesDiffer), (report.Verdict, other.Verdict));
    }

    private static string Server(string script) =>
        $"FROM alpine:latest\nCOPY --chmod=755 <<'EOF' /serve\n#!/bin/sh\n{script}\nEOF\nEXPOSE {Port}\nSTOPSIGNAL SIGKILL\n"
        + $"CMD [\"nc\", \"-lk\", \"-p\", \"{Port}\", \"-e\", \"/serve\"]\n";

    private static async Task<WebApplication> StartAsync(RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancellation);

        return app;
    }

    private static int PortOf(WebApplication server) =>
        new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
}
