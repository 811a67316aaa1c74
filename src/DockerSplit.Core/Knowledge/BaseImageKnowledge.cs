using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>What is known of a base image from its name alone, <c>Data/base-images.json</c>.</summary>
public static class BaseImageKnowledge
{
    private static readonly Lazy<BaseImageRow[]> Rows = new(() =>
        KnowledgeFile.Read("base-images.json", KnowledgeJson.Default.BaseImageRowArray)
    );

    /// <summary>The first row whose pattern fits the image reference, registry host left away; null when none does.</summary>
    public static BaseImageRow? Find(string? reference)
    {
        if (reference is null)
            return null;

        var name = reference.StartsWith("docker.io/", StringComparison.Ordinal) ? reference["docker.io/".Length..] : reference;
        name = name.StartsWith("library/", StringComparison.Ordinal) ? name["library/".Length..] : name;
        name = name.Split('@')[0];
        if (!name.Contains(':', StringComparison.Ordinal))
            name += ":latest";

        return Array.Find(Rows.Value, row => row.Images.Any(pattern => TextPattern.IsMatch(name, pattern)));
    }
}

/// <summary>A family of base images.</summary>
/// <param name="Images">Patterns of <c>name:tag</c>.</param>
/// <param name="Distribution">The <c>ID</c> of os-release.</param>
/// <param name="Release">The codename or version, where the name tells it.</param>
/// <param name="Packages">Packages that it brings and that others often ask for.</param>
public sealed record BaseImageRow(string[] Images, string Distribution, string? Release, string[] Packages, string Why);
