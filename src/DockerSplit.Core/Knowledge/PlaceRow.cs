using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DockerSplit.References;

namespace DockerSplit.Knowledge;

/// <summary>What lies in a place.</summary>
public enum PlaceUse
{
    /// <summary>Packages that are installed for everybody, with their commands.</summary>
    Packages,

    /// <summary>Packages that are installed for their commands, beside the interpreter.</summary>
    Tools,

    /// <summary>Modules of the interpreter itself, with the settings that switch them on.</summary>
    Extensions,
}

/// <summary>Where the package managers of an ecosystem install to on some images when nobody tells them otherwise.</summary>
/// <param name="Repository">The image's repository, or <c>*</c> for any.</param>
/// <param name="Tag">A regular expression for the whole tag; its groups stand in <paramref name="Roots"/>.</param>
/// <param name="Roots">Directories; a <c>*</c> stands for names that the text does not tell.</param>
/// <param name="Example">An image for which the row holds.</param>
/// <param name="Becomes">The first root of it.</param>
public sealed record PlaceRow(
    PlaceUse Use,
    string Repository,
    string Tag,
    ImmutableArray<string> Roots,
    string Example,
    string Becomes,
    string Why
)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The places on an image; none where the row does not hold.</summary>
    public ImmutableArray<string> RootsOn(ImageReference image)
    {
        if (
            Repository != "*"
            && image.Repository != Repository
            && !image.Repository.EndsWith("library/" + Repository, StringComparison.Ordinal)
        )
            return [];
        var match = Regex.Match(image.EffectiveTag, $"^(?:{Tag})$", RegexOptions.ExplicitCapture, MatchTimeout);

        return match.Success ? [.. Roots.Select(match.Result)] : [];
    }
}
