using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Images.Packages;

/// <summary>Files that packages make when they are installed, so that no list of theirs has them.</summary>
internal sealed record GeneratedFile
{
    /// <summary>One sentence for people: what makes the files.</summary>
    public required string Why { get; init; }

    /// <summary>Patterns of the names of packages that make them; the first one that is installed owns them.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>Patterns of their paths.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Where it is given, only links are meant that end at such a file, and only when it is not the author's.</summary>
    public IReadOnlyList<string> Targets
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// Whether the files are made anew when any package is installed. Others change only with their own package: with that one as it
    /// was in the base image, a change is the author's.
    /// </summary>
    public bool MadeByAny { get; init; }

    /// <summary>Patterns of what goes into the files; with one of the author's among it, the files are the author's work too.</summary>
    public IReadOnlyList<string> Inputs
    {
        get => field ?? [];
        init;
    }

    /// <summary>All of them, from the data file <c>Data/generated-files.json</c>.</summary>
    public static IReadOnlyList<GeneratedFile> Known => Loaded.Value;

    private static readonly Lazy<IReadOnlyList<GeneratedFile>> Loaded = new(Load);

    private static GeneratedFile[] Load()
    {
        using var stream = typeof(GeneratedFile).Assembly.GetManifestResourceStream("Data/generated-files.json")!;

        return JsonSerializer.Deserialize(stream, GeneratedFileJson.Default.GeneratedFileArray)!;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(GeneratedFile[]))]
internal sealed partial class GeneratedFileJson : JsonSerializerContext;
