using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;

namespace DockerSplit.Planning;

/// <summary>The equation solved, and in which form its two summands are brought: what replays, stages and variables are planned by.</summary>
internal sealed class Solution(
    PlanDraft draft,
    RuntimeImage runtime,
    Equation equation,
    ImmutableArray<PackageDecision> packages,
    ImmutableArray<PathDecision> copies
)
{
    private readonly PathSet _copied = PathSet.Of(copies.Select(copy => copy.Path));
    private readonly PathSet _directories = PathSet.Of(copies.Where(copy => copy.IsDirectory).Select(copy => copy.Path));

    public PlanDraft Draft => draft;

    public RuntimeImage Runtime => runtime;

    public Equation Equation => equation;

    public ImmutableArray<PackageDecision> Packages => packages;

    public ImmutableArray<PathDecision> Copies => copies;

    public ImageFacts Facts => draft.Image.Facts;

    public ImageSnapshot Original => draft.Image.Facts.Final;

    public ImageSnapshot Available => runtime.Content;

    /// <summary>The packages that the runtime stage installs, with all that they pull in and its base has not.</summary>
    public IReadOnlySet<string> Installed => field ??= Install();

    /// <summary>Whether a COPY brings the path.</summary>
    public bool IsCopied(string path) => _copied.Covers(path);

    /// <summary>Whether a COPY of a directory above brings the path.</summary>
    public bool IsInsideCopy(string path) => _directories.HasAbove(path);

    /// <summary>Whether the runtime stage has the package, from its base or installed.</summary>
    public bool HasPackage(string name) => equation.Packages.ContainsKey(name) || runtime.Content.Packages.Packages.ContainsKey(name);

    private HashSet<string> Install() =>
        packages
            .Where(package => package.Install)
            .SelectMany(package => draft.Graph.Implied(package.Name).Append(package.Name))
            .Where(name => !runtime.Content.Packages.Packages.ContainsKey(name))
            .ToHashSet(StringComparer.Ordinal);
}
