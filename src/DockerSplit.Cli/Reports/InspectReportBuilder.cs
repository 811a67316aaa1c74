using System.Diagnostics;
using DockerSplit.Application.Inspecting;
using DockerSplit.Facts;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts what was found in an image into the form of a report.</summary>
internal static class InspectReportBuilder
{
    public static InspectReport Build(InspectedImage image)
    {
        var (facts, closure) = (image.Facts, image.Closure);

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
            Packages = [.. image.Packages.Select(Package)],
            ReachedFiles = closure.Reached.Count,
            ReachedSize = closure.Reached.Keys.Sum(path =>
                facts.Final.Files.GetValueOrDefault(path) is { HardLinkTo: null } file ? file.Size : 0
            ),
            BuildOnlySize = image.Packages.Where(used => used.Use == PackageUse.BuildOnly).Sum(used => used.Package.InstalledSize),
            Missing = [.. closure.Missing.Select(need => new InspectNeed(need.From, Word(need.Kind), need.Detail))],
            Tree = FileTrees.Of(image),
        };
    }

    public static InspectChain Build(NeedChain chain) =>
        new(
            chain.Subject,
            chain.Chain.Length > 0,
            [.. chain.Chain.Select(edge => new InspectEdge(edge.From, edge.To, Word(edge.Kind), edge.Detail))],
            chain.NearMiss is { } near ? $"{near.From}: {near.Detail}" : null
        );

    private static InspectPackage Package(UsedPackage used) =>
        new(used.Package.Name, used.Package.Version, used.Package.InstalledSize, Word(used.Use));

    private static string Word(PackageUse use) =>
        use switch
        {
            PackageUse.Reached => "reached",
            PackageUse.BuildOnly => "build-only",
            PackageUse.NotReached => "not-reached",
            _ => throw new UnreachableException(),
        };

    private static string Word(NeedKind kind) =>
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
}
