using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Files;

namespace DockerSplit.Engine;

/// <summary>What runs that were killed left behind. A run that is alive is never touched.</summary>
public static class Leftovers
{
    /// <summary>After so long nobody waits any more for a run of which cannot be told from here whether it is alive.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    /// <summary>Removes them from the engine and from the folder for temporary files.</summary>
    /// <param name="all">Also what somebody else's runs made, on other machines or in containers, however young it is.</param>
    /// <exception cref="EngineException">The engine does not list what it has.</exception>
    public static async Task<RemovedLeftovers> RemoveAsync(EngineConnection connection, bool all, CancellationToken cancellationToken)
    {
        var remover = new Remover(connection);
        var containers = await remover.ContainersAsync(EngineSession.Label, cancellationToken);
        var images = await remover.ImagesAsync(EngineSession.Label, cancellationToken);
        var (removed, kept) = (0, 0);
        foreach (var container in containers)
        {
            if (!IsLeft(LabelOn(container.Labels).Owner, container.Created, all))
                kept++;
            else if (await remover.RemoveAsync(container, cancellationToken))
                removed++;
        }

        var (removedImages, keptImages) = (0, 0);
        foreach (var image in images)
        {
            var (run, owner) = LabelOn(image.Labels);
            if (!IsLeft(owner, image.Created, all))
                keptImages++;
            else if (await remover.RemoveAsync(image, run, cancellationToken))
                removedImages++;
        }

        var (removedNetworks, keptNetworks) = await RemoveNetworksAsync(remover, all, cancellationToken);

        return new(removed, removedNetworks, removedImages, RunFolder.RemoveLeft(), kept + keptNetworks + keptImages);
    }

    // A network that is in use cannot be removed, so that containers go first.
    private static async Task<(int Removed, int Kept)> RemoveNetworksAsync(Remover remover, bool all, CancellationToken cancellationToken)
    {
        var (removed, kept) = (0, 0);
        foreach (var network in await remover.NetworksAsync(EngineSession.Label, cancellationToken))
        {
            if (!IsLeft(LabelOn(network.Labels).Owner, network.Created, all))
                kept++;
            else if (await remover.RemoveNetworkAsync(network.ID, cancellationToken))
                removed++;
        }

        return (removed, kept);
    }

    private static (string Run, RunOwner? Owner) LabelOn(IDictionary<string, string>? labels) =>
        EngineSession.ReadLabel(labels?.TryGetValue(EngineSession.Label, out var value) == true ? value : "");

    private static bool IsLeft(RunOwner? owner, DateTime created, bool all) =>
        owner?.IsAlive() switch
        {
            true => false,
            false => true,
            null => all || TimeProvider.System.GetUtcNow().UtcDateTime - created.ToUniversalTime() > LongestRun,
        };
}

/// <summary>What was removed, and what was let be.</summary>
/// <param name="Kept">Containers, networks and images of runs that are alive, or may be.</param>
public sealed record RemovedLeftovers(int Containers, int Networks, int Images, int Folders, int Kept);
