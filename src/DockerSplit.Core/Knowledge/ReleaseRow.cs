using System.Text.RegularExpressions;
using DockerSplit.References;

namespace DockerSplit.Knowledge;

/// <summary>
/// Tags of an image that move no more, so that the release of the distribution below them is settled though they do not name it.
/// </summary>
/// <param name="Repository">Such as <c>python</c>.</param>
/// <param name="Tag">A regular expression for the whole tag.</param>
/// <param name="Codename">The release, such as <c>bookworm</c>.</param>
/// <param name="Example">An image for which the row holds.</param>
public sealed record ReleaseRow(string Repository, string Tag, string Codename, string Example, string Why)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public bool Holds(ImageReference image) =>
        image.Family == Repository && Regex.IsMatch(image.EffectiveTag, $"^(?:{Tag})$", RegexOptions.ExplicitCapture, MatchTimeout);
}
