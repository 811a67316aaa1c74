using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis;

/// <summary>
/// What the commands so far left behind that later ones build upon: configured build trees and the environments of languages. It is the
/// file system's state, so it lives on from RUN to RUN, and a branch that may not have run leaves only what holds either way.
/// </summary>
/// <param name="BaseImage">The image that the stage starts from; null when it cannot be known.</param>
internal sealed record BuildMemory(string? BaseImage)
{
    private ImmutableDictionary<string, ConfigureBuild> Configured { get; init; } =
        ImmutableDictionary.Create<string, ConfigureBuild>(StringComparer.Ordinal);

    private ImmutableDictionary<string, StepPath> Environments { get; init; } =
        ImmutableDictionary.Create<string, StepPath>(StringComparer.Ordinal);

    private ConfigureBuild? Last { get; init; }

    /// <summary>Whether the image is one of a language, and not a system that has the language as a package.</summary>
    public bool StartsFrom(string language) => ContainerPath.Name((BaseImage ?? "").Split('@')[0]).Split(':')[0] == language;

    /// <summary>Whether anything was configured, so that the image may have more than the system's own programs.</summary>
    public bool HasConfigured => Last is not null;

    /// <summary>The configuration of the tree that a directory lies in, or of the last tree where the directory is not known.</summary>
    public ConfigureBuild? Of(StepPath directory)
    {
        if (directory.Value is not { } path || directory.IsPattern)
            return Last;

        return ContainerPath
            .Above(path)
            .Prepend(path)
            .Select(above => Configured.GetValueOrDefault(above))
            .FirstOrDefault(build => build is not null);
    }

    /// <summary>The environment that was surely made last for a language's package manager; null when there is none, or may be none.</summary>
    public StepPath? EnvironmentOf(string system) => Environments.GetValueOrDefault(system);

    /// <summary>The memory after an effect.</summary>
    public BuildMemory After(Effect effect) =>
        effect switch
        {
            ConfigureBuild { Directory.Value: { } path } build => this with { Configured = Configured.SetItem(path, build), Last = build },
            ConfigureBuild build => this with { Last = build },
            CreateEnvironment made => this with { Environments = Environments.SetItem(made.System, made.Root) },
            _ => this,
        };

    /// <summary>What is known where this or another memory may hold: trees that were configured either way may install to either place.</summary>
    public BuildMemory Merge(BuildMemory other)
    {
        if (ReferenceEquals(this, other))
            return this;

        var configured = Configured;
        foreach (var path in Configured.Keys.Union(other.Configured.Keys))
            configured = configured.SetItem(path, Either(Configured.GetValueOrDefault(path), other.Configured.GetValueOrDefault(path)));

        return this with
        {
            Configured = configured,
            Environments = Environments.RemoveRange(
                Environments.Where(pair => other.EnvironmentOf(pair.Key)?.Value != pair.Value.Value).Select(pair => pair.Key)
            ),
            Last = Last is null && other.Last is null ? null : Either(Last, other.Last),
        };
    }

    /// <summary>A tree that may not have been configured takes its system's own prefix.</summary>
    private static ConfigureBuild Either(ConfigureBuild? one, ConfigureBuild? other)
    {
        if (one is null || other is null)
        {
            var only = (one ?? other)!;

            return only.PrefixIsDefault
                ? only
                : Either(only, only with { Prefix = ConfigureBuild.DefaultPrefix, PrefixIsDefault = true, Roots = [] });
        }

        return one.Prefix.Value == other.Prefix.Value && one.Roots.SequenceEqual(other.Roots)
            ? one
            : one with
            {
                Prefix = one.Prefix with { Value = one.Prefix.Value == other.Prefix.Value ? one.Prefix.Value : null },
                PrefixIsDefault = false,
                Roots = [.. one.AllRoots.Concat(other.AllRoots).DistinctBy(root => root.Value)],
            };
    }
}
