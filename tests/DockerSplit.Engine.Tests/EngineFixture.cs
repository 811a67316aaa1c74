using DockerSplit.Engine.Connection;

[assembly: AssemblyFixture(typeof(DockerSplit.Engine.Tests.EngineFixture))]

namespace DockerSplit.Engine.Tests;

/// <summary>The real engine, connected to once. Tests that need it are skipped, with the reason, only where none answers.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private EngineConnectionResult? _result;

    public EngineConnection Connection
    {
        get
        {
            Assert.SkipWhen(_result is NotConnected, (_result as NotConnected)?.Reason ?? "");
            return Assert.IsType<Connected>(_result).Connection;
        }
    }

    public EngineSession StartSession() => EngineSession.Start(Connection);

    public async ValueTask InitializeAsync() =>
        _result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        (_result as Connected)?.Connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
