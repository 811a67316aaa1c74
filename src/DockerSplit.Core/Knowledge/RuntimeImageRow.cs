using System.Text.RegularExpressions;
using DockerSplit.References;

namespace DockerSplit.Knowledge;

/// <summary>What a smaller image brings besides the system.</summary>
public enum VariantContent
{
    /// <summary>Nothing.</summary>
    Distribution,

    /// <summary>The language's interpreter or runtime.</summary>
    Language,

    /// <summary>Another distribution, of which a shell and a database of packages are all that counts.</summary>
    Shell,

    /// <summary>Whatever the user knows of it.</summary>
    Unknown,
}

/// <summary>A smaller image that may stand in for a larger one.</summary>
public sealed record RuntimeVariant(string Reference, VariantContent Holds, string Why);

/// <summary>The rule by which the images of one repository have a runtime or slim variant.</summary>
/// <param name="Repository">Such as <c>dotnet/sdk</c>.</param>
/// <param name="Tag">A regular expression for the whole tag; its groups stand in <paramref name="Runtime"/>.</param>
/// <param name="Runtime">The variant's reference; <c>{prefix}</c> is what the author writes before the repository.</param>
/// <param name="Example">An image of the repository.</param>
/// <param name="Becomes">Its variant.</param>
public sealed record RuntimeImageRow(
    string Repository,
    string Tag,
    string Runtime,
    VariantContent Holds,
    string Example,
    string Becomes,
    string Why
)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>A regular expression for parts of tags to which the row does not apply.</summary>
    public string? Not { get; init; }

    /// <summary>The variant of an image; null where the rule does not apply.</summary>
    /// <param name="written">The reference as the author writes it.</param>
    public RuntimeVariant? VariantOf(string written, ImageReference image)
    {
        if (
            // An image of the same name in somebody's own folder is another image.
            image.Family != Repository
            || (Not is not null && Regex.IsMatch(image.EffectiveTag, Not, RegexOptions.ExplicitCapture, MatchTimeout))
        )
            return null;
        var match = Regex.Match(image.EffectiveTag, $"^(?:{Tag})$", RegexOptions.ExplicitCapture, MatchTimeout);
        if (!match.Success)
            return null;

        var prefix = written[..written.LastIndexOf(Repository, StringComparison.Ordinal)];
        var reference = match.Result(Runtime).Replace("{prefix}", prefix, StringComparison.Ordinal);

        // A variant of "latest" is named by the variant alone.
        return new(reference.Replace(":latest-", ":", StringComparison.Ordinal), Holds, Why);
    }
}
