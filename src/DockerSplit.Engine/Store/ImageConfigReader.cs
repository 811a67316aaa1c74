using System.Collections.Immutable;
using System.Globalization;
using Docker.DotNet.Models;
using ImageConfig = DockerSplit.Facts.ImageConfig;

namespace DockerSplit.Engine.Store;

/// <summary>Turns what the engine tells of an image into the configuration that is compared and planned with.</summary>
internal static class ImageConfigReader
{
    /// <summary>The image's configuration, without docksplit's own label.</summary>
    public static ImageConfig Read(ImageInspectResponse image)
    {
        var config = image.Config ?? new DockerOCIImageConfig();
        return new()
        {
            Os = image.Os ?? "",
            Architecture = image.Architecture ?? "",
            User = config.User ?? "",
            WorkingDirectory = config.WorkingDir ?? "",
            Environment = [.. config.Env ?? []],
            Entrypoint = [.. config.Entrypoint ?? []],
            Command = [.. config.Cmd ?? []],
            ExposedPorts = Sorted(config.ExposedPorts?.Keys),
            Volumes = Sorted(config.Volumes?.Keys),
            Labels = (config.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal))
                .Where(label => label.Key != EngineSession.Label)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            StopSignal = config.StopSignal ?? "",
            Shell = [.. config.Shell ?? []],
            OnBuild = [.. config.OnBuild ?? []],
            Healthcheck = Read(config.Healthcheck),
        };
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string>? values) => [.. (values ?? []).Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> Read(HealthcheckConfig? check)
    {
        if (check is null)
            return [];

        string?[] settings =
        [
            Setting("interval", check.Interval),
            Setting("timeout", check.Timeout),
            Setting("start-period", check.StartPeriod),
            Setting("start-interval", check.StartInterval),
            check.Retries is { } retries and not 0 ? string.Create(CultureInfo.InvariantCulture, $"--retries={retries}") : null,
        ];

        return [.. settings.OfType<string>(), .. check.Test ?? []];
    }

    private static string? Setting(string name, TimeSpan? value) =>
        value is { Ticks: not 0 } time ? string.Create(CultureInfo.InvariantCulture, $"--{name}={time.TotalSeconds}s") : null;
}
