using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Store;

namespace DockerSplit.Engine.Tests;

public sealed class EngineSessionTests(EngineFixture engine)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disposing_removes_the_run_s_images_and_containers_and_leaves_another_run_s_alone()
    {
        using var context = new TemporaryDirectory();
        await using var other = engine.StartSession();
        var text = "FROM alpine:latest\nCMD [\"sleep\", \"60\"]\n";
        var kept = Assert.IsType<Built>(await new ImageBuilder(other).BuildAsync(new("original", text, context.Path), null, Cancellation));
        var session = engine.StartSession();
        var gone = Assert.IsType<Built>(
            await new ImageBuilder(session).BuildAsync(new("original", text, context.Path), null, Cancellation)
        );
        var container = await engine.Connection.Client.Containers.CreateContainerAsync(
            new()
            {
                Image = gone.Reference,
                Labels = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [EngineSession.Label] = EngineSession.LabelOf(session.RunId),
                },
            },
            Cancellation
        );

        await session.DisposeAsync();

        var store = new ImageStore(other);
        Assert.Null(await store.InspectAsync(gone.Reference, Cancellation));
        Assert.NotNull(await store.InspectAsync(kept.Reference, Cancellation));
        await Assert.ThrowsAsync<Docker.DotNet.DockerContainerNotFoundException>(() =>
            engine.Connection.Client.Containers.InspectContainerAsync(container.ID, Cancellation)
        );
    }

    [Fact]
    public async Task A_tag_of_the_run_goes_even_where_the_image_is_somebody_else_s()
    {
        using var context = new TemporaryDirectory();
        await using var other = engine.StartSession();
        var session = engine.StartSession();
        // FROM alone makes no new layer; whether it is a new image is the builder's affair.
        var gone = Assert.IsType<Built>(
            await new ImageBuilder(session).BuildAsync(new("base", "FROM alpine:latest\n", context.Path), null, Cancellation)
        );

        await session.DisposeAsync();

        Assert.Null(await new ImageStore(other).InspectAsync(gone.Reference, Cancellation));
        Assert.NotNull(await new ImageStore(other).InspectAsync("alpine:latest", Cancellation));
    }

    [Fact]
    public async Task An_address_where_nobody_listens_gives_a_reason_that_names_it()
    {
        var result = await EngineConnection.TryConnectAsync(new Uri("unix:///nowhere/docker.sock"), TimeSpan.FromSeconds(5), Cancellation);

        Assert.StartsWith(
            "No Docker engine answers at unix:///nowhere/docker.sock: ",
            Assert.IsType<NotConnected>(result).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_container_ends_by_itself_when_nobody_is_there_any_more()
    {
        var connection = engine.Connection;
        var patience = TimeSpan.FromMinutes(1);
        var run = await DockerCommand.CaptureAsync(["run", "--detach", "--rm", "alpine:latest", "sleep", "300"], patience, Cancellation);
        Assert.True(run.ExitCode == 0, run.Error);

        // The session hangs up before the time is over.
        await using (var session = EngineSession.Start(connection))
        {
            session.LimitLife(run.Output, TimeSpan.FromSeconds(3));
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            Assert.Equal("true", await RunningAsync());
        }

        Assert.True(
            await DockerSplit.Engine.Verification.Waiting.UntilAsync(
                async () => await RunningAsync() != "true",
                TimeSpan.FromSeconds(20),
                TimeProvider.System,
                Cancellation
            )
        );

        async Task<string> RunningAsync() =>
            (await DockerCommand.CaptureAsync(["inspect", "--format", "{{.State.Running}}", run.Output], patience, Cancellation)).Output;
    }

    [Fact]
    public async Task An_engine_that_never_answers_is_given_up_after_the_timeout()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();

        var result = await EngineConnection.TryConnectAsync(
            new Uri($"tcp://{silent.LocalEndpoint}"),
            TimeSpan.FromSeconds(1),
            Cancellation
        );

        Assert.EndsWith("no answer within 1 s", Assert.IsType<NotConnected>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ssh_address_gives_a_reason_that_says_what_to_do()
    {
        var result = await EngineConnection.TryConnectAsync(new Uri("ssh://user@host"), TimeSpan.FromSeconds(1), Cancellation);

        Assert.Contains("Forward its socket", Assert.IsType<NotConnected>(result).Reason, StringComparison.Ordinal);
    }
}
