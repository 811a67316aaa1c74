using System.Collections.Immutable;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Store;

namespace DockerSplit.Engine.Tests.Builds;

public sealed class ImageBuilderTests(EngineFixture engine)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_gives_the_image_and_its_steps_in_order()
    {
        using var context = new TemporaryDirectory();
        context.Write("greeting", "hello");
        await using var session = engine.StartSession();
        var progress = new Recorded<BuildProgress>();

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nRUN echo one && echo two >&2\nCOPY greeting /greeting\n", context.Path),
            progress,
            Cancellation
        );

        var built = Assert.IsType<Built>(result);
        Assert.StartsWith("sha256:", built.ImageId, StringComparison.Ordinal);
        // FROM is left out: BuildKit shares its vertex, and so its name, with other builds that run at the same time.
        Assert.Equal([(2, 3), (3, 3)], built.Steps.Where(step => step.Index > 1).Select(step => (step.Index, step.Total)));
        Assert.Contains(progress.Reports, report => report is StepBegun { Step.Name: "COPY greeting /greeting" });
    }

    [Fact]
    public async Task What_a_step_writes_is_reported_line_by_line()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var progress = new Recorded<BuildProgress>();

        // The run's id keeps the step out of the cache: cached steps write nothing.
        await new ImageBuilder(session).BuildAsync(
            new("original", $"FROM alpine:latest\nRUN echo {session.RunId}-first; echo {session.RunId}-second >&2\n", context.Path),
            progress,
            Cancellation
        );

        var lines = progress.Reports.OfType<StepOutput>().Select(output => output.Line);
        Assert.Equivalent(new[] { $"{session.RunId}-first", $"{session.RunId}-second" }, lines);
    }

    [Fact]
    public async Task A_secret_reaches_the_step_that_mounts_it_and_no_report()
    {
        using var context = new TemporaryDirectory();
        using var elsewhere = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var progress = new Recorded<BuildProgress>();
        var content = $"hidden-{session.RunId}-content";
        elsewhere.Write("key", content);

        var result = await new ImageBuilder(session).BuildAsync(
            new(
                "original",
                $"FROM alpine:latest\nRUN --mount=type=secret,id=key echo {session.RunId} \"<$(cat /run/secrets/key)>\" && exit 3\n",
                context.Path
            )
            {
                Secrets = [new("key", IsVariable: false, Path.Combine(elsewhere.Path, "key"), content)],
            },
            progress,
            Cancellation
        );

        var failed = Assert.IsType<BuildFailed>(result);
        Assert.Contains(failed.Log, line => line.Contains("<***>", StringComparison.Ordinal));
        Assert.DoesNotContain(
            content,
            string.Join('\n', [.. failed.Log, failed.Reason, .. progress.Reports.Select(report => report.ToString())]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_build_reports_its_steps_as_cached()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var builder = new ImageBuilder(session);
        var text = $"FROM alpine:latest\nRUN echo {session.RunId}\n";

        var first = Assert.IsType<Built>(await builder.BuildAsync(new("original", text, context.Path), null, Cancellation));
        var second = Assert.IsType<Built>(await builder.BuildAsync(new("rewritten", text, context.Path), null, Cancellation));

        Assert.False(Assert.Single(first.Steps, step => step.Index == 2).Cached);
        Assert.True(Assert.Single(second.Steps, step => step.Index == 2).Cached);
    }

    [Fact]
    public async Task A_stage_s_name_is_part_of_its_steps()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session).BuildAsync(
            new(
                "original",
                "FROM alpine:latest AS builder\nRUN touch /made\n\nFROM alpine:latest\nCOPY --from=builder /made /made\n",
                context.Path
            ),
            null,
            Cancellation
        );

        Assert.Contains(
            Assert.IsType<Built>(result).Steps,
            step => step is { Stage: "builder", Name: "RUN touch /made", Index: 2, Total: 2 }
        );
    }

    [Fact]
    public async Task A_failing_step_is_named_with_its_last_lines()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nRUN echo about to fail && exit 3\n", context.Path),
            null,
            Cancellation
        );

        var failed = Assert.IsType<BuildFailed>(result);
        Assert.Equal("RUN echo about to fail && exit 3", failed.FailedStep?.Name);
        Assert.Equal(["about to fail"], failed.Log);
        Assert.Contains("exit code: 3", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_never_reaches_a_step_fails_with_the_builder_s_words()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nBOGUS\n", context.Path),
            null,
            Cancellation
        );

        Assert.Contains("BOGUS", Assert.IsType<BuildFailed>(result).Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_secret_build_argument_shows_up_nowhere()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var progress = new Recorded<BuildProgress>();
        var secret = "hunter2-" + session.RunId;

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nARG NPM_TOKEN\nRUN echo the token is $NPM_TOKEN && false\n", context.Path)
            {
                BuildArguments = ImmutableSortedDictionary<string, string?>.Empty.Add("NPM_TOKEN", secret),
            },
            progress,
            Cancellation
        );

        var failed = Assert.IsType<BuildFailed>(result);
        Assert.Equal(["the token is ***"], failed.Log);
        Assert.DoesNotContain(secret, failed + string.Concat(progress.Reports), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".dockerignore")]
    [InlineData("Dockerfile.dockerignore")]
    [InlineData("Special.dockerignore")]
    public async Task The_ignore_file_of_the_context_or_beside_the_Dockerfile_counts(string ignoreFile)
    {
        using var context = new TemporaryDirectory();
        context.Write("kept", "");
        context.Write("ignored", "");
        context.Write(ignoreFile, "ignored\n");
        var name = ignoreFile.StartsWith("Special", StringComparison.Ordinal) ? "Special" : "Dockerfile";
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nCOPY . /context\nRUN test -e /context/kept && ! test -e /context/ignored\n", context.Path)
            {
                DockerfilePath = Path.Combine(context.Path, name),
            },
            null,
            Cancellation
        );

        Assert.IsType<Built>(result);
        Assert.False(File.Exists(Path.Combine(context.Path, name)));
    }

    [Fact]
    public async Task A_target_and_build_arguments_are_handed_through()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest AS first\nARG GREETING\nLABEL greeting=$GREETING\n\nFROM first\nRUN false\n", context.Path)
            {
                Target = "first",
                BuildArguments = ImmutableSortedDictionary<string, string?>.Empty.Add("GREETING", "good morning"),
            },
            null,
            Cancellation
        );

        var image = await new ImageStore(session).InspectAsync(Assert.IsType<Built>(result).Reference, Cancellation);
        Assert.Equal("good morning", image?.Config.Labels["greeting"]);
    }

    [Fact]
    public async Task Cancelling_ends_the_build_within_seconds()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var began = TimeProvider.System.GetTimestamp();
        var progress = new CallOn<BuildProgress>(report => report is StepBegun { Step.Index: 2 }, cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ImageBuilder(session).BuildAsync(
                new("original", $"FROM alpine:latest\nRUN sleep 120 # {session.RunId}\n", context.Path),
                progress,
                cancellation.Token
            )
        );

        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(BuilderKind.BuildKit)]
    [InlineData(BuilderKind.Classic)]
    public async Task The_older_builders_give_the_same_image_and_name_themselves(BuilderKind kind)
    {
        using var context = new TemporaryDirectory();
        context.Write("greeting", "hello");
        await using var session = engine.StartSession();
        var progress = new Recorded<BuildProgress>();

        var result = await new ImageBuilder(session, new(kind, "no buildx here")).BuildAsync(
            new("original", $"FROM alpine:latest\nRUN echo {session.RunId}-line\nCOPY greeting /greeting\n", context.Path),
            progress,
            Cancellation
        );

        var built = Assert.IsType<Built>(result);
        Assert.Equal(kind, built.Builder);
        Assert.Equal([2, 3], built.Steps.Where(step => step.Index > 1).Select(step => step.Index));
        Assert.Contains(progress.Reports.OfType<StepOutput>(), output => output.Line == $"{session.RunId}-line");
        Assert.Equal("no buildx here", progress.Reports.OfType<BuildBegun>().Single().Note);
        var image = await new ImageStore(session).InspectAsync(built.Reference, Cancellation);
        Assert.Equal(built.ImageId, image?.Id);
    }

    [Theory]
    [InlineData(BuilderKind.BuildKit)]
    [InlineData(BuilderKind.Classic)]
    public async Task The_older_builders_name_the_failing_step_too(BuilderKind kind)
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();

        var result = await new ImageBuilder(session, new(kind, null)).BuildAsync(
            new("original", "FROM alpine:latest\nRUN echo about to fail && exit 3\n", context.Path),
            null,
            Cancellation
        );

        var failed = Assert.IsType<BuildFailed>(result);
        Assert.Equal("RUN echo about to fail && exit 3", failed.FailedStep?.Name);
        Assert.Equal(["about to fail"], failed.Log);
        Assert.EndsWith("3", failed.Reason, StringComparison.Ordinal);
    }
}
