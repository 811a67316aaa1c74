using DockerSplit.Paths;

namespace DockerSplit.Facts;

/// <summary>Where certificates of one's own lie, from which <c>update-ca-certificates</c> makes the store (update-ca-certificates(8)).</summary>
public static class TrustStore
{
    /// <summary>The package that brings the store and its tool.</summary>
    public const string Package = "ca-certificates";

    private const string Directory = "/usr/local/share/ca-certificates";

    private const string Made = "/etc/ssl/certs";

    /// <summary>Whether the tool makes what lies at the path.</summary>
    public static bool IsMade(string path) => ContainerPath.IsWithin(path, Made) && path != Made;

    public static bool IsCertificate(string path) => ContainerPath.IsWithin(path, Directory);

    /// <summary>The certificates of their own that the original's base brings.</summary>
    public static IEnumerable<FileFacts> OfBase(ImageFacts original) =>
        original.Final.Files.Values.Where(file =>
            file.Kind == FileKind.Regular && file.Layer < original.BaseLayers && IsCertificate(file.Path)
        );
}
