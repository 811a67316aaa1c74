using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Description.Starting;

/// <summary>
/// Programs that a package manager put beside those of the base image, of which the text tells no name. What the container starts tells
/// the names that matter; where it starts something that cannot be read, any of them may, and the directory stands for all.
/// </summary>
internal static class UnnamedPrograms
{
    public static void Settle(DescribedImageState state, StartSources sources)
    {
        NameResults(state, sources);
        var directories = sources.SearchPath.Where(directory => state.Files.At(directory) is { UnnamedLayer: not null }).ToList();
        if (directories.Count == 0)
            return;

        var reacher = new Reacher(state, sources);
        reacher.Reach(ClosureRoot.OfConfig(sources.Config));
        foreach (var word in reacher.Unnamed)
            state.Files.Put(ContainerPath.Join(directories[0], word), Named(state.Files.At(directories[0])!));
        // Of several directories nobody knows which has the program.
        foreach (var directory in directories.Where(_ => reacher.MayStartMore || (directories.Count > 1 && reacher.Unnamed.Count > 0)))
            state.Files.Update(directory, node => node with { IsOpaque = true, Layer = node.UnnamedLayer!.Value });
    }

    /// <summary>Of a build tool's results run time needs those that the start names, where these are whole by themselves.</summary>
    private static void NameResults(DescribedImageState state, StartSources sources)
    {
        var reacher = new Reacher(state, sources);
        reacher.Reach(ClosureRoot.OfConfig(sources.Config));
        foreach (var group in reacher.Results.GroupBy(result => result.Directory, result => result.Path))
        {
            if (group.Contains(null))
                continue;
            var directory = state.Files.At(group.Key)!;
            state.Files.Update(group.Key, node => node with { IsOpaque = false, IsFilled = true });
            foreach (var path in group)
                state.Files.Put(path!, Result(directory));
        }
    }

    private static DescribedNode Result(DescribedNode directory) =>
        DescribedNode.File(directory.Layer) with
        {
            Mode = FilePermissions.PlainDirectory,
            MayLink = directory.MayLink,
            Owner = directory.Owner,
        };

    private static DescribedNode Named(DescribedNode directory) =>
        DescribedNode.File(directory.UnnamedLayer!.Value) with
        {
            Mode = FilePermissions.PlainDirectory,
            Interpreter = directory.Interpreter,
        };
}
