namespace DockerSplit.Facts;

/// <summary>Tells the layers that the build made from those of the instructions behind it.</summary>
public static class BuildLayers
{
    /// <summary>The layer of the last RUN, by the history that BuildKit or the classic builder wrote; the last layer where there is none.</summary>
    public static int Last(ImageFacts facts)
    {
        for (var i = facts.Layers.Length - 1; i >= facts.BaseLayers; i--)
        {
            if (IsRun(facts.Layers[i].CreatedBy ?? ""))
                return i;
        }

        return facts.Layers.Length - 1;
    }

    private static bool IsRun(string createdBy) =>
        createdBy.StartsWith("RUN ", StringComparison.Ordinal)
        || createdBy.StartsWith('|')
        || (createdBy.Contains(" -c ", StringComparison.Ordinal) && !createdBy.Contains("#(nop)", StringComparison.Ordinal));
}
