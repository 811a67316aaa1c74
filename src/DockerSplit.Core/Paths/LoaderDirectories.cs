using System.Collections.Immutable;

namespace DockerSplit.Paths;

/// <summary>Where programs find the libraries that they link to.</summary>
public static class LoaderDirectories
{
    /// <summary>Where the loader looks without being told (ld.so(8)).</summary>
    public static ImmutableArray<string> Trusted { get; } = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    /// <summary>Those, and the ones that distributions tell it of in its configuration.</summary>
    public static ImmutableArray<string> Customary { get; } = ["/usr/local/lib", "/usr/local/lib64", .. Trusted];
}
