using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Packages;

/// <summary>Tells packages whose files only programs that link to them need from those that somebody may use in another way.</summary>
internal sealed class PackageContents(ImageSnapshot image, PackageGraph graph, KnowledgeBase known)
{
    /// <summary>
    /// Whether a package holds anything but libraries that programs link to: programs, settings, plugins, data. A package that only
    /// stands for others is what they are.
    /// </summary>
    public bool IsMoreThanLibraries(PackageFacts package) => IsMore(package) || (!HasContent(package) && StandsFor(package).Any(IsMore));

    private bool IsMore(PackageFacts package)
    {
        var holdsLibraries = package.Files.Any(IsLinked);

        // Beside a library the shared data is the library's own: translations, overrides of checkers.
        return package.Files.Any(file =>
            IsForRunTime(file) && !IsLinked(file) && !(holdsLibraries && ContainerPath.IsWithin(file, "/usr/share"))
        );
    }

    private bool HasContent(PackageFacts package) => package.Files.Any(IsForRunTime);

    private IEnumerable<PackageFacts> StandsFor(PackageFacts package) =>
        graph.Direct(package.Name).Where(name => known.Packages.BuildOnly(name) is null).Select(name => image.Packages.Packages[name]);

    private bool IsForRunTime(string file) => known.Paths.ClassOf(file) == PathClass.Other;

    private bool IsLinked(string file) =>
        ContainerPath.Name(file).Contains(".so", StringComparison.Ordinal)
        && ContainerPath.Parent(file) is var directory
        && (LoaderDirectories.Trusted.Contains(directory) || image.LibraryPath.Contains(directory));
}
