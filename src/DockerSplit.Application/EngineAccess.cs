using DockerSplit.Engine;
using DockerSplit.Engine.Connection;

namespace DockerSplit.Application;

/// <summary>The engine that the environment names, and how long its first answer may take.</summary>
internal static class EngineAccess
{
    // A machine that builds with all its cores may let an engine wait for many seconds; one that is not there refuses at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The engine, or why there is none.</summary>
    public static Task<EngineConnectionResult> TryConnectAsync(CancellationToken cancellationToken) =>
        EngineConnection.TryConnectAsync(Patience, cancellationToken);

    /// <summary>The engine, where nothing can be done without one.</summary>
    /// <exception cref="EnvironmentFailure">None answers.</exception>
    public static async Task<EngineConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await TryConnectAsync(cancellationToken) switch
        {
            Connected connected => connected.Connection,
            NotConnected none => throw Failure(none),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>That there is none, and what to do about it.</summary>
    public static EnvironmentFailure Failure(NotConnected none) =>
        new(Advice.OnEngine(none.Reason) is { } advice ? $"{none.Reason}; {advice}" : none.Reason, FailureKind.NoEngine);
}
