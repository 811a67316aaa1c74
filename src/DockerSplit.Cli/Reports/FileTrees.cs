using System.Diagnostics;
using System.Text.Json;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Inspecting;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Paths;

namespace DockerSplit.Cli.Reports;

/// <summary>The files of an image by what became of them, or by what they are good for.</summary>
internal static class FileTrees
{
    /// <summary>The original's files by what became of them.</summary>
    /// <param name="copied">What a plan copies; empty without one.</param>
    public static FileTreeReport? Of(ComparedFacts? images, Ledger? ledger, IEnumerable<string> copied)
    {
        if (images is null || ledger is null)
            return null;

        var tree = new FileTreeBuilder();
        var kept = new KeptFates(images, PathSet.Of(copied));
        foreach (var entry in ledger.Entries.Where(entry => entry.Subject == LedgerSubject.Path))
        {
            if (images.Original.Final.Files.TryGetValue(entry.Name, out var file) && file.Kind != FileKind.Directory)
                tree.Add(entry.Name, entry.Size, entry.Fate == LedgerFate.Same ? kept.Of(file) : Fate(entry));
        }

        return tree.Build();
    }

    /// <summary>An image's files by whether what it starts reaches them.</summary>
    public static FileTreeReport Of(InspectedImage image)
    {
        var tree = new FileTreeBuilder();
        var uses = image.Packages.ToDictionary(used => used.Package.Name, used => used.Use, StringComparer.Ordinal);
        foreach (var file in image.Facts.Final.Files.Values.Where(file => file.Kind != FileKind.Directory))
            tree.Add(file.Path, file.HardLinkTo is null ? file.Size : 0, Use(image, uses, file.Path));

        return tree.Build();
    }

    private static FileFateReport Use(InspectedImage image, Dictionary<string, PackageUse> uses, string path)
    {
        if (image.Closure.Reached.ContainsKey(path))
            return new(FileFateReport.Reached, "what the image starts reaches it", Weak: false);
        if (image.PackageOf(path) is not { } package || !uses.TryGetValue(package, out var use))
            return new(FileFateReport.NotReached, "nothing that is known reaches it, and no package owns it", Weak: true);

        return use switch
        {
            PackageUse.BuildOnly => new(
                FileFateReport.BuildOnly,
                $"{package} is known to be for building, and nothing reaches it",
                Weak: false
            ),
            PackageUse.Reached => new(FileFateReport.NotReached, $"of {package} other files are reached", Weak: true),
            PackageUse.NotReached => new(FileFateReport.NotReached, $"nothing that is known reaches {package}", Weak: true),
            _ => throw new UnreachableException(),
        };
    }

    private static FileFateReport Fate(LedgerEntry entry) =>
        new(JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Fate.ToString()), entry.Reason.Why, entry.Reason.IsWeak);

    /// <summary>How what is the same in both images got into the rewritten one.</summary>
    private sealed class KeptFates(ComparedFacts images, PathSet copied)
    {
        private readonly FileOwners _owners = FileOwners.Of(images.Original);

        public FileFateReport Of(FileFacts file)
        {
            if (copied.CoverOf(file.Path) is { } cover)
                return new(FileFateReport.Copied, $"it is copied with {cover}", Weak: false);
            if (file.Layer < images.Original.BaseLayers)
                return new(FileFateReport.FromBase, "the base image brings it", Weak: false);

            return _owners.PackageOf(file.Path) is { } package && images.Rewritten.Final.Packages.Packages.ContainsKey(package)
                ? new(FileFateReport.Installed, $"the package {package} brings it", Weak: false)
                : new(FileFateReport.Copied, "it is the same in both images", Weak: false);
        }
    }
}
