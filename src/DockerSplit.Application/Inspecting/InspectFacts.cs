using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Images.Closures;
using DockerSplit.Knowledge;

namespace DockerSplit.Application.Inspecting;

/// <summary>What <c>docksplit inspect</c> tells; the names are those of the JSON, which docs/inspect.md documents.</summary>
internal sealed record InspectFacts
{
    public const string Reached = "reached";
    public const string BuildOnly = "build-only";
    public const string Other = "not-reached";

    public required string Image { get; init; }

    public required string Distribution { get; init; }

    public required string Architecture { get; init; }

    public required long Size { get; init; }

    public required int Files { get; init; }

    public required ImmutableArray<InspectLayer> Layers { get; init; }

    public required string PackageManager { get; init; }

    public string? UnreadPackages { get; init; }

    public required ImmutableArray<InspectPackage> Packages { get; init; }

    public required int ReachedFiles { get; init; }

    public required long ReachedSize { get; init; }

    public required long BuildOnlySize { get; init; }

    public required ImmutableArray<InspectNeed> Missing { get; init; }

    public static InspectFacts Of(InspectedImage image)
    {
        var (facts, closure) = (image.Facts, image.Closure);
        var packages = Classify(image);

        return new()
        {
            Image = image.Name,
            Distribution = $"{facts.Final.Distribution.Id} {facts.Final.Distribution.Release}".Trim(),
            Architecture = facts.Config.Architecture,
            Size = facts.Size,
            Files = facts.Final.Files.Count,
            Layers = [.. facts.Layers.Select(layer => new InspectLayer(layer.DiffId, layer.Size, layer.CreatedBy))],
            PackageManager = facts.Final.Packages.Manager,
            UnreadPackages = facts.Final.Packages.Unread,
            Packages = packages,
            ReachedFiles = closure.Reached.Count,
            ReachedSize = closure.Reached.Keys.Sum(path => facts.Final.Files.GetValueOrDefault(path) is { HardLinkTo: null } file ? file.Size : 0),
            BuildOnlySize = packages.Where(package => package.Role == BuildOnly).Sum(package => package.Size),
            Missing = [.. closure.Missing.Select(need => new InspectNeed(need.From, KindOf(need.Kind), need.Detail))],
        };
    }

    public static string KindOf(NeedKind kind) =>
        kind switch
        {
            NeedKind.Root => "start",
            NeedKind.Library => "library",
            NeedKind.Interpreter => "interpreter",
            NeedKind.LinkTarget => "link",
            NeedKind.Command => "command",
            NeedKind.Suggested => "suggested",
            NeedKind.Version => "version",
            _ => "opened",
        };

    /// <summary>The largest first. What is reached is no build tool, whatever its name.</summary>
    private static ImmutableArray<InspectPackage> Classify(InspectedImage image)
    {
        var reached = image.Closure.Reached.Keys.Select(image.Owners.PackageOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

        return
        [
            .. image
                .Facts.Final.Packages.Packages.Values.Select(package => new InspectPackage(
                    package.Name,
                    package.Version,
                    package.InstalledSize,
                    reached.Contains(package.Name) ? Reached
                        : PackageKnowledge.BuildOnly(package.Name) is not null ? BuildOnly
                        : Other
                ))
                .OrderByDescending(package => package.Size)
                .ThenBy(package => package.Name, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A layer.</summary>
internal sealed record InspectLayer(string DiffId, long Size, string? CreatedBy);

/// <summary>A package with the size that its database states.</summary>
internal sealed record InspectPackage(string Name, string Version, long Size, string Role);

/// <summary>A need that nothing in the image meets.</summary>
internal sealed record InspectNeed(string From, string Kind, string Detail);
