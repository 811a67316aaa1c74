using System.Collections.Frozen;

namespace DockerSplit.Semantics;

/// <summary>Arguments that exist without a declaration (Dockerfile reference, predefined ARGs and automatic platform ARGs).</summary>
public static class PredefinedArguments
{
    private static readonly FrozenSet<string> Proxies = FrozenSet.Create(
        StringComparer.Ordinal,
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "FTP_PROXY",
        "ftp_proxy",
        "NO_PROXY",
        "no_proxy",
        "ALL_PROXY",
        "all_proxy"
    );

    private static readonly FrozenSet<string> Platforms = FrozenSet.Create(
        StringComparer.Ordinal,
        "TARGETPLATFORM",
        "TARGETOS",
        "TARGETARCH",
        "TARGETVARIANT",
        "BUILDPLATFORM",
        "BUILDOS",
        "BUILDARCH",
        "BUILDVARIANT",
        "TARGETSTAGE"
    );

    /// <summary>Whether every RUN sees the argument once it is given, declared or not.</summary>
    public static bool IsProxy(string name) => Proxies.Contains(name);

    /// <summary>Whether the builder sets the argument, to what only it knows.</summary>
    public static bool IsPlatform(string name) => Platforms.Contains(name);
}
