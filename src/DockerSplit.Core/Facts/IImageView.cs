using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>
/// The original image as planning sees it. It was either <em>seen</em>, read from the layers of a built image, or it is <em>described</em>
/// by the text and the tables. The facts have one form; a described image knows fewer of them and has doubts instead.
/// </summary>
public interface IImageView
{
    /// <summary>Whether the facts were read from a built image.</summary>
    bool IsSeen { get; }

    /// <summary>What the image holds, as far as it is known.</summary>
    ImageFacts Facts { get; }

    /// <summary>
    /// Files, links and directories that the build added or changed and that no package owns, in the order of their paths. A directory
    /// that is <see cref="FileFacts.IsOpaque"/> stands for all that is below it.
    /// </summary>
    ImmutableArray<FileFacts> Left { get; }

    /// <summary>The package that owns a path; null where none does, or none is known to.</summary>
    string? PackageOf(string path);

    /// <summary>Everything that is reached from the roots.</summary>
    /// <param name="nearMisses">Whether to reach, with all that they need, what only weak evidence speaks for too.</param>
    Closure Reach(IEnumerable<ClosureRoot> roots, bool nearMisses = false);

    /// <summary>What the files at the paths need and another image has otherwise, so that they could not run on it.</summary>
    ImmutableArray<MissingNeed> Misfits(IEnumerable<string> paths, ImageSnapshot onto);
}
