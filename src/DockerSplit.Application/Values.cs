using System.Text.RegularExpressions;
using DockerSplit.References;

namespace DockerSplit.Application;

/// <summary>
/// Checks that values which become part of a Dockerfile, or of a container's description, are what they are said to be: nothing that
/// a repository's settings hold may become an instruction, an option or a second word. Each check gives what is wrong, or null.
/// </summary>
internal static partial class Values
{
    /// <summary><c>auto</c>, <c>same</c>, <c>slim</c>, <c>scratch</c>, or a reference of an image.</summary>
    public static string? RuntimeBase(string text) => Image(text);

    /// <summary>A reference of an image.</summary>
    public static string? Image(string text) =>
        text.Length <= LongestReference && ImageReference.TryParse(text) is not null && Reference().IsMatch(text)
            ? null
            : $"'{text}' is no reference of an image, such as debian:bookworm-slim";

    /// <summary>A package, perhaps with a version: <c>libpq5</c>, <c>curl=7.88.1-10</c>, <c>gcc-c++</c>, <c>libc6:i386</c>.</summary>
    public static string? Package(string text) => PackageName().IsMatch(text) ? null : $"'{text}' is no name of a package";

    /// <summary>A path in the container. It is quoted where it is written; only what ends a line, or the path, cannot be in it.</summary>
    public static string? Path(string text) =>
        !text.StartsWith('/') ? $"'{text}' must begin with /"
        : text.Any(char.IsControl) ? $"'{text}' holds a control character"
        : text.Split('/').Contains("..") ? $"'{text}' leads upwards"
        : null;

    /// <summary>A path alone: with a colon it would name a directory of the engine's machine.</summary>
    public static string? Volume(string text) => Path(text) ?? (text.Contains(':') ? $"'{text}' is not a path alone" : null);

    /// <summary>The name of a variable.</summary>
    public static string? Variable(string text) => VariableName().IsMatch(text) ? null : $"'{text}' is no name of a variable";

    /// <summary>Host names as docker takes them (RFC 1123).</summary>
    public static string? Hostname(string text) => HostName().IsMatch(text) ? null : $"'{text}' is no host name";

    /// <summary>A capability's name.</summary>
    public static string? Capability(string text) => CapabilityName().IsMatch(text) ? null : $"'{text}' is no capability";

    private const int LongestReference = 512;

    // distribution/reference: [domain[:port]/]path[:tag][@digest]; here without the limits of length of each part.
    [GeneratedRegex(
        @"\A([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[a-z0-9]+:[0-9a-f]{32,128})?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Reference();

    [GeneratedRegex(
        @"\A[A-Za-z0-9@][A-Za-z0-9+._:~@/^-]*((=|<|>|~|<=|>=)[A-Za-z0-9+._:~^*-]+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();

    [GeneratedRegex(
        @"\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A[A-Za-z_]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CapabilityName();
}
