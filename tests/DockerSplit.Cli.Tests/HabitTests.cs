using System.Text.RegularExpressions;
using CliWrap.Buffered;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>The command line by the habits of those who know <c>docker build</c>.</summary>
public sealed class HabitTests : IDisposable
{
    private const string Original = """
        FROM alpine:3.20
        RUN apk add --no-cache gcc musl-dev
        COPY main.c /src/main.c
        RUN gcc -o /usr/local/bin/tide /src/main.c
        CMD ["tide"]

        """;

    private readonly TempFolder _directory = new();

    public HabitTests() => _directory.Write("main.c", "int main(void) { return 0; }\n");

    public void Dispose() => _directory.Dispose();

    private TestConsole Console() => new(_directory.Path);

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("Containerfile")]
    public async Task Without_a_name_the_usual_one_is_taken(string name)
    {
        _directory.Write(name, Original);
        var console = Console();

        Assert.Equal(ExitCode.Success, await console.RunAsync("rewrite", "--no-verify"));
        Assert.Contains("COPY --from=builder /usr/local/bin/tide", console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_none_the_message_says_what_to_type()
    {
        var console = Console();

        Assert.Equal(ExitCode.Usage, await console.RunAsync("rewrite", "--no-verify"));
        Assert.Contains(
            "there is no Dockerfile in this directory; name one, such as 'docksplit rewrite ",
            console.ErrorText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_directory_stands_for_its_Dockerfile()
    {
        _directory.Write("app/Dockerfile", Original);
        _directory.Write("app/main.c", "int main(void) { return 0; }\n");

        Assert.Equal(ExitCode.Success, await Console().RunAsync("diff", "app"));
    }

    [Fact]
    public async Task With_a_file_the_argument_is_the_context()
    {
        _directory.Write("docker/app.dockerfile", Original);

        Assert.Equal(ExitCode.Success, await Console().RunAsync("rewrite", "--no-verify", "-f", "docker/app.dockerfile", "."));

        var console = Console();
        _directory.Write("other", Original);
        Assert.Equal(ExitCode.Usage, await console.RunAsync("rewrite", "--no-verify", "-f", "docker/app.dockerfile", "other"));
        Assert.Contains("'other' must be a directory", console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_place_overwrites_the_file_and_keeps_the_former_text_on_request()
    {
        _directory.Write("Dockerfile", Original);

        Assert.Equal(ExitCode.Success, await Console().RunAsync("rewrite", "--no-verify", "--in-place", "--backup"));
        Assert.Contains("COPY --from=builder", _directory.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Equal(Original, _directory.Read("Dockerfile.bak"));
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        _directory.Write("Dockerfile", Original);
        var console = Console();

        Assert.Equal(ExitCode.Success, await console.RunAsync("rewrite", "--no-verify", "--dry-run", "-o", "Dockerfile.ms"));
        Assert.Contains("+COPY --from=builder", console.OutText, StringComparison.Ordinal);
        Assert.Equal(Original, _directory.Read("Dockerfile"));
        Assert.False(File.Exists(Path.Combine(_directory.Path, "Dockerfile.ms")));
    }

    [Theory]
    [InlineData("--in-place and --output exclude each other", "--in-place", "-o", "x")]
    [InlineData("--backup needs --in-place", "--backup")]
    [InlineData("--quiet and --verbose exclude each other", "--quiet", "--verbose")]
    [InlineData("--platform: 'arm' is no platform such as linux/arm64", "--platform", "arm")]
    [InlineData("--platform: '' is no platform such as linux/arm64", "--platform", "linux/amd64,")]
    [InlineData("Did you mean", "--outputs", "x")]
    public async Task What_contradicts_itself_is_refused_by_name(string message, params string[] options)
    {
        _directory.Write("Dockerfile", Original);
        var console = Console();

        Assert.Equal(ExitCode.Usage, await console.RunAsync(["rewrite", .. options]));
        Assert.Contains(message, console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_a_job_needs_no_extension_and_keeps_what_stands_in_it()
    {
        _directory.Write("Dockerfile", Original);
        var summary = _directory.Write("step_summary_1", "before\n");
        var console = Console();
        console.Variables["GITHUB_STEP_SUMMARY"] = summary;

        Assert.Equal(ExitCode.Success, await console.RunAsync("rewrite", "--no-verify", "-o", "Dockerfile.ms", "--report", summary));
        Assert.StartsWith("before\n## docksplit: ", _directory.Read("step_summary_1"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await Console().RunAsync("rewrite", "--no-verify", "--report", summary));
    }

    [Fact]
    public async Task Quiet_says_nothing_where_all_is_well_and_why_where_not()
    {
        _directory.Write("Dockerfile", Original);
        var good = Console();
        Assert.Equal(ExitCode.Success, await good.RunAsync("rewrite", "--no-verify", "--quiet", "-o", "Dockerfile.ms"));
        Assert.Empty(good.OutText + good.ErrorText);

        _directory.Write("Dockerfile", "FROM alpine:3.20\nCMD [\"sh\"]\n");
        var refused = Console();
        Assert.Equal(ExitCode.NothingToDo, await refused.RunAsync("rewrite", "--no-verify", "--quiet"));
        Assert.NotEmpty(refused.ErrorText);
    }

    [Theory]
    [InlineData("app", 0)]
    [InlineData("0", 0)]
    [InlineData("web", 2)]
    public async Task A_target_is_a_stage_that_is_there(string target, int exitCode)
    {
        _directory.Write("Dockerfile", Original.Replace("alpine:3.20", "alpine:3.20 AS app", StringComparison.Ordinal));
        var console = Console();

        Assert.Equal(exitCode, (int)await console.RunAsync("rewrite", "--no-verify", "--target", target));
        Assert.Equal(exitCode == 2, console.ErrorText.Contains("there is no stage 'web'; there is app", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compose_file_stands_for_the_Dockerfiles_that_its_services_build()
    {
        _directory.Write("web/Dockerfile", Original);
        _directory.Write("web/main.c", "int main(void) { return 0; }\n");
        _directory.Write(
            "job/job.dockerfile",
            Original.Replace("alpine:3.20", "alpine:${RELEASE}", StringComparison.Ordinal).Insert(0, "ARG RELEASE=3.20\n")
        );
        _directory.Write(
            "compose.yaml",
            "services:\n  web:\n    build: ./web\n  web2:\n    build: ./web\n  job:\n    build:\n      context: .\n      dockerfile: job/job.dockerfile\n"
                + "      args: [RELEASE=3.18]\n  note:\n    build:\n      dockerfile_inline: FROM a\n  store:\n    image: postgres\n"
        );
        var console = Console();

        Assert.Equal(ExitCode.Success, await console.RunAsync("rewrite", "compose.yaml", "--no-verify"));
        Assert.Contains("COPY --from=builder", _directory.Read("web/Dockerfile.ms"), StringComparison.Ordinal);
        Assert.Contains("COPY --from=builder", _directory.Read("job/job.dockerfile.ms"), StringComparison.Ordinal);
        Assert.Equal(
            ["web: ", "job: "],
            console
                .ErrorText.Split('\n')
                .Select(line => line[..Math.Min(5, line.Length)])
                .Where(line => line.EndsWith(": ", StringComparison.Ordinal))
        );

        Assert.Contains("docksplit: note holds its Dockerfile in the file itself", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("docksplit: web2 builds the same Dockerfile as web", console.ErrorText, StringComparison.Ordinal);

        var several = Console();
        Assert.Equal(ExitCode.Usage, await several.RunAsync("diff", "compose.yaml"));
        Assert.Contains("builds 2 Dockerfiles; name one: web/Dockerfile, job/job.dockerfile", several.ErrorText, StringComparison.Ordinal);

        var refused = Console();
        Assert.Equal(ExitCode.Usage, await refused.RunAsync("rewrite", "compose.yaml", "--no-verify", "-o", "out"));
        Assert.Contains("there are 2: web, job", refused.ErrorText, StringComparison.Ordinal);
    }

    private static async Task<bool> HasBuildxAsync()
    {
        try
        {
            var ran = await CliWrap
                .Cli.Wrap("docker")
                .WithArguments(["buildx", "version"])
                .WithValidation(CliWrap.CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

            return ran.IsSuccess;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [Fact]
    public async Task A_bake_file_is_read_as_buildx_understands_it()
    {
        _directory.Write("Dockerfile", Original);
        _directory.Write("docker-bake.hcl", "variable \"PLACE\" {\n  default = \".\"\n}\ntarget \"default\" {\n  context = PLACE\n}\n");
        Assert.SkipUnless(await HasBuildxAsync(), "docker buildx is not here");
        var console = Console();

        var code = await console.RunAsync("rewrite", "docker-bake.hcl", "--no-verify");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("COPY --from=builder", console.OutText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services:\n  a:\n    image: b\n", "compose.yaml:2:3: no service builds a Dockerfile")]
    [InlineData("services: {}\n", "no service builds a Dockerfile")]
    [InlineData("x: 1\n", "there are no services")]
    [InlineData("services:\n  a:\n    build: https://example.org/a.git\n", "only directories can be read")]
    public async Task A_compose_file_that_builds_nothing_is_refused_with_its_place(string text, string message)
    {
        _directory.Write("compose.yaml", text);
        var console = Console();

        Assert.Equal(ExitCode.Usage, await console.RunAsync("rewrite", "compose.yaml", "--no-verify"));
        Assert.Contains(message, console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("always", true)]
    [InlineData("never", false)]
    public async Task Colours_are_as_asked_for(string when, bool hasColour)
    {
        _directory.Write("Dockerfile", Original);
        var console = new TestConsole(_directory.Path, isTerminal: true);

        await console.RunAsync("rewrite", "--no-verify", "--color", when, "-o", "Dockerfile.ms");

        // Bold is no colour.
        Assert.Equal(
            hasColour,
            Regex.IsMatch(
                console.OutText + console.ErrorText,
                "\u001b\\[([0-9;]*;)?[39][0-7]m",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
        );
    }
}
