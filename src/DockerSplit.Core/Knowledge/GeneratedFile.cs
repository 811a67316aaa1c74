using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>Files that packages make when they are installed, or programs when they run, so that no list has them.</summary>
/// <param name="Why">One sentence for people: what makes the files.</param>
/// <param name="Paths">Patterns of their paths.</param>
public sealed record GeneratedFile(string Why, ImmutableArray<string> Paths)
{
    /// <summary>Patterns of the names of packages that make them; the first one that is installed owns them.</summary>
    public ImmutableArray<string> Packages
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Where it is given, only links are meant that end at such a file, and only when it is not the author's.</summary>
    public ImmutableArray<string> Targets
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// Whether the files are made anew when any package is installed. Others change only with their own package: with that one as it
    /// was in the base image, a change is the author's.
    /// </summary>
    public bool MadeByAny { get; init; }

    /// <summary>Patterns of what goes into the files; with one of the author's among it, the files are the author's work too.</summary>
    public ImmutableArray<string> Inputs
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// The file that it is made of, whose owner is its owner too: <c>{dir}</c> is its directory, <c>{stem}</c> its name up to the first
    /// dot.
    /// </summary>
    public string? From { get; init; }

    /// <summary>Whether running programs write it anew, so that nobody minds a difference.</summary>
    public bool IsRewritten { get; init; }
}
