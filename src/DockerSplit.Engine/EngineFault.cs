using System.Globalization;
using System.Text.Json;
using Docker.DotNet;

namespace DockerSplit.Engine;

/// <summary>Puts what goes wrong with the engine into one sentence.</summary>
internal static class EngineFault
{
    /// <summary>
    /// Whether an exception of a call is the engine's fault: anything but a wish to stop. What the client throws on answers that are
    /// no JSON, null or of other types is documented nowhere, and between it and the socket there is no code of ours but the guard's.
    /// </summary>
    public static bool Is(Exception exception, CancellationToken cancellationToken) =>
        exception is not EngineException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <param name="purpose">What was wanted, such as <c>start a container</c>.</param>
    public static EngineException Of(string purpose, Exception exception) =>
        exception switch
        {
            DockerApiException refusal => new($"The Docker engine refused to {purpose}: {EngineMessage.Of(refusal)}", exception),
            _ => new($"The Docker engine failed on the attempt to {purpose}: {Describe(exception)}", exception),
        };

    /// <summary>The engine said nothing for so long.</summary>
    public static EngineException Silence(TimeSpan wait) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The Docker engine does not answer: nothing came for {wait.TotalSeconds:0.#} s."));

    /// <summary>The reason in words, for an exception that is no refusal.</summary>
    public static string Describe(Exception exception) =>
        exception switch
        {
            EngineException => exception.Message,
            DockerApiException refusal => EngineMessage.Of(refusal),
            JsonException => "its answer is not understood",
            { InnerException: { } inner } => Describe(inner),
            IOException or HttpRequestException or System.Net.Sockets.SocketException or UnauthorizedAccessException =>
                EngineMessage.Shorten(exception.Message),
            OperationCanceledException or TimeoutException => "it does not answer in time",
            _ => $"its answer is not understood ({EngineMessage.Shorten(exception.Message)})",
        };
}
