using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Scripts;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Closures;

/// <summary>
/// Follows what sources start by its name. One that is run, or of which a program that is reached says that it was compiled from it, is
/// taken at its word; another may be a build's own helper, and what only builds is not meant by it.
/// </summary>
internal sealed class SourceFollower(ImageSnapshot snapshot, CommandSearch commands, ReachedFiles reached)
{
    private readonly Lazy<FileOwners> _owners = new(() => FileOwners.Of(snapshot));

    /// <param name="words">What the container starts.</param>
    public void Follow(IEnumerable<string> words)
    {
        if (snapshot.Sources.IsEmpty)
            return;
        ImmutableArray<SourceFile> sources =
        [
            .. snapshot.Sources.Select(source => new SourceFile(source.Key, source.Value, SourceFiles.RowOf(source.Key))),
        ];
        var compiled = reached
            .Paths.Select(path => snapshot.Binaries.GetValueOrDefault(path))
            .OfType<ElfFacts>()
            .SelectMany(program => program.Sources)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var start in SourceStarts.Of(sources, words))
        {
            if (commands.Find(start.Program) is { } program && (start.IsRun || compiled.Contains(start.Path) || IsNoBuildTool(program)))
                reached.Add(start.Place, program, NeedKind.Command, start.Program);
        }
    }

    private bool IsNoBuildTool(string program) =>
        _owners.Value.PackageOf(program) is { } package
        && KnowledgeBase.Shipped.Packages.BuildOnly(package)
            is null
                or { Purpose: PackagePurpose.Fetching or PackagePurpose.Unpacking or PackagePurpose.Checking };
}
