using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Engine.Verification.Services;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Configuration;

/// <summary>What a compose file's service depends on.</summary>
public sealed class ComposeServicesTests : IDisposable
{
    private const string Shop = """
        services:
          web:
            build: .
            depends_on:
              db: { condition: service_healthy }
              migrate: { condition: service_completed_successfully }
              mail: { condition: service_started, required: false }
            links: ["db:database"]
          migrate: { build: ., command: [migrate], depends_on: [db] }
          db:
            image: postgres:${TAG:-16}
            container_name: shop_db
            privileged: true
            network_mode: host
            cap_add: [SYS_ADMIN]
            ports: ["5432:5432"]
            security_opt: ["seccomp=unconfined"]
            devices: [/dev/kvm]
            volumes: [data:/var/lib/data, /etc:/host, "~/x:/x", { type: bind, source: /home, target: /home }, /more]
            healthcheck: { test: pg_isready }
            networks: { default: { aliases: [store, "not a name"] } }
          mail: { build: { context: mail, args: { LEVEL: "2" }, target: run } }
          other: { image: nobody-needs-it }

        """;

    private readonly TempFolder _folder = new();

    public ComposeServicesTests() => _folder.Write("mail/Dockerfile", "FROM scratch AS run\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_depended_on_comes_first_and_nothing_else_comes()
    {
        var services = Needed(Shop, "web");

        Assert.Equal(["db", "migrate", "mail"], services.Select(service => service.Name));
        Assert.Equal(
            [ServiceCondition.Healthy, ServiceCondition.Completed, ServiceCondition.Started],
            services.Select(service => service.Until)
        );
        Assert.Equal([false, false, true], services.Select(service => service.IsOptional));
    }

    [Fact]
    public void A_service_gets_nothing_of_this_machine_and_no_privilege()
    {
        var database = Needed(Shop, "web")[0];

        Assert.Equal("postgres:16", database.Image);
        Assert.Equal(["/var/lib/data", "/more"], database.Container.Volumes);
        Assert.Equal(["/etc", "~/x", "/home"], database.LeftOut);
        Assert.Empty(database.Container.AddedCapabilities);
        Assert.Equal(["CMD-SHELL", "pg_isready"], database.Container.HealthTest);
        Assert.Equal("db", database.Container.Hostname);
    }

    [Fact]
    public void It_is_known_by_all_its_names() => Assert.Equal(["database", "store"], Needed(Shop, "web")[0].Aliases);

    [Fact]
    public void One_that_builds_the_same_Dockerfile_runs_the_image_that_is_asked()
    {
        var migrate = Needed(Shop, "web")[1];

        Assert.True(migrate.IsOwn);
        Assert.Null(migrate.Build);
        Assert.Equal(["migrate"], migrate.Container.Command!.Value);
    }

    [Fact]
    public void One_that_builds_another_Dockerfile_is_built()
    {
        var build = Needed(Shop, "web")[2].Build!;

        Assert.Equal("FROM scratch AS run\n", build.Dockerfile);
        Assert.Equal(_folder.PathOf("mail"), build.ContextDirectory);
        Assert.Equal("2", build.BuildArguments["LEVEL"]);
        Assert.Equal("run", build.Target);
    }

    [Theory]
    [InlineData("services: { a: { depends_on: [b] } }", "c.yml:1:31: there is no service 'b'")]
    [InlineData("services: { a: { depends_on: [b] }, b: { depends_on: [a] } }", "'b' and 'a' depend on each other")]
    [InlineData("services: { a: { depends_on: [a] } }", "'a' and 'a' depend on each other")]
    [InlineData("services: { a: { depends_on: { b: { condition: soon } } }, b: {} }", "one of service_started, ")]
    [InlineData("services: { a: { depends_on: [b] }, b: { image: \"x\\nRUN evil\" } }", "is no reference of an image")]
    [InlineData("services: { a: { depends_on: [b] }, b: { build: { dockerfile: \"x\\0\" } } }", "'b' builds what is no file")]
    [InlineData("services: { a: { depends_on: [b] }, b: { build: nowhere } }", "nowhere/Dockerfile")]
    [InlineData("services: { a: { depends_on: [b] }, b: { image: x, volumes: [{ target: \"/etc:/x\" }] } }", "is not a path alone")]
    [InlineData("services: { a: { depends_on: [b] }, b: [] }", "a mapping is expected here")]
    [InlineData("services: { a: { depends_on: [b] }, b: { image: --privileged } }", "is no reference of an image")]
    public void What_cannot_be_is_said_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<EnvironmentFailure>(() => Needed(text, "a")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_chain_without_end_ends()
    {
        var chain = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"  s{number}: {{ depends_on: [s{number + 1}] }}\n"));

        var failure = Assert.Throws<EnvironmentFailure>(() => Needed($"services:\n{chain}", "s0"));

        Assert.Contains("more than 20 services depend on each other", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services: { a: { image: x } }", "a")]
    [InlineData("services: { a: { depends_on: [a] } }", null)]
    public void Where_nothing_is_depended_on_there_is_nothing(string text, string? service) => Assert.Empty(Needed(text, service));

    private IReadOnlyList<Service> Needed(string text, string? service) =>
        ComposeServices.Needed(new("c.yml", _folder.Path, _ => null, Root: null), text, service);
}
