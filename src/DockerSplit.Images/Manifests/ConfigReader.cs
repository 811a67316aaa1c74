using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;

namespace DockerSplit.Images.Manifests;

/// <summary>Turns an image's configuration blob into facts.</summary>
internal static class ConfigReader
{
    public static ImageConfig Read(ConfigDocument document)
    {
        var config = document.Config ?? new();

        return new()
        {
            Os = document.Os ?? "linux",
            Architecture = document.Architecture ?? "",
            User = config.User ?? "",
            WorkingDirectory = config.WorkingDirectory ?? "",
            Environment = Words(config.Env),
            Entrypoint = Words(config.Entrypoint),
            Command = Words(config.Cmd),
            ExposedPorts = Names(config.ExposedPorts?.Keys),
            Volumes = Names(config.Volumes?.Keys),
            Labels = (config.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToImmutableSortedDictionary(
                label => label.Key,
                label => label.Value ?? "",
                StringComparer.Ordinal
            ),
            StopSignal = config.StopSignal ?? "",
            Shell = Words(config.Shell),
            OnBuild = Words(config.OnBuild),
            Healthcheck = Healthcheck(config.Healthcheck),
        };
    }

    /// <summary>What made each layer: the history's lines without those that made none.</summary>
    public static IEnumerable<string?> LayerHistory(ConfigDocument document) =>
        (document.History ?? []).Where(line => line is { EmptyLayer: false }).Select(line => line.CreatedBy);

    private static ImmutableArray<string> Words(IReadOnlyList<string>? words) => words is null ? [] : [.. words.Select(word => word ?? "")];

    private static ImmutableArray<string> Names(IEnumerable<string>? names) => [.. (names ?? []).Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> Healthcheck(HealthcheckDocument? check)
    {
        if (check?.Test is not { Count: > 0 } test)
            return [];

        var words = Words(test).ToBuilder();
        AddDuration(words, "interval", check.Interval);
        AddDuration(words, "timeout", check.Timeout);
        AddDuration(words, "start-period", check.StartPeriod);
        AddDuration(words, "start-interval", check.StartInterval);
        if (check.Retries != 0)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"retries={check.Retries}"));

        return words.ToImmutable();
    }

    /// <summary>Adds a duration in the milliseconds that HEALTHCHECK can express, where one is set.</summary>
    private static void AddDuration(ImmutableArray<string>.Builder words, string name, long nanoseconds)
    {
        if (nanoseconds != 0)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={nanoseconds / 1_000_000}ms"));
    }
}
