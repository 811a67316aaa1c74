using System.Text.Json;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.DotNet;

/// <summary>What programs of .NET need of an image, the most demanding last.</summary>
internal enum DotNetNeed
{
    /// <summary>They bring the runtime along.</summary>
    Libraries,

    /// <summary>The base framework.</summary>
    Runtime,

    /// <summary>The framework of web applications too.</summary>
    Web,
}

/// <summary>Reads what the programs in an image need: of a built one from what was published, else from the project files.</summary>
internal static class DotNetOutput
{
    private const string Settings = ".runtimeconfig.json";

    /// <summary>The name of the framework of web applications.</summary>
    public const string WebFramework = "Microsoft.AspNetCore.App";

    private static readonly string[] Projects = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Properties of a project with which the runtime comes along, or nothing is left of it.</summary>
    private static readonly string[] Whole = ["<SelfContained>true", "<PublishSelfContained>true", "<PublishAot>true"];

    /// <summary>The same on the command line.</summary>
    private static readonly string[] WholeOptions = ["SelfContained=true", "PublishSelfContained=true", "PublishAot=true"];

    /// <summary>What is needed; null where nothing tells.</summary>
    public static DotNetNeed? NeedOf(StageAnalysis analysis, IImageView image)
    {
        var own = image
            .Facts.Final.Texts.Where(pair =>
                image.Facts.Final.Files.GetValueOrDefault(pair.Key)?.Layer >= image.Facts.BaseLayers || !image.IsSeen
            )
            .ToList();

        return image.IsSeen ? OfPublished(image, own)
            : IsWhole(analysis) ? DotNetNeed.Libraries
            : OfProjects(own);
    }

    private static DotNetNeed? OfPublished(IImageView image, List<KeyValuePair<string, string>> own)
    {
        var all = own.Where(pair => pair.Key.EndsWith(Settings, StringComparison.Ordinal)).ToList();
        var started = StartedOf(image);
        var named = all.Where(pair => started.Contains(pair.Key)).ToList();
        var needs = (named.Count > 0 ? named : all).Select(pair => OfSettings(pair.Value)).ToList();

        return needs.Count == 0 || needs.Contains(null) ? null : needs.Max();
    }

    /// <summary>The settings of the programs that the container starts: they lie beside them and have their names.</summary>
    private static HashSet<string> StartedOf(IImageView image)
    {
        var directory = image.Facts.Config.WorkingDirectory is { Length: > 0 } set ? set : "/";

        return ClosureRoot
            .OfConfig(image.Facts.Config)
            .SelectMany(root => root.Words)
            .SelectMany(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word =>
                ContainerPath.Combine(directory, word.EndsWith(".dll", StringComparison.Ordinal) ? word[..^4] : word) + Settings
            )
            .ToHashSet(StringComparer.Ordinal);
    }

    private static DotNetNeed? OfSettings(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (!document.RootElement.TryGetProperty("runtimeOptions", out var options))
                return null;
            if (options.TryGetProperty("includedFrameworks", out _))
                return DotNetNeed.Libraries;

            var names = Frameworks(options).ToList();

            return names.Count == 0 ? null
                : names.Contains(WebFramework) ? DotNetNeed.Web
                : names.TrueForAll(name => name == "Microsoft.NETCore.App") ? DotNetNeed.Runtime
                : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string?> Frameworks(JsonElement options)
    {
        var one = options.TryGetProperty("framework", out var framework) ? [framework] : Array.Empty<JsonElement>();
        var several = options.TryGetProperty("frameworks", out var frameworks) ? frameworks.EnumerateArray().ToArray() : [];

        return one.Concat(several).Select(element => element.GetProperty("name").GetString());
    }

    /// <summary>Whether all that is published brings its runtime along.</summary>
    private static bool IsWhole(StageAnalysis analysis)
    {
        var published = analysis
            .Steps.Where(step => step.Name == "dotnet" && step.Arguments is [{ Value: "publish" or "build" }, ..])
            .Select(step => step.Arguments.Select(argument => argument.Value ?? "").ToList())
            .ToList();

        return published.Count > 0 && published.TrueForAll(IsWhole);
    }

    private static bool IsWhole(List<string> words)
    {
        var at = words.FindIndex(word => word is "--self-contained" or "--sc" or "--self-contained=true");

        return (at >= 0 && (at + 1 == words.Count || words[at + 1] != "false"))
            || words.Exists(word => WholeOptions.Any(option => word.EndsWith(option, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>One project may bring what another refers to, so the most demanding counts.</summary>
    private static DotNetNeed? OfProjects(List<KeyValuePair<string, string>> own)
    {
        var projects = own.Where(pair => Projects.Any(ending => pair.Key.EndsWith(ending, StringComparison.Ordinal)))
            .Select(pair => pair.Value)
            .ToList();
        if (projects.Count == 0)
            return null;
        if (projects.TrueForAll(text => Whole.Any(property => text.Contains(property, StringComparison.OrdinalIgnoreCase))))
            return DotNetNeed.Libraries;
        if (projects.Exists(IsWeb))
            return DotNetNeed.Web;
        // What others of the solution say in files that all projects share is not read.
        return own.Exists(pair => ContainerPath.Name(pair.Key) is "Directory.Build.props" or "Directory.Build.targets")
            ? null
            : DotNetNeed.Runtime;
    }

    private static bool IsWeb(string project) =>
        project.Contains("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase)
        || project.Contains("Microsoft.NET.Sdk.Razor", StringComparison.OrdinalIgnoreCase)
        || project.Contains("Microsoft.NET.Sdk.BlazorWebAssembly", StringComparison.OrdinalIgnoreCase)
        || project.Contains("AspNetCore", StringComparison.OrdinalIgnoreCase);
}
