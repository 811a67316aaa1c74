using System.Text.Json;
using Docker.DotNet;

namespace DockerSplit.Engine;

/// <summary>Reads the sentence out of an engine's refusal, which is <c>{"message":"..."}</c>.</summary>
internal static class EngineMessage
{
    /// <summary>More is no sentence for people, but a page or worse.</summary>
    private const int Longest = 600;

    public static string Of(DockerApiException exception)
    {
        if (string.IsNullOrWhiteSpace(exception.ResponseBody))
            return exception.StatusCode.ToString();

        try
        {
            using var document = JsonDocument.Parse(exception.ResponseBody);
            return Shorten(
                document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("message", out var message)
                    ? message.ToString()
                    : exception.ResponseBody
            );
        }
        catch (JsonException)
        {
            return Shorten(exception.ResponseBody);
        }
    }

    /// <summary>The text without blanks around it, cut where it is too long to be read.</summary>
    public static string Shorten(string text)
    {
        var trimmed = text.Trim();

        return trimmed.Length <= Longest ? trimmed : string.Concat(trimmed.AsSpan(0, Longest), "...");
    }
}
