using DockerSplit.Facts;
using DockerSplit.Images.Closures;
using DockerSplit.Images.Packages;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Contracts;

/// <summary>The two images, with what every comparison asks of them.</summary>
internal sealed class ComparedImages
{
    public ComparedImages(ImageFacts original, ImageFacts rewritten)
    {
        (Original, Rewritten) = (original, rewritten);
        Started = ClosureBuilder.Build(rewritten.Final, rewritten.Config, ClosureRoot.OfConfig(rewritten.Config));
        Owners = FileOwners.Of(rewritten.Final);
        Paths = new(rewritten.Final.Files);
    }

    public ImageFacts Original { get; }

    public ImageFacts Rewritten { get; }

    /// <summary>What the rewritten image reaches from what it starts.</summary>
    public Closure Started { get; }

    /// <summary>Who owns the files of the rewritten image.</summary>
    public FileOwners Owners { get; }

    /// <summary>The paths of the rewritten image.</summary>
    public PathResolver Paths { get; }

    /// <summary>Whether the path is there for more than by the way: it is started, or it was put there and no package did.</summary>
    public bool IsKept(string path) => IsStarted(path) || (!IsOfBase(path) && Owners.PackageOf(path) is null);

    public bool IsStarted(string path) => Started.Reached.ContainsKey(path);

    /// <summary>Whether the base image brought the file as it is, so that nothing of the build is in it.</summary>
    public bool IsOfBase(string path) =>
        Rewritten.Final.Files.GetValueOrDefault(path) is { } file && (IsIn(Rewritten.Base, file) || IsIn(Original.Base, file));

    /// <summary>Whether the build of the original changed the file that the base image brought, or made it.</summary>
    public bool IsBuilt(string path) => Original.Final.Files.GetValueOrDefault(path) is { } file && !IsIn(Original.Base, file);

    /// <summary>
    /// Why nobody minds a difference there; null where somebody does. Engines make some files of a container anew, package managers
    /// write their own, and of logs only the directories matter.
    /// </summary>
    public static string? Unminded(string path, FileKind kind) =>
        KnowledgeBase.Shipped.Paths.ClassOf(path) switch
        {
            PathClass.Generated => "the engine or the system writes it anew",
            PathClass.PackageCache or PathClass.PackageDatabase or PathClass.PackageRepositories => "it is the package manager's own",
            PathClass.Accounts => "accounts are compared by themselves",
            PathClass.Temporary => "it is temporary",
            PathClass.Documentation => "it is documentation",
            PathClass.Development => "only compilers and linkers read it",
            _ when path is "/.dockerenv" or "/.dockerinit" => "the engine makes it",
            _ when kind == FileKind.Regular && path.StartsWith("/var/log/", StringComparison.Ordinal) => "it is a log",
            _ => GeneratedFiles.RewrittenRule(path)?.Why,
        };

    private static bool IsIn(ImageSnapshot snapshot, FileFacts file) =>
        snapshot.Files.GetValueOrDefault(file.Path) is { } old && file with { Layer = old.Layer } == old;
}
