using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Every_key_is_read()
    {
        using var folder = new TempFolder();
        folder.Write("test.conf", "x");

        var settings = SettingsReader.Read(
            ".docksplit.yaml",
            folder.Path,
            """
            keep: { packages: curl, paths: [/opt/data] }
            drop: { packages: [gcc, make], paths: /usr/local/share/doc, env: CFLAGS }
            runtime-base: slim
            runtime-deps: resolve
            strip: true
            keep-dev: true
            ldd-guard: true
            rounds: 3
            probe:
              ports: [80, 443]
              timeout: 2m
              stop-timeout: 3s
              trace: off
              http:
                - /
                - { path: /items, port: 8080, method: post, headers: { X-Test: "yes" }, body: "{}", expect-status: 201 }
              tcp: { port: 6379, send: "PING\r\n", expect: ^\+PONG }
              exec: redis-cli 'p i' ng
              arguments: [--version, [-c, a b]]
            run:
              env: { A: b }
              entrypoint: [/start, -x]
              command: serve --now
              user: nobody
              workdir: /srv
              hostname: box
              volumes: [/data]
              tmpfs: /run
              cap-add: NET_ADMIN
              cap-drop: [ALL]
              shm-size: 64m
              files: { /etc/test.conf: test.conf }
              arguments: --env C=d -v /more
            """
        );

        var (options, recipe) = (settings.Options, settings.Recipe);
        Assert.Equal(["curl"], options.Overrides.RuntimePackages);
        Assert.Equal(["gcc", "make"], options.Overrides.BuildPackages);
        Assert.Equal(["/opt/data"], options.Overrides.KeptPaths);
        Assert.Equal(["/usr/local/share/doc"], options.Overrides.DroppedPaths);
        Assert.Equal(["CFLAGS"], options.Overrides.BuildVariables);
        Assert.Equal(TraceMode.Off, recipe.Trace);
        Assert.Contains("CFLAGS", settings.Recipe.FreeVariables);
        Assert.Equal(
            ("slim", true, true, true, true),
            (options.RuntimeBase, options.ResolveAtBuild, options.Strip, options.KeepDevelopmentFiles, options.GuardLibraries)
        );
        Assert.Equal(3, settings.Rounds);
        Assert.Equal([80, 443], recipe.Ports);
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(3)), (recipe.Timeout, recipe.StopTimeout));
        Assert.Equal(HttpQuestion.Root, recipe.Http[0]);
        Assert.Equal(
            ("/items", 8080, "POST", "{}", 201),
            (recipe.Http[1].Path, recipe.Http[1].Port, recipe.Http[1].Method, recipe.Http[1].Body, recipe.Http[1].ExpectedStatus)
        );
        Assert.Equal([new("X-Test", "yes")], recipe.Http[1].Headers);
        Assert.Equal([new TcpQuestion("PING\r\n", "^\\+PONG", 6379)], recipe.Tcp);
        Assert.Equal(["redis-cli", "p i", "ng"], Assert.Single(recipe.Exec));
        Assert.Equal(
            [
                ["--version"],
                ["-c", "a b"],
            ],
            recipe.Runs
        );
        Assert.Equal(["A=b", "C=d"], recipe.Container.Environment);
        Assert.Equal(["/start", "-x"], recipe.Container.Entrypoint!.Value);
        Assert.Equal(["serve", "--now"], recipe.Container.Command!.Value);
        Assert.Equal(
            ("nobody", "/srv", "box", 64L << 20),
            (recipe.Container.User, recipe.Container.WorkingDirectory, recipe.Container.Hostname, recipe.Container.SharedMemory)
        );
        Assert.Equal(["/data", "/more"], recipe.Container.Volumes);
        Assert.Equal(["/run"], recipe.Container.Tmpfs);
        Assert.Equal(["NET_ADMIN"], recipe.Container.AddedCapabilities);
        Assert.Equal(["ALL"], recipe.Container.DroppedCapabilities);
        Assert.Equal([new ExtraFile(folder.PathOf("test.conf"), "/etc/test.conf")], recipe.Container.Files);
    }

    [Theory]
    [InlineData("strip: true\ncolour: red\n", "f:2:1: unknown key 'colour'; known here: drop, keep, keep-dev")]
    [InlineData("probe:\n  http:\n    - { path: /, verb: GET }\n", "f:3:18: unknown key 'verb'")]
    [InlineData("strip: perhaps\n", "f:1:8: true or false is expected here")]
    [InlineData("rounds: 0\n", "f:1:9: a number from 1 to 100 is expected here")]
    [InlineData("keep: { paths: [opt] }\n", "f:1:17: 'opt' must begin with /")]
    [InlineData("probe: { timeout: soon }\n", "f:1:19: a duration such as 90s or 2m is expected here")]
    [InlineData("probe: { tcp: { expect: '(' } }\n", "f:1:25: '(' is no regular expression")]
    [InlineData("run: { arguments: --privileged true }\n", "f:1:19: '--privileged' is no option that is understood here")]
    [InlineData("run: { arguments: -v /home:/data }\n", "f:1:19: '-v' is no option that is understood here")]
    [InlineData("run: { arguments: --user }\n", "f:1:19: '--user' needs a value")]
    [InlineData("run: { files: { /etc/a: nowhere } }\n", "f:1:25: there is no file 'nowhere'")]
    [InlineData("- a\n", "f:1:1: the file must hold one mapping")]
    [InlineData("a: [\n", "f:2:1: ")]
    public void What_is_wrong_is_said_with_line_and_column(string text, string message)
    {
        var failure = Assert.Throws<EnvironmentFailure>(() => SettingsReader.Read("f", Path.GetTempPath(), text));

        Assert.Equal((FailureKind.Usage, true), (failure.Kind, failure.HasPlace));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_says_nothing() => Assert.Equal(Settings.None, SettingsReader.Read("f", "/", "# nothing\n"));

    [Fact]
    public async Task A_mistake_in_the_file_ends_the_program_before_anything_is_done()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM alpine:3.18\nRUN apk add gcc\n");
        folder.Write(".docksplit.yaml", "nonsense: 1\n");
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync("rewrite", "Dockerfile", "--no-verify");

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith(".docksplit.yaml:1:1: unknown key 'nonsense'", console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(console.OutText);
    }

    [Fact]
    public void The_nearest_file_counts_up_to_the_repository_s_root()
    {
        using var folder = new TempFolder();
        folder.Write(".docksplit.yaml", "rounds: 1\n");
        folder.Write("repo/.git/HEAD", "");
        folder.Write("repo/a/b/Dockerfile", "");

        Assert.Null(Find("repo/a/b").Rounds);

        folder.Write("repo/.docksplit.yaml", "rounds: 2\n");
        Assert.Equal(2, Find("repo/a/b").Rounds);

        folder.Write("repo/a/.docksplit.yaml", "rounds: 3\n");
        Assert.Equal(3, Find("repo/a/b").Rounds);

        Settings Find(string directory) => SettingsFile.ReadFor(folder.PathOf(directory), folder.Path);
    }

    [Fact]
    public void Outside_of_a_repository_only_the_directory_itself_counts()
    {
        using var folder = new TempFolder();
        folder.Write(".docksplit.yaml", "rounds: 1\n");
        folder.Write("a/Dockerfile", "");

        Assert.Null(SettingsFile.ReadFor(folder.PathOf("a"), folder.Path).Rounds);
        Assert.Equal(1, SettingsFile.ReadFor(folder.Path, folder.Path).Rounds);
    }
}
