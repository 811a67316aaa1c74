using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Application.Checking;

/// <summary>What one of several Dockerfiles would gain from a runtime stage.</summary>
internal abstract record CheckedDockerfile
{
    private protected CheckedDockerfile(string name, LinePosition place) => (Name, Place) = (name, place);

    /// <summary>The Dockerfile, as the user named it.</summary>
    public string Name { get; }

    /// <summary>Where its stage begins, or where it cannot be read.</summary>
    public LinePosition Place { get; }
}

/// <summary>There is a split that makes the image smaller.</summary>
/// <param name="Outcome">Whether that was verified.</param>
/// <param name="Dropped">The packages that run time does without.</param>
/// <param name="Saving">How much smaller; null where nothing is known.</param>
internal sealed record Gaining(string Name, LinePosition Place, Outcome Outcome, ImmutableArray<string> Dropped, Saving? Saving)
    : CheckedDockerfile(Name, Place);

/// <summary>A split may make the image smaller, but the text alone does not tell whether it works.</summary>
/// <param name="Dropped">The packages that run time perhaps does without.</param>
/// <param name="Doubts">What is not known, each at its place; never empty.</param>
internal sealed record Doubtful(string Name, LinePosition Place, ImmutableArray<string> Dropped, ImmutableArray<Diagnostic> Doubts)
    : CheckedDockerfile(Name, Place);

/// <summary>There is nothing to gain.</summary>
/// <param name="Outcome">Nothing to split, or several stages already.</param>
/// <param name="Reason">A sentence without its full stop.</param>
internal sealed record NotGaining(string Name, Outcome Outcome, string Reason) : CheckedDockerfile(Name, new(1, 1));

/// <summary>The file, or its settings, cannot be read, or it uses something that is not supported.</summary>
/// <param name="Reason">A sentence without its full stop.</param>
internal sealed record NotReadable(string Name, LinePosition Place, string Reason) : CheckedDockerfile(Name, Place);

/// <summary>It was to be measured, and building or comparing failed.</summary>
/// <param name="Outcome">How it failed.</param>
/// <param name="Reason">A sentence without its full stop.</param>
/// <param name="Dropped">The packages that the failed plan left out.</param>
internal sealed record Failing(string Name, LinePosition Place, Outcome Outcome, string Reason, ImmutableArray<string> Dropped)
    : CheckedDockerfile(Name, Place);

/// <summary>How much smaller an image gets.</summary>
/// <param name="Bytes">The difference of both images, or the least that the dropped packages take.</param>
/// <param name="IsMeasured">Whether both images were built.</param>
internal sealed record Saving(long Bytes, bool IsMeasured);
