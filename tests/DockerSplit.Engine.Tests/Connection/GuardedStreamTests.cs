using System.IO.Pipelines;
using DockerSplit.Engine.Connection;

namespace DockerSplit.Engine.Tests.Connection;

public sealed class GuardedStreamTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_pause_that_is_too_long_is_silence()
    {
        var pipe = new Pipe();
        await using var stream = new GuardedStream(pipe.Reader.AsStream(), 100, Pause);

        var fault = await Assert.ThrowsAsync<EngineException>(async () =>
            await stream.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken)
        );

        Assert.Contains("nothing came for 0.3 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_extends_the_wait()
    {
        var pipe = new Pipe();
        await using var stream = new GuardedStream(pipe.Reader.AsStream(), 100, Pause);
        for (var part = 0; part < 4; part++)
        {
            await Task.Delay(Pause / 2, TestContext.Current.CancellationToken);
            await pipe.Writer.WriteAsync(new byte[1], TestContext.Current.CancellationToken);

            Assert.Equal(1, await stream.ReadAsync(new byte[10], TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        await using var stream = new GuardedStream(new MemoryStream(new byte[200]), 100, Pause);

        var fault = await Assert.ThrowsAsync<EngineException>(() => stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));

        Assert.Contains("without end", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_any_more_is_obeyed()
    {
        var pipe = new Pipe();
        await using var stream = new GuardedStream(pipe.Reader.AsStream(), 100, TimeSpan.FromMinutes(1));
        using var stop = new CancellationTokenSource(Pause);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stream.ReadExactlyAsync(new byte[1], stop.Token));
    }
}
