using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Verification.Services;

namespace DockerSplit.Engine;

/// <summary>
/// One run of docksplit against an engine. All containers, networks and images that the run makes carry its label, and disposing of the
/// session removes them, whatever happened before. What earlier runs that were killed left is removed meanwhile.
/// </summary>
public sealed class EngineSession : IAsyncDisposable
{
    /// <summary>The label of everything that docksplit makes; its value is the run and its process, see <see cref="LabelOf"/>.</summary>
    public const string Label = "docksplit.run";

    private const char Separator = '/';

    private static readonly TimeSpan RemovalDeadline = TimeSpan.FromSeconds(30);

    // Who pressed Ctrl-C because the engine hangs does not want to wait for it again.
    private static readonly TimeSpan ListDeadline = TimeSpan.FromSeconds(10);

    // SIGCONT continues what was stopped and does nothing to what runs; hardly a program listens for it.
    private const string HarmlessSignal = "SIGCONT";
    private static readonly System.Version SignalledStop = new(1, 42);
    private readonly EngineConnection _connection;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _endOfTidying = new();
    private readonly Task _tidying;
    private readonly ConcurrentBag<Task> _limits = [];
    private int _networks;
    private bool _disposed;

    private EngineSession(EngineConnection connection, TimeProvider time, string runId)
    {
        _connection = connection;
        Time = time;
        RunId = runId;
        ServiceImages = new(this);
        _tidying = TidyUpAsync();
    }

    /// <summary>The run's id: twelve hexadecimal digits.</summary>
    public string RunId { get; }

    public EngineVersion Engine => _connection.Version;

    internal TimeProvider Time { get; }

    /// <summary>The images of what runs beside containers.</summary>
    internal ServiceImages ServiceImages { get; }

    internal EnginePatience Patience => _connection.Patience;

    /// <summary>Starts a run; the connection stays the caller's to dispose of.</summary>
    public static EngineSession Start(EngineConnection connection, TimeProvider? time = null) =>
        new(connection, time ?? TimeProvider.System, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));

    /// <summary>The tag of an image of this run: <c>docksplit/RUN:role</c>.</summary>
    public string TagFor(string role) => TagOf(RunId, role);

    /// <summary>The value of the label on what a run of this process makes: the run's id, then its process.</summary>
    internal static string LabelOf(string run) => $"{run}{Separator}{RunOwner.Current}";

    /// <summary>Reads what <see cref="LabelOf"/> wrote.</summary>
    internal static (string Run, RunOwner? Owner) ReadLabel(string value) =>
        value.Split(Separator, 2) is [var run, var owner] ? (run, RunOwner.Parse(owner)) : (value, null);

    internal static Dictionary<string, string> LabelsOf(string run) => new(StringComparer.Ordinal) { [Label] = LabelOf(run) };

    internal static string TagOf(string run, string role) => $"docksplit/{run}:{role}";

    /// <summary>Removes the run's containers, with their anonymous volumes, its networks and its images. Never fails: an engine that is gone holds nothing back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;

        _disposed = true;
        await _end.CancelAsync();
        // A short run still tidies up, unless the engine makes it wait.
        _endOfTidying.CancelAfter(ListDeadline);
        await Task.WhenAll([_tidying, .. _limits]);
        _end.Dispose();
        _endOfTidying.Dispose();
        ServiceImages.Dispose();
        // Its own deadline: the run's token may be cancelled already, and cleaning up must happen all the same.
        using var deadline = new CancellationTokenSource(RemovalDeadline, Time);
        await RemoveOwnAsync(deadline.Token);
    }

    /// <summary>Refuses ports that are published on the loopback address of another machine, where no probe reaches them.</summary>
    internal void RequireLocalPorts(IReadOnlyCollection<int> ports)
    {
        var endpoint = _connection.Endpoint;
        if (ports.Count > 0 && endpoint.Scheme is "tcp" or "http" or "https" && !endpoint.IsLoopback)
            throw new EngineException(
                $"The Docker engine at {endpoint.OriginalString} runs on another machine: ports are published there on 127.0.0.1, and cannot be asked from here."
            );
    }

    /// <summary>Asks the engine; its refusals, its silence and answers that make no sense become an <see cref="EngineException"/>.</summary>
    internal async Task<T> CallAsync<T>(string purpose, Func<DockerClient, Task<T>> call)
    {
        try
        {
            return await call(_connection.Client);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (EngineFault.Is(exception, CancellationToken.None))
        {
            throw EngineFault.Of(purpose, exception);
        }
    }

    internal Task CallAsync(string purpose, Func<DockerClient, Task> call) =>
        CallAsync(
            purpose,
            async client =>
            {
                await call(client);
                return true;
            }
        );

    /// <summary>Whether the engine still answers, asked while a docker command keeps silent.</summary>
    /// <exception cref="EngineException">It does not.</exception>
    internal Task PingAsync(CancellationToken cancellationToken) =>
        CallAsync("answer while it works", client => client.System.PingAsync(cancellationToken));

    /// <summary>Makes a network of this run.</summary>
    /// <returns>Its name.</returns>
    internal async Task<string> MakeNetworkAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"docksplit-{RunId}-{Interlocked.Increment(ref _networks)}");
        await CallAsync(
            "make a network",
            client => client.Networks.CreateNetworkAsync(new() { Name = name, Labels = LabelsOf(RunId) }, cancellationToken)
        );

        return name;
    }

    /// <summary>Removes one of this run's networks; what is still in use goes with the session.</summary>
    internal Task RemoveNetworkAsync(string name, CancellationToken cancellationToken) =>
        new Remover(_connection).RemoveNetworkAsync(name, cancellationToken);

    /// <summary>
    /// Makes the engine end a container after a while, whatever becomes of this process: it is asked to stop the container by a signal
    /// that ends nothing, and kills it when that has not worked in time. The engine goes on with that when the one who asked has hung up
    /// (moby: daemon/stop.go, "Cancelling the request should not cancel the stop"). Engines before API 1.42 know no such signal:
    /// there <c>docksplit clean</c>, or the next run, must do.
    /// </summary>
    internal void LimitLife(string container, TimeSpan lifetime)
    {
        if (System.Version.TryParse(Engine.Api, out var api) && api >= SignalledStop)
            _limits.Add(StopLaterAsync(container, lifetime));
    }

    private async Task StopLaterAsync(string container, TimeSpan lifetime)
    {
        try
        {
            var stop = new ContainerStopParameters { Signal = HarmlessSignal, WaitBeforeKillSeconds = (uint)lifetime.TotalSeconds };
            await _connection.Client.Containers.StopContainerAsync(container, stop, _end.Token);
        }
        catch (Exception exception)
            when (exception is EngineException or OperationCanceledException || EngineFault.Is(exception, _end.Token))
        {
            // The container is gone, or the run is over and removes it.
        }
    }

    private async Task RemoveOwnAsync(CancellationToken cancellationToken)
    {
        var remover = new Remover(_connection);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ListDeadline);
        try
        {
            foreach (var container in await remover.ContainersAsync($"{Label}={LabelOf(RunId)}", deadline.Token))
                await remover.RemoveAsync(container, cancellationToken);
            // Most runs have none, and need not ask.
            var networks = _networks == 0 ? [] : await remover.NetworksAsync($"{Label}={LabelOf(RunId)}", cancellationToken);
            foreach (var network in networks)
                await remover.RemoveNetworkAsync(network.ID, cancellationToken);
            foreach (var image in await remover.ImagesAsync($"{Label}={LabelOf(RunId)}", cancellationToken))
                await remover.RemoveAsync(image, RunId, cancellationToken);
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException)
        {
            // The next run, or docksplit clean, finds what is left by its labels.
        }
    }

    private async Task TidyUpAsync()
    {
        try
        {
            await Leftovers.RemoveAsync(_connection, all: false, _endOfTidying.Token);
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException)
        {
            // Somebody else's: a run does not fail for it.
        }
    }
}
