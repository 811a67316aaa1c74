using System.ComponentModel;
using CliWrap;
using CliWrap.Exceptions;

namespace DockerSplit.Engine;

/// <summary>The docker command, for what the engine's API does not do well: builds, pulls, exec.</summary>
internal static class DockerCommand
{
    /// <summary>How long the command may take to end after an interrupt before it is killed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // A user's taste in progress output and hints must not change what is read here.
    private static readonly IReadOnlyDictionary<string, string?> BaseEnvironment = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["BUILDKIT_PROGRESS"] = null,
        ["BUILDKIT_COLORS"] = null,
        ["DOCKER_CLI_HINTS"] = "false",
        ["NO_COLOR"] = "1",
    };

    /// <summary>Runs docker and gives its exit code; every line of both streams goes to its receiver.</summary>
    /// <exception cref="EngineException">There is no docker command, or it said nothing for too long.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Action<string> output,
        Action<string> error,
        CommandPatience patience,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        await using var watch = new SilenceWatch(patience);
        var command = Cli.Wrap("docker")
            .WithArguments(arguments)
            .WithEnvironmentVariables(Merge(environment))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(BoundedLines.To(Heard(output, watch)))
            .WithStandardErrorPipe(BoundedLines.To(Heard(error, watch)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Stop);
        watch.Begin();
        try
        {
            return (await ExecuteAsync(command, stop.Token)).ExitCode;
        }
        catch (OperationCanceledException) when (watch.Fault is not null && !cancellationToken.IsCancellationRequested)
        {
            throw watch.Fault;
        }
    }

    /// <summary>Runs docker to its end and gives what it wrote.</summary>
    /// <param name="silence">How long it may say nothing.</param>
    /// <exception cref="EngineException">There is no docker command, or it said nothing for too long.</exception>
    public static async Task<CommandOutput> CaptureAsync(
        IReadOnlyList<string> arguments,
        TimeSpan silence,
        CancellationToken cancellationToken
    )
    {
        var output = new LineTail(LineTail.DefaultLines);
        var error = new LineTail(LineTail.DefaultLines);
        var exitCode = await RunAsync(arguments, output.Add, error.Add, new(silence, silence), cancellationToken);

        return new(exitCode, string.Join('\n', output.Lines), string.Join('\n', error.Lines));
    }

    private static Action<string> Heard(Action<string> receive, SilenceWatch watch) =>
        line =>
        {
            watch.Hear(line);
            receive(line);
        };

    internal static async Task<CommandResult> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        using var forceful = new CancellationTokenSource();
        await using var registration = cancellationToken.Register(() => forceful.CancelAfter(Grace));
        try
        {
            return await command.ExecuteAsync(forceful.Token, cancellationToken);
        }
        catch (Exception exception) when (exception is Win32Exception or CliWrapException { InnerException: Win32Exception })
        {
            throw new EngineException("The docker command is not installed, or not on the PATH.", exception);
        }
    }

    internal static IReadOnlyDictionary<string, string?> Merge(IReadOnlyDictionary<string, string?>? environment) =>
        environment is null
            ? BaseEnvironment
            : environment.Concat(BaseEnvironment).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
}

/// <summary>How a docker command ended.</summary>
internal sealed record CommandOutput(int ExitCode, string Output, string Error);
