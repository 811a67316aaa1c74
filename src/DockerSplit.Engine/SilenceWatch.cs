namespace DockerSplit.Engine;

/// <summary>How long a docker command may say nothing.</summary>
/// <param name="First">Until the first line that is the engine's answer, and between the lines before it.</param>
/// <param name="Further">After that line and any other.</param>
internal sealed record CommandPatience(TimeSpan First, TimeSpan Further)
{
    /// <summary>Whether a line shows that the engine is at work; what the command says by itself does not.</summary>
    public Func<string, bool> IsAnswer { get; init; } = _ => true;

    /// <summary>Asks the engine, while the command keeps silent, whether it is still there; throws when it is not.</summary>
    public Func<CancellationToken, Task>? Ping { get; init; }

    /// <summary>How often it is asked.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Ends a command that keeps silent for too long, or whose engine is gone.</summary>
internal sealed class SilenceWatch(CommandPatience patience) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _stop = new();
    private long _lastLine = TimeProvider.System.GetTimestamp();
    private bool _isHeard;
    private Task? _watching;

    /// <summary>Why the command was ended; null when it was not.</summary>
    public EngineException? Fault { get; private set; }

    /// <summary>Cancelled when the command is to end.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Begin() => _watching = WatchAsync();

    /// <summary>The command said something.</summary>
    public void Hear(string line)
    {
        Volatile.Write(ref _lastLine, TimeProvider.System.GetTimestamp());
        if (!Volatile.Read(ref _isHeard) && patience.IsAnswer(line))
            Volatile.Write(ref _isHeard, true);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_watching is not null)
            await _watching;
        _end.Dispose();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (Left() is var left && left > TimeSpan.Zero)
            {
                var pause = patience.Ping is not null && patience.PingInterval < left ? patience.PingInterval : left;
                await Task.Delay(pause, _end.Token);
                if (patience.Ping is { } ping && TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastLine)) >= pause)
                    await ping(_end.Token);
            }

            Fault = EngineFault.Silence(Limit);
        }
        catch (EngineException fault)
        {
            Fault = fault;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await _stop.CancelAsync();
    }

    private TimeSpan Limit => Volatile.Read(ref _isHeard) ? patience.Further : patience.First;

    private TimeSpan Left() => Limit - TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastLine));
}
