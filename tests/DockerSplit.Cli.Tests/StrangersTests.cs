using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>Repositories of people whom nobody knows: what their settings may not do, and what becomes of what they hold.</summary>
public sealed class StrangersTests : IDisposable
{
    private const string Dockerfile =
        "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc libc6-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/app /a.c\nCMD [\"app\"]\n";

    private readonly TempFolder _folder = new();

    public StrangersTests() => _folder.Write("Dockerfile", Dockerfile);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(": [\nt")]
    [InlineData(": :n")]
    [InlineData("? [a, b]\n: x\n")]
    [InlineData("? &a [*a]\n: x\n")]
    [InlineData("strip: \"\0\"\n")]
    [InlineData("%YAML 9.9\n---\nstrip: true\n")]
    public async Task Settings_that_are_no_YAML_are_refused_with_their_place(string settings) =>
        Assert.Matches("^\\.docksplit\\.yaml:\\d+:\\d+: ", await RefuseAsync(settings));

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    public async Task Settings_that_are_nested_without_end_are_refused(string open, string end)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 20_000));

        Assert.StartsWith(".docksplit.yaml:", await RefuseAsync($"keep:\n  {nested}{end}\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runtime-base: \"debian:bookworm-slim\\nRUN touch /pwned\"", "no reference of an image")]
    [InlineData("runtime-base: \"--platform=x y\"", "no reference of an image")]
    [InlineData("runtime-base: \"a AS b\"", "no reference of an image")]
    [InlineData("runtime-base: \"$X\"", "no reference of an image")]
    [InlineData("keep: { packages: [\"curl; touch /pwned\"] }", "no name of a package")]
    [InlineData("keep: { packages: [\"-o\"] }", "no name of a package")]
    [InlineData("keep: { packages: [\"curl\\nRUN id\"] }", "no name of a package")]
    [InlineData("keep: { paths: [\"/x\\nRUN id\"] }", "control character")]
    [InlineData("keep: { paths: [\"/../../etc\"] }", "leads upwards")]
    [InlineData("drop: { env: [\"A=B\"] }", "no name of a variable")]
    [InlineData("run: { volumes: [\"/:/host\"] }", "not a path alone")]
    [InlineData("run: { arguments: \"--privileged=true\" }", "no option that is understood")]
    [InlineData("run: { arguments: \"-v /:/host\" }", "no option that is understood")]
    [InlineData("run: { files: { /x: /etc/passwd } }", "outside of the repository")]
    [InlineData("run: { files: { /x: ../../../../etc/passwd } }", "outside of the repository")]
    [InlineData("run: { files: { /x: link } }", "outside of the repository")]
    [InlineData("run: { cap-add: [SYS_ADMIN] }", "allow it with --allow cap-add")]
    [InlineData("run: { cap-add: [ALL] }", "allow it with --allow cap-add")]
    [InlineData("run: { arguments: \"--cap-add CAP_SYS_PTRACE\" }", "allow it with --allow cap-add")]
    public async Task Settings_cannot_write_instructions_or_reach_the_host(string settings, string complaint)
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), "/etc/passwd");

        Assert.Contains(complaint, await RefuseAsync(settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run: { cap-add: [NET_RAW, CAP_CHOWN], network: none }")]
    [InlineData("keep: { packages: [curl=7.88.1-10, libc6:i386, gcc-c++, py3.12-pip], paths: [\"/opt/a b\"] }")]
    [InlineData("run: { files: { /x: Dockerfile } }")]
    public async Task What_settings_are_for_they_still_do(string settings)
    {
        var (code, _, error) = await RewriteAsync(settings);

        Assert.True(code == ExitCode.Success, $"{code}: {error}");
    }

    [Fact]
    public async Task Any_image_may_be_the_runtime_base_but_what_it_brings_the_text_does_not_tell()
    {
        const string image =
            "registry.example.org:5000/team/app:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

        var asked = await RewriteAsync($"runtime-base: {image}");
        var guessed = await RewriteAsync($"runtime-base: {image}", "--guess");

        Assert.Equal(ExitCode.NeedsEngine, asked.Code);
        Assert.True(guessed.Code == ExitCode.Success, guessed.Error);
        Assert.Contains($"\nFROM {image}\n", guessed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_user_allows_is_allowed() =>
        Assert.Equal(ExitCode.Success, (await RewriteAsync("run: { cap-add: [SYS_ADMIN] }", "--allow", "cap-add")).Code);

    [Fact]
    public async Task A_settings_file_that_is_a_link_out_of_the_repository_is_not_read()
    {
        File.CreateSymbolicLink(_folder.PathOf(".docksplit.yaml"), "/etc/passwd");

        Assert.Contains("leads out of the repository", await RefuseAsync(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runtime curl;touch")]
    [InlineData("build $(id)")]
    [InlineData("keep /a/../../b")]
    public async Task Comments_cannot_do_more_than_settings(string comment)
    {
        _folder.Write("Dockerfile", $"{Dockerfile}# docksplit: {comment}\n");

        Assert.Contains("is not understood", await RefuseAsync(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_the_context_that_is_a_link_out_of_it_is_not_read()
    {
        using var outside = new TempFolder();
        outside.Write("secret.sh", "apt-get install -y secret-package\n");
        File.CreateSymbolicLink(_folder.PathOf("run.sh"), outside.PathOf("secret.sh"));
        _folder.Write("Dockerfile", Dockerfile.Replace("COPY a.c /\n", "COPY run.sh a.c /\nRUN sh /run.sh\n", StringComparison.Ordinal));

        var (_, output, error) = await RewriteAsync(null, "--report", "r.json");

        Assert.DoesNotContain("secret-package", output + error + _folder.Read("r.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-o", "hard.md")]
    [InlineData("--report", "hard.md")]
    [InlineData("--report", "soft.md")]
    public async Task An_output_is_never_another_name_of_the_input(string option, string name)
    {
        await CliWrap
            .Cli.Wrap("ln")
            .WithArguments([_folder.PathOf("Dockerfile"), _folder.PathOf("hard.md")])
            .ExecuteAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder.PathOf("soft.md"), "Dockerfile");

        Assert.Equal(
            $"docksplit: cannot write '{name}': it is the input, which docksplit does not overwrite\n",
            await RefuseAsync(null, option, name)
        );
        Assert.Equal(Dockerfile, _folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task Outputs_are_never_the_same_file()
    {
        Assert.Contains("it is the output", await RefuseAsync(null, "-o", "same.md", "--report", "./same.md"), StringComparison.Ordinal);
        Assert.Contains(
            "it is another report",
            await RefuseAsync(null, "--report", "r.md", "--report", "./r.md"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ENV A=xx\n{0}RUN echo $A\n", "ENV A=$A$A\n")]
    [InlineData("ARG A=xx\n{0}RUN echo $A\n", "ARG A=$A$A\n")]
    [InlineData("RUN a=xx; {0} echo $a; echo ${a%x}\n", "a=$a$a; ")]
    public async Task Values_that_double_fill_no_memory(string text, string doubling)
    {
        var body = text.Replace("{0}", string.Concat(Enumerable.Repeat(doubling, 60)), StringComparison.Ordinal);
        _folder.Write("Dockerfile", Dockerfile.Replace("COPY a.c /\n", $"COPY a.c /\n{body}", StringComparison.Ordinal));

        // Sixty doublings are more than any machine holds: without a bound this ends badly or not at all.
        var (code, output, error) = await RewriteAsync(null);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("[DS1016]", output + error, StringComparison.Ordinal);
    }

    private async Task<string> RefuseAsync(string? settings, params string[] more)
    {
        var (code, _, error) = await RewriteAsync(settings, more);
        Assert.True(code == ExitCode.Usage, $"{code}: {error}");

        return error;
    }

    private async Task<(ExitCode Code, string Output, string Error)> RewriteAsync(string? settings, params string[] more)
    {
        if (settings is not null)
            _folder.Write(".docksplit.yaml", settings);
        var console = new TestConsole(_folder.Path);
        var code = await console.RunAsync(["rewrite", "Dockerfile", "--no-verify", .. more]);

        return (code, console.OutText, console.ErrorText);
    }
}
