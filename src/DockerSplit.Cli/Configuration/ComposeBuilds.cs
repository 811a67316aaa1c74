using System.Collections.Immutable;
using DockerSplit.Application;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>What a compose file builds: one target for each service with a <c>build</c> (compose specification, build).</summary>
internal sealed class ComposeBuilds
{
    private static readonly YamlScalarNode Inline = new("dockerfile_inline");

    private readonly YamlReading _yaml;
    private readonly string _file;
    private readonly string _directory;
    private readonly Func<string, string?> _variable;

    private ComposeBuilds(string file, string directory, Func<string, string?> variable) =>
        (_yaml, _file, _directory, _variable) = (new(file), file, directory, variable);

    /// <param name="file">As the user named it.</param>
    /// <param name="directory">Where it lies, absolute.</param>
    /// <param name="variable">Environment variables, for those that the file asks for.</param>
    /// <exception cref="EnvironmentFailure">It is no compose file, or builds nothing.</exception>
    public static BuildTargets Read(string file, string directory, string text, Func<string, string?> variable)
    {
        var builds = new ComposeBuilds(file, directory, variable);
        var root = YamlReading.Root(file, text);
        if (root is null || !root.Children.TryGetValue(new YamlScalarNode("services"), out var services))
            throw EnvironmentFailure.At(file, 1, 1, "there are no services");

        ImmutableArray<BuildTarget> targets =
        [
            .. builds._yaml.Map(services).Children.Select(pair => builds.Target(pair.Key, pair.Value)).OfType<BuildTarget>(),
        ];

        return targets is []
            ? throw builds._yaml.Wrong(services, "no service builds a Dockerfile")
            : new(
                targets,
                [
                    .. builds
                        ._yaml.Map(services)
                        .Children.Where(pair => builds.IsInline(pair.Value))
                        .Select(pair => builds._yaml.Text(pair.Key)),
                ]
            );
    }

    /// <summary>What one service builds; null where it takes an image as it is, or holds its Dockerfile in itself.</summary>
    public static BuildTarget? TargetOf(ComposePlace place, YamlNode name, YamlNode service) =>
        new ComposeBuilds(place.Name, place.Directory, place.Variable).Target(name, service);

    private bool IsInline(YamlNode service) =>
        _yaml.Map(service).Children.TryGetValue(new YamlScalarNode("build"), out var build)
        && build is YamlMappingNode map
        && map.Children.ContainsKey(Inline);

    /// <summary>Null for a service that takes an image as it is, or holds its Dockerfile in itself.</summary>
    private BuildTarget? Target(YamlNode name, YamlNode service)
    {
        if (!_yaml.Map(service).Children.TryGetValue(new YamlScalarNode("build"), out var build))
            return null;
        if (build is YamlScalarNode)
            return Target(name, _yaml.Text(build), "Dockerfile", ImmutableDictionary<string, string>.Empty, null);

        var map = _yaml.Map(build);

        return map.Children.ContainsKey(Inline)
            ? null
            : Target(name, Value(map, "context") ?? ".", Value(map, "dockerfile") ?? "Dockerfile", Arguments(map), Value(map, "target"));
    }

    private BuildTarget Target(
        YamlNode name,
        string context,
        string dockerfile,
        ImmutableDictionary<string, string> arguments,
        string? target
    )
    {
        var place = Interpolation.Apply(context, _variable);
        if (place.Contains("://", StringComparison.Ordinal) || place.StartsWith("git@", StringComparison.Ordinal) || place.Contains('\0'))
            throw _yaml.Wrong(name, $"'{_yaml.Text(name)}' builds from '{place}', and only directories can be read");

        var directory = Path.GetFullPath(place, _directory);
        var file = Interpolation.Apply(dockerfile, _variable);
        if (file.Contains('\0'))
            throw _yaml.Wrong(name, $"'{_yaml.Text(name)}' builds what is no file");

        return new(
            _yaml.Text(name),
            Path.GetFullPath(file, directory),
            directory,
            arguments,
            target is null ? null : Interpolation.Apply(target, _variable)
        )
        {
            Compose = _file,
        };
    }

    private string? Value(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? _yaml.Text(value) : null;

    /// <summary>A name without a value comes from the environment, and is left out where it is not set there.</summary>
    private ImmutableDictionary<string, string> Arguments(YamlMappingNode build)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!build.Children.TryGetValue(new YamlScalarNode("args"), out var arguments))
            return values.ToImmutable();

        foreach (var text in _yaml.Assignments(arguments))
        {
            var parts = Interpolation.Apply(text, _variable).Split('=', 2);
            if ((parts is [_, var value] ? value : _variable(parts[0])) is { } known)
                values[parts[0]] = known;
        }

        return values.ToImmutable();
    }
}
