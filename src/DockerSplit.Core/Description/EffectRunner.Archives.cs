using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>
/// Archives that are unpacked. Usually one has one folder, and a later command that goes there tells its name; until then nobody knows
/// what there is.
/// </summary>
internal sealed partial class EffectRunner
{
    private const string Unpacked = "what is in the archive that is unpacked here is not known";

    /// <summary>The layers of the archives in a directory whose folders nobody has named yet.</summary>
    private readonly SortedDictionary<string, Stack<int>> _unpacked = new(StringComparer.Ordinal);

    private void UnpackInto(StepPath directory)
    {
        if (directory.Value is not { } known || IsWhole(Resolved(known)))
        {
            MakeUnknown(directory, UncertaintyKind.Unlisted, "what is in the archive is not known");
            return;
        }

        var path = Resolved(known);
        if (Files.At(path)?.HoldsFilled == true)
            Unlisted(path, Unpacked);
        if (!_unpacked.TryGetValue(path, out var layers))
            _unpacked[path] = layers = new();
        layers.Push(Layer);
    }

    /// <summary>
    /// Whether the archive's content is meant for the directory itself: one that the build made, or one that is named while the base image
    /// has files there.
    /// </summary>
    private bool IsWhole(string directory)
    {
        var node = Files.At(directory);

        return node is null or { Layer: > 0 }
            || _step.Text.Contains("--strip", StringComparison.Ordinal)
            || (node.HoldsFilled && Value("-C", "--directory", "-d") is not null);
    }

    /// <summary>A path that a command takes for granted shows the folder of an archive; one that it removes is gone.</summary>
    private void Discover(StepPath path)
    {
        if (_unpacked.Count == 0 || path.Value is not { } known)
            return;

        known = Resolved(known);
        for (var at = known; at != "/"; at = ContainerPath.Parent(at))
        {
            if (!_unpacked.TryGetValue(ContainerPath.Parent(at), out var layers))
                continue;
            if (Files.At(at) is null)
                Named(at, layers, isPattern: path.IsPattern && at == known);

            return;
        }
    }

    private void Named(string path, Stack<int> layers, bool isPattern)
    {
        var parent = ContainerPath.Parent(path);
        var layer = layers.Pop();
        if (layers.Count == 0 || (isPattern && ContainerPath.Name(path) == "*"))
        {
            _unpacked.Remove(parent);
            state.Uncertainties.Remove(parent, one => one.Doubt.Reason == Unpacked);
        }

        if (!isPattern)
            Files.Put(path, DescribedNode.Opaque(layer));
    }

    /// <summary>What is still not named makes its directory stand for all that is in it, before the directory is looked into.</summary>
    private void Settle(string directory)
    {
        foreach (var (path, layers) in UnpackedWithin(directory))
        {
            _unpacked.Remove(path);
            if (Files.At(path)?.HoldsFilled != true && Files.OpaqueAt(path) is null)
                Files.Put(
                    path,
                    (Files.At(path) ?? DescribedNode.Directory(0)) with
                    {
                        IsOpaque = true,
                        MayLink = true,
                        Layer = layers.Peek(),
                    }
                );
        }
    }

    private void ForgetUnpacked(string directory)
    {
        foreach (var (path, _) in UnpackedWithin(directory))
            _unpacked.Remove(path);
    }

    private List<KeyValuePair<string, Stack<int>>> UnpackedWithin(string directory) =>
        _unpacked.Count == 0 ? [] : [.. _unpacked.Where(pair => ContainerPath.IsWithin(pair.Key, directory))];
}
