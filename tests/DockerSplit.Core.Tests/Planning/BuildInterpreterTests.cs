using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>The language of a bundler, in the image of a server that speaks another one.</summary>
public sealed class BuildInterpreterTests
{
    private const string Bundled = """
        FROM base
        RUN apt-get install -y nodejs gcc && node /app/bundle.js
        CMD ["/app/server"]
        """;

    [Fact]
    public void An_interpreter_that_only_the_build_calls_stays_behind() =>
        Assert.DoesNotContain("nodejs", Server().RuntimeStage(Bundled), StringComparison.Ordinal);

    [Fact]
    public void One_that_no_step_calls_is_there_for_a_reason_that_nobody_knows() =>
        Assert.Contains(
            "nodejs",
            Server().RuntimeStage(Bundled.Replace("node /app", "cp /src", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

    [Fact]
    public void One_that_is_reached_stays() =>
        Assert.Contains(
            "nodejs",
            Server().Reach("/app/server", "/usr/bin/node", NeedKind.Command).RuntimeStage(Bundled),
            StringComparison.Ordinal
        );

    private static Seen Server() =>
        new Seen()
            .Package("gcc")
            .Built("/usr/bin/gcc", "gcc")
            .Package("nodejs")
            .Built("/usr/bin/node", "nodejs")
            .Program("/usr/bin/node", "libc.so.6")
            .Built("/app/server")
            .Reach("CMD", "/app/server", NeedKind.Root);
}
