using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>Variables that only the build reads stay behind, where the runtime stage does not start from the image that brings them.</summary>
public sealed class BuildVariableTests
{
    private const string Build = """
        FROM base
        ENV CFLAGS=-O2
        ENV MODE=fast
        RUN make && make install
        CMD ["/usr/local/bin/app"]
        """;

    private static readonly ImageConfig Plain = new() { Architecture = "amd64", Environment = ["PATH=/bin"] };

    private static Seen App() =>
        new Seen { Config = Plain with { Environment = ["PATH=/bin", "GOPATH=/go", "LANG=C.UTF-8"] } }
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .Built("/usr/local/bin/app")
            .Reach("CMD", "/usr/local/bin/app", NeedKind.Root)
            .StartFrom(Plain);

    [Fact]
    public void A_toolchain_s_variable_is_not_said_again_and_others_are()
    {
        var stage = App().RuntimeStage(Build);

        Assert.Contains("ENV LANG=C.UTF-8", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("GOPATH", stage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_says_which_and_why()
    {
        var plan = Assert.IsType<Split>(App().Plan(Build)).Plan;

        Assert.Equal(["GOPATH"], plan.BuildVariables.Keys);
        Assert.Equal("only the Go toolchain reads it", plan.BuildVariables["GOPATH"].Reason);
    }

    [Fact]
    public void Where_run_time_needs_the_toolchain_the_variable_stays() =>
        Assert.Contains(
            "ENV GOPATH=/go",
            App().Built("/usr/local/go/bin/go").Reach("/usr/local/bin/app", "/usr/local/go/bin/go", NeedKind.Command).RuntimeStage(Build),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("/go/bin/tool", true)]
    [InlineData("/usr/local/bin/tool", false)]
    public void PATH_is_said_again_only_where_a_directory_of_it_comes_along(string built, bool expected)
    {
        var stage = new Seen { Config = Plain with { Environment = ["PATH=/go/bin:/bin"] } }
            .InBase("/usr/local/bin", kind: FileKind.Directory)
            .Built(built)
            .Reach("CMD", built, NeedKind.Root)
            .StartFrom(Plain)
            .RuntimeStage(Build);

        Assert.Equal(expected, stage.Contains("ENV PATH=/go/bin:/bin", StringComparison.Ordinal));
    }

    [Fact]
    public void The_user_names_more()
    {
        var options = new SplitOptions { Overrides = Overrides.None with { BuildVariables = ["CFLAGS", "LANG"] } };

        var stage = App().RuntimeStage(Build, options);

        Assert.Contains("ENV MODE=fast", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("CFLAGS", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("LANG", stage, StringComparison.Ordinal);
    }
}
