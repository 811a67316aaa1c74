using DockerSplit.Facts;
using DockerSplit.Text;

namespace DockerSplit.Description.Starting;

/// <summary>What starts a program.</summary>
/// <param name="Name">An instruction's keyword, or the path of a script.</param>
/// <param name="Kind">How what it names is reached.</param>
/// <param name="Span">The instruction.</param>
internal sealed record Origin(string Name, NeedKind Kind, TextSpan Span)
{
    public ClosureEdge To(string path, string word) => new(Name, path, Kind, word);
}
