using System.Formats.Tar;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Store;

namespace DockerSplit.Engine.Tests.Store;

public sealed class ImageStoreTests(EngineFixture engine)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_configuration_holds_what_the_Dockerfile_says()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var text = """
            FROM alpine:latest
            ENV GREETING=hello
            LABEL a=b
            WORKDIR /srv
            USER 1000:1000
            EXPOSE 8080 53/udp
            VOLUME /data
            STOPSIGNAL SIGQUIT
            SHELL ["/bin/sh", "-ec"]
            HEALTHCHECK --interval=5s --timeout=1s --retries=2 CMD ["true"]
            ONBUILD RUN true
            ENTRYPOINT ["/bin/sleep"]
            CMD ["10"]
            """;

        var built = Assert.IsType<Built>(
            await new ImageBuilder(session).BuildAsync(new("original", text, context.Path), null, Cancellation)
        );
        var image = await new ImageStore(session).InspectAsync(built.Reference, Cancellation);

        Assert.NotNull(image);
        Assert.Equal(built.ImageId, image.Id);
        var config = image.Config;
        Assert.Equal("linux", config.Os);
        Assert.Contains("GREETING=hello", config.Environment);
        Assert.Equal(["a"], config.Labels.Keys);
        Assert.Equal(("/srv", "1000:1000", "SIGQUIT"), (config.WorkingDirectory, config.User, config.StopSignal));
        Assert.Equal(["53/udp", "8080/tcp"], config.ExposedPorts);
        Assert.Equal(["/data"], config.Volumes);
        Assert.Equal(["/bin/sh", "-ec"], config.Shell);
        Assert.Equal(["--interval=5s", "--timeout=1s", "--retries=2", "CMD", "true"], config.Healthcheck);
        Assert.Equal(["RUN true"], config.OnBuild);
        Assert.Equal(["/bin/sleep"], config.Entrypoint);
        Assert.Equal(["10"], config.Command);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_null()
    {
        await using var session = engine.StartSession();

        Assert.Null(await new ImageStore(session).InspectAsync("docksplit/no-such-image:1", Cancellation));
    }

    [Fact]
    public async Task A_base_image_s_layers_are_the_first_of_what_is_built_on_it()
    {
        using var context = new TemporaryDirectory();
        await using var session = engine.StartSession();
        var store = new ImageStore(session);

        var found = Assert.IsType<BaseImageFound>(await store.ResolveBaseAsync("alpine:latest", null, null, Cancellation));
        var built = await new ImageBuilder(session).BuildAsync(
            new("original", "FROM alpine:latest\nRUN echo made > /made\n", context.Path),
            null,
            Cancellation
        );
        var image = await store.InspectAsync(Assert.IsType<Built>(built).Reference, Cancellation);

        Assert.NotEmpty(found.Image.DiffIds);
        Assert.Equal(found.Image.DiffIds, image?.DiffIds[..found.Image.DiffIds.Length]);
        Assert.Equal(found.Image.DiffIds.Length + 1, image?.DiffIds.Length);
    }

    [Fact]
    public async Task A_base_image_that_nobody_has_comes_with_the_reason()
    {
        await using var session = engine.StartSession();

        var missing = await new ImageStore(session).ResolveBaseAsync("localhost:1/no/such:image", null, null, Cancellation);

        Assert.NotEmpty(Assert.IsType<BaseImageMissing>(missing).Reason);
    }

    [Fact]
    public async Task Scratch_has_no_layers()
    {
        await using var session = engine.StartSession();

        var found = Assert.IsType<BaseImageFound>(await new ImageStore(session).ResolveBaseAsync("scratch", null, null, Cancellation));

        Assert.Empty(found.Image.DiffIds);
    }

    [Fact]
    public async Task A_saved_image_is_a_stream_of_an_archive_with_a_manifest()
    {
        await using var session = engine.StartSession();
        await using var stream = await new ImageStore(session).SaveAsync("alpine:latest", Cancellation);
        await using var archive = new TarReader(stream);
        var names = new List<string>();
        while (await archive.GetNextEntryAsync(copyData: false, Cancellation) is { } entry)
            names.Add(entry.Name);

        Assert.False(stream.CanSeek);
        Assert.Contains("manifest.json", names);
    }
}
