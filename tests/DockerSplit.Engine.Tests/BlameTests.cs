using System.Net;
using Docker.DotNet;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Engine.Tests;

public sealed class BlameTests
{
    public static TheoryData<string, string, string> Examples => new(EngineData.Blame.Select(rule => (rule.On, rule.Whose, rule.Example)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_rule_fits_its_example_before_any_other(string on, string whose, string example) =>
        Assert.Equal(whose, Blame.Whose(on, example));

    [Theory]
    [InlineData("""process "/bin/sh -c make" did not complete successfully: exit code: 2""", "make: *** [all] Error 1", false)]
    [InlineData(
        """process "/bin/sh -c make" did not complete successfully: exit code: 1""",
        "cc: error: write: No space left on device",
        true
    )]
    [InlineData("""process "/bin/sh -c curl x" did not complete successfully: exit code: 6""", "curl: connection refused", false)]
    [InlineData("failed to copy files: no space left on device", "", true)]
    [InlineData("failed to calculate checksum of ref: \"/nowhere\": not found", "", false)]
    public void A_step_that_ran_and_failed_is_the_Dockerfile_s(string reason, string log, bool onEngine) =>
        Assert.Equal(onEngine, Blame.IsOnEngine(Failed(reason, log, new("RUN make", "", 2, 3, Cached: false, TimeSpan.Zero))));

    [Theory]
    [InlineData("words that nobody has heard before", true)]
    [InlineData("failed to solve: dockerfile parse error on line 1: unknown instruction: FOO", false)]
    // BuildKit remembers for a while that a step failed, and starts it no second time.
    [InlineData("""process "/bin/sh -c apt-get update" did not complete successfully: exit code: 100""", false)]
    public void Without_a_step_the_engine_is_blamed_unless_the_builder_speaks_of_the_Dockerfile(string reason, bool onEngine) =>
        Assert.Equal(onEngine, Blame.IsOnEngine(Failed(reason, "", null)));

    [Theory]
    [InlineData("""{"message":"unable to find user app: no matching entries in passwd file"}""", false)]
    [InlineData("""{"message":"injected fault"}""", true)]
    public void A_container_is_refused_for_the_image_s_sake_or_the_engine_s(string body, bool onEngine) =>
        Assert.Equal(onEngine, Blame.IsOnEngine(new DockerApiException(HttpStatusCode.InternalServerError, body)));

    [Theory]
    [InlineData(1, "", "Error response from daemon: injected fault", true)]
    [InlineData(126, "", "OCI runtime exec failed: exec failed: exec: \"nope\": executable file not found in $PATH: unknown", false)]
    [InlineData(1, "", "app: cannot open", false)]
    [InlineData(1, "out", "Error response from daemon: said the program itself", false)]
    [InlineData(0, "", "Error response from daemon: said the program itself", false)]
    public void A_command_s_own_words_are_no_matter(int exitCode, string output, string error, bool onEngine) =>
        Assert.Equal(onEngine, Blame.IsOnEngine(new CommandOutput(exitCode, output, error)));

    private static BuildFailed Failed(string reason, string log, BuildStep? step) =>
        new(reason, step, [log])
        {
            Builder = BuilderKind.Buildx,
            Duration = TimeSpan.Zero,
            Steps = [],
        };
}
