using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>Builds two Dockerfiles and compares their images.</summary>
internal static class Scenario
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ProbeRecipe Impatient(ProbeRecipe recipe) => recipe with { StopTimeout = TimeSpan.FromSeconds(1) };

    // nc starts the script anew for each connection; it stops at once on its signal because sh runs it as its only process.
    public static string Http(string body) =>
        $$"""
            FROM alpine:latest
            COPY <<'EOF' /serve
            #!/bin/sh
            read request
            printf 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n'
            printf '%s' "{{body}}"
            EOF
            RUN chmod +x /serve
            EXPOSE 8080
            STOPSIGNAL SIGKILL
            CMD ["nc", "-lk", "-p", "8080", "-e", "/serve"]

            """;

    public static async Task<string> BuildAsync(EngineSession session, string role, string text)
    {
        using var context = new TemporaryDirectory();
        var result = await new ImageBuilder(session).BuildAsync(new(role, text, context.Path), null, Cancellation);
        return Assert.IsType<Built>(result).Reference;
    }

    public static async Task<VerificationReport> VerifyAsync(
        EngineSession session,
        string original,
        string rewritten,
        Func<ProbeRecipe, ProbeRecipe>? configure = null,
        string role = "rewritten"
    )
    {
        var recipe = configure?.Invoke(ProbeRecipe.Default) ?? ProbeRecipe.Default;
        var first = await BuildAsync(session, "original", original);
        var second = await BuildAsync(session, role, rewritten);

        return await new Verifier(session).VerifyAsync(new(first, second, recipe), null, Cancellation);
    }
}
