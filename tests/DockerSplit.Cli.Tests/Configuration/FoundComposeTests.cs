using DockerSplit.Cli.Configuration;
using DockerSplit.Engine.Verification;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Configuration;

/// <summary>The compose file that lies beside a Dockerfile, and that nobody named.</summary>
public sealed class FoundComposeTests : IDisposable
{
    private const string Web = """
        services:
          db: { image: postgres }
          web:
            build: .
            command: serve --level ${LEVEL:-info} $$HOME
            environment: [A=1, HOME]
            user: "1000"
            cap_add: [SYS_ADMIN]
            ports: ["8080:80"]
            volumes: [/data, ./src:/src]
            healthcheck: { test: curl -f localhost }

        """;

    private readonly TempFolder _folder = new();
    private readonly TestConsole _console;

    public FoundComposeTests() =>
        _console = new(_folder.Path)
        {
            Variables = new(StringComparer.Ordinal) { ["HOME"] = "/root", ["LEVEL"] = "debug" },
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_service_that_builds_the_Dockerfile_tells_how_to_run_it_and_gets_nothing_of_this_machine()
    {
        var recipe = Apply("compose.yaml", Web)!;

        Assert.Equal("service web of compose.yaml: command, environment, volumes, healthcheck", recipe.Source);
        Assert.Equal(["serve", "--level", "info", "$HOME"], recipe.Container.Command!.Value);
        Assert.Equal(["A=1"], recipe.Container.Environment);
        Assert.Equal(["/data"], recipe.Container.Volumes);
        Assert.Equal(["CMD-SHELL", "curl -f localhost"], recipe.Container.HealthTest);
        Assert.Empty(recipe.Container.AddedCapabilities);
        Assert.Null(recipe.Container.User);
        Assert.Empty(recipe.Ports);
    }

    [Fact]
    public void The_file_env_beside_it_tells_the_variables_that_it_names()
    {
        _folder.Write(".env", "# of the repository\nexport LEVEL='trace' # loud\nHOME=/srv # home\nBROKEN\n");

        var recipe = Apply("compose.yaml", Web)!;

        Assert.Equal(["serve", "--level", "trace", "$HOME"], recipe.Container.Command!.Value);
        Assert.Equal(["A=1", "HOME=/srv"], recipe.Container.Environment);
    }

    [Fact]
    public void An_env_file_that_leads_out_of_the_repository_is_not_read()
    {
        using var outside = new TempFolder();
        outside.Write("secrets", "LEVEL=stolen\n");
        File.CreateSymbolicLink(_folder.PathOf(".env"), outside.PathOf("secrets"));

        Assert.Equal(["serve", "--level", "info", "$HOME"], Apply("compose.yaml", Web)!.Container.Command!.Value);
    }

    [Fact]
    public void What_the_settings_say_wins()
    {
        var settings = ProbeRecipe.Default with
        {
            Container = new()
            {
                Command = ["own"],
                Environment = ["A=2"],
                Volumes = ["/own"],
            },
        };

        var container = Apply("docker-compose.yml", Web, settings)!.Container;

        Assert.Equal(["own"], container.Command!.Value);
        Assert.Equal(["A=1", "A=2"], container.Environment);
        Assert.Equal(["/own"], container.Volumes);
    }

    [Theory]
    [InlineData("services: { web: { build: { context: . }, command: a } }", true)]
    [InlineData("services: { web: { build: { context: .., dockerfile: FOLDER/Dockerfile }, command: a } }", true)]
    [InlineData("services: { web: { build: { context: ., dockerfile: Dockerfile.dev }, command: a } }", false)]
    [InlineData("services: { web: { build: ./other, command: a } }", false)]
    [InlineData("services: { web: { build: { dockerfile_inline: FROM a }, command: a } }", false)]
    [InlineData("services: { web: { image: a, command: a } }", false)]
    [InlineData("services: { web: { build: . } }", false)]
    [InlineData("version: '3'", false)]
    [InlineData("", false)]
    public void Only_a_service_that_builds_this_Dockerfile_and_says_something_counts(string text, bool counts) =>
        Assert.Equal(
            counts,
            Apply("compose.yml", text.Replace("FOLDER", Path.GetFileName(_folder.Path), StringComparison.Ordinal)) is not null
        );

    private const string Dependent = """
        services:
          db: { image: "postgres:${TAG:-16}", environment: [HOME, PASSWORD=x], volumes: [./init:/init, data:/var/lib/data] }
          web: { build: ., depends_on: [db] }

        """;

    [Fact]
    public void What_it_depends_on_is_started_only_where_that_is_asked_for()
    {
        var recipe = Apply("compose.yaml", Dependent)!;

        Assert.Empty(recipe.Services);
        Assert.Equal("--services needed", recipe.ServicesOption);
    }

    [Fact]
    public void What_is_started_gets_nothing_of_this_machine_either()
    {
        var service = Assert.Single(Apply("compose.yaml", Dependent, withServices: true)!.Services);

        Assert.Equal("postgres:16", service.Image);
        Assert.Equal(["PASSWORD=x"], service.Container.Environment);
        Assert.Equal(["/var/lib/data"], service.Container.Volumes);
        Assert.Equal(["./init"], service.LeftOut);
    }

    [Fact]
    public void A_service_that_is_built_outside_of_the_repository_leaves_the_file_aside()
    {
        Assert.Null(Apply("compose.yaml", "services: { db: { build: .. }, web: { build: ., depends_on: [db] } }", withServices: true));
        Assert.Contains("'db' is built from what lies outside of the repository", _console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services: [")]
    [InlineData("services: { web: [] }")]
    public void A_file_that_cannot_be_read_is_left_aside_with_a_word(string text)
    {
        Assert.Null(Apply("compose.yaml", text));
        Assert.StartsWith("docksplit: compose.yaml:", _console.ErrorText, StringComparison.Ordinal);
        Assert.EndsWith("the file is left aside, and so it is with --no-compose\n", _console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$A ${A} ${A:-x}", "1 1 1")]
    [InlineData("${B:-x} ${B-y} $B|${B}|${B:?no}", "x y ||")]
    [InlineData("${E:-x}${E-y}${E+z}${E:+z}", "xz")]
    [InlineData("$$A $5 ${", "$A $5 ${")]
    public void Variables_are_filled_in_as_compose_does(string text, string filled) =>
        Assert.Equal(
            filled,
            Interpolation.Apply(
                text,
                name =>
                    name switch
                    {
                        "A" => "1",
                        "E" => "",
                        _ => null,
                    }
            )
        );

    private ProbeRecipe? Apply(string name, string text, ProbeRecipe? settings = null, bool withServices = false)
    {
        File.WriteAllText(_folder.PathOf(name), text);

        return FoundCompose.Apply(_folder.PathOf("Dockerfile"), settings ?? ProbeRecipe.Default, _console, withServices);
    }
}
