namespace DockerSplit.Engine.Builds;

/// <summary>A secret that a build is given, as <c>docker build --secret</c> takes it, for <c>RUN --mount=type=secret</c>.</summary>
/// <param name="Id">The name by which the Dockerfile asks for it.</param>
/// <param name="IsVariable">Whether it comes from an environment variable and not from a file.</param>
/// <param name="Source">The variable's name, or the file's absolute path.</param>
/// <param name="Content">What it holds, which nothing may show.</param>
public sealed record BuildSecret(string Id, bool IsVariable, string Source, string Content)
{
    /// <summary>The value of the option <c>--secret</c>.</summary>
    public string Argument => $"{Field("id", Id)},{Field(IsVariable ? "env" : "src", Source)}";

    /// <summary>The content is not shown by chance either.</summary>
    public override string ToString() => Argument;

    // The option's value is a line of comma-separated values (RFC 4180).
    private static string Field(string name, string value) =>
        value.AsSpan().ContainsAny(',', '"', '\n')
            ? $"\"{name}={value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : $"{name}={value}";
}
