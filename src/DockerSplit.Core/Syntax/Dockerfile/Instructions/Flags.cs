namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>The flags that each instruction takes (Dockerfile reference, labs channel included).</summary>
internal static class Flags
{
    private static readonly string[] Add = ["chown", "chmod", "link", "keep-git-dir", "checksum", "exclude", "unpack"];
    private static readonly string[] Copy = ["from", "chown", "chmod", "link", "parents", "exclude"];
    private static readonly string[] From = ["platform"];
    private static readonly string[] Healthcheck = ["interval", "timeout", "start-period", "start-interval", "retries"];
    private static readonly string[] Run = ["mount", "network", "security", "device"];

    public static string[] Of(string keyword) =>
        keyword switch
        {
            "ADD" => Add,
            "COPY" => Copy,
            "FROM" => From,
            "HEALTHCHECK" => Healthcheck,
            "RUN" => Run,
            _ => [],
        };
}
