using System.Text;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Builds.Progress;

namespace DockerSplit.Engine.Tests.Builds.Progress;

public sealed class ProgressReaderTests
{
    private readonly Recorded<BuildProgress> _progress = new();
    private readonly BuildRecorder _recorder;

    public ProgressReaderTests() => _recorder = new(_progress, SecretMask.None);

    private IEnumerable<string> OutputLines => _progress.Reports.OfType<StepOutput>().Select(output => output.Line);

    [Fact]
    public void A_line_that_arrives_in_pieces_is_put_together_even_in_the_middle_of_a_character()
    {
        var bytes = Encoding.UTF8.GetBytes("größer\n50%\r100%\nend");

        Feed(
            new RawJsonReader(_recorder),
            """{"vertexes":[{"digest":"d","name":"[2/2] RUN x","started":"2026-01-01T00:00:00Z"}]}""",
            Log(bytes[..3]),
            Log(bytes[3..])
        );

        Assert.Equal(["größer", "50%", "100%", "end"], OutputLines);
    }

    [Fact]
    public void A_vertex_s_times_give_its_duration()
    {
        Feed(
            new RawJsonReader(_recorder),
            """{"vertexes":[{"digest":"d","name":"[builder 2/5] RUN make","started":"2026-01-01T00:00:00Z"}]}""",
            """{"vertexes":[{"digest":"d","name":"[builder 2/5] RUN make","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:02.5Z"}]}"""
        );

        Assert.Equal([new BuildStep("RUN make", "builder", 2, 5, Cached: false, TimeSpan.FromSeconds(2.5))], _recorder.Steps);
    }

    [Fact]
    public void What_is_no_progress_message_is_kept_as_the_builder_s_words()
    {
        Feed(new RawJsonReader(_recorder), """{"vertexes":"nonsense"}""", "ERROR: it broke");

        Assert.Equal(["""{"vertexes":"nonsense"}""", "ERROR: it broke"], _recorder.Words);
    }

    [Fact]
    public void Plain_progress_tells_the_same()
    {
        Feed(
            new PlainReader(_recorder),
            "#0 building with \"default\" instance using docker driver",
            "",
            "#1 [internal] load build definition from Dockerfile",
            "#1 DONE 0.0s",
            "#4 [1/3] FROM alpine",
            "#4 CACHED",
            "#5 [2/3] RUN make",
            "#5 0.123 cc -c a.c",
            "#5 DONE 1.5s",
            "#6 [3/3] RUN false",
            "#6 ERROR: process \"/bin/sh -c false\" did not complete successfully: exit code: 1",
            "ERROR: failed to solve"
        );

        Assert.Equal(["FROM alpine", "RUN make"], _recorder.Steps.Where(step => !step.IsInternal).Select(step => step.Name));
        Assert.True(_recorder.Steps.Single(step => step is { Index: 1 }).Cached);
        Assert.Equal(TimeSpan.FromSeconds(1.5), _recorder.Steps.Single(step => step is { Index: 2 }).Duration);
        Assert.Equal(["cc -c a.c"], OutputLines);
        Assert.Equal("RUN false", _recorder.FailedStep?.Name);
        Assert.EndsWith("exit code: 1", _recorder.StepError, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classic_builder_tells_the_same()
    {
        var reader = new ClassicReader(_recorder, TimeProvider.System);
        Feed(
            reader,
            "Sending build context to Docker daemon  2.048kB",
            "Step 1/4 : FROM alpine",
            " ---> 980502a1f74f",
            "Step 2/4 : RUN make",
            " ---> Using cache",
            " ---> 111111111111",
            "Step 3/4 : RUN echo a && false",
            " ---> Running in 222222222222",
            "a"
        );
        reader.FeedErrors([
            "DEPRECATED: The legacy builder is deprecated",
            "The command '/bin/sh -c echo a && false' returned a non-zero code: 1",
        ]);
        reader.Complete();

        Assert.True(_recorder.Steps.Single(step => step.Index == 2).Cached);
        Assert.All(_recorder.Steps, step => Assert.Equal(3, step.Total));
        Assert.StartsWith("The command", _recorder.StepError, StringComparison.Ordinal);
        Assert.Equal(["a"], _recorder.FailureLog);
        Assert.Equal("RUN echo a && false", _recorder.FailedStep?.Name);
    }

    [Theory]
    [InlineData("[2/3] COPY . .", "", 2, 3, "COPY . .")]
    [InlineData("[builder 2/13] RUN a", "builder", 2, 13, "RUN a")]
    [InlineData("[linux/arm64 builder 2/3] RUN a", "builder", 2, 3, "RUN a")]
    [InlineData("[stage-1 1/2] FROM x@sha256:1", "stage-1", 1, 2, "FROM x@sha256:1")]
    [InlineData("[internal] load .dockerignore", "", 0, 0, "[internal] load .dockerignore")]
    [InlineData("exporting to image", "", 0, 0, "exporting to image")]
    public void A_step_s_name_tells_stage_and_number(string text, string stage, int index, int total, string name) =>
        Assert.Equal(new BuildStep(name, stage, index, total, Cached: false, TimeSpan.Zero), StepName.Parse(text));

    [Theory]
    [InlineData("20.10.24", BuilderKind.BuildKit)]
    [InlineData("20.10.24+dfsg1\n", BuilderKind.BuildKit)]
    [InlineData("28.2.2", BuilderKind.Classic)]
    [InlineData("17.05.0-ce", BuilderKind.Classic)]
    [InlineData("", BuilderKind.Classic)]
    public void Without_buildx_the_docker_command_s_version_tells_the_builder(string version, BuilderKind expected)
    {
        var toolchain = BuildToolchain.WithoutBuildx(version);

        Assert.Equal(expected, toolchain.Kind);
        Assert.NotNull(toolchain.Note);
    }

    private static string Log(byte[] data) => $$"""{"logs":[{"vertex":"d","data":"{{Convert.ToBase64String(data)}}"}]}""";

    private static void Feed(ProgressReader reader, params string[] lines)
    {
        foreach (var line in lines)
            reader.Feed(line);
        if (reader is not ClassicReader)
            reader.Complete();
    }
}
