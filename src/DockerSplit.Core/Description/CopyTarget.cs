using DockerSplit.Description.Files;

namespace DockerSplit.Description;

/// <summary>Where COPY puts files, and what it makes of them.</summary>
/// <param name="IsDirectory">Whether files go into the path and not in its place.</param>
/// <param name="Owner">The value of <c>--chown</c>.</param>
/// <param name="Mode">The value of <c>--chmod</c>.</param>
internal sealed record CopyTarget(string Path, bool IsDirectory, string? Owner, string? Mode)
{
    public DescribedNode Apply(DescribedNode node) => node with { Owner = Owner, Mode = Modes.Apply(Mode, node) };
}
