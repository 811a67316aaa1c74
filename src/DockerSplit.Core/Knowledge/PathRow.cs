using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>Paths of one class.</summary>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record PathRow(PathClass Class, string Why)
{
    /// <summary>Directories with all that lies below, and single files.</summary>
    public ImmutableArray<string> Directories
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Patterns of whole paths, see <see cref="Paths.PathPattern"/>.</summary>
    public ImmutableArray<KnownPattern> Patterns
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
