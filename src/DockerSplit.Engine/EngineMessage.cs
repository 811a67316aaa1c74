using System.Text.Json;
using Docker.DotNet;

namespace DockerSplit.Engine;

/// <summary>Reads the sentence out of an engine's refusal, which is <c>{"message":"..."}</c>.</summary>
internal static class EngineMessage
{
    public static string Of(DockerApiException exception)
    {
        if (string.IsNullOrWhiteSpace(exception.ResponseBody))
            return exception.StatusCode.ToString();

        try
        {
            using var document = JsonDocument.Parse(exception.ResponseBody);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("message", out var message)
                ? message.ToString().Trim()
                : exception.ResponseBody.Trim();
        }
        catch (JsonException)
        {
            return exception.ResponseBody.Trim();
        }
    }
}
