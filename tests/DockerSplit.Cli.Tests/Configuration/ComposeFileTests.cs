using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Cli.Tests.Configuration;

public sealed class ComposeFileTests
{
    private const string Two = """
        services:
          web:
            build: .
            command: serve --port 8080
            entrypoint: ["/start"]
            environment: [A=1, PASSED, MISSING]
            user: "1000"
            ports: ["127.0.0.1:8000:8080", "53:53/udp", { target: 9090 }]
            healthcheck: { test: curl -f localhost, interval: 5s }
            volumes: [/cache, data:/var/lib/data, ./config:/etc/config, { type: volume, target: /more }]
            tmpfs: /run
          db:
            image: postgres
            environment: { POSTGRES_PASSWORD: secret }
            healthcheck: { test: ["CMD", "pg_isready"] }
        """;

    [Fact]
    public void A_service_tells_how_to_run_the_containers()
    {
        var recipe = Apply(Two, "web");

        var container = recipe.Container;
        Assert.Equal(["serve", "--port", "8080"], container.Command!.Value);
        Assert.Equal(["/start"], container.Entrypoint!.Value);
        Assert.Equal(["A=1", "PASSED=on"], container.Environment);
        Assert.Equal("1000", container.User);
        Assert.Equal([8080, 9090], recipe.Ports);
        Assert.Equal(["CMD-SHELL", "curl -f localhost"], container.HealthTest);
        Assert.Equal(["/cache", "/var/lib/data", "/more"], container.Volumes);
        Assert.Equal(["/run"], container.Tmpfs);
    }

    [Fact]
    public void Environment_and_health_check_have_two_forms_each()
    {
        var container = Apply(Two, "db").Container;

        Assert.Equal(["POSTGRES_PASSWORD=secret"], container.Environment);
        Assert.Equal(["CMD", "pg_isready"], container.HealthTest);
    }

    [Theory]
    [InlineData(Two, null, "several services; name one with --service")]
    [InlineData(Two, "cache", "there is no service 'cache'")]
    [InlineData("version: '3'\n", null, "c.yml:1:1: there are no services")]
    public void A_service_that_cannot_be_found_is_said(string text, string? service, string message)
    {
        var failure = Assert.Throws<EnvironmentFailure>(() => Apply(text, service));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_service_needs_no_name() =>
        Assert.Equal("box", Apply("services: { one: { hostname: box } }", null).Container.Hostname);

    private static ProbeRecipe Apply(string text, string? service) =>
        ComposeFile.Apply("c.yml", text, service, ProbeRecipe.Default, name => name == "PASSED" ? "on" : null);
}
