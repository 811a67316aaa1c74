using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Engine.Verification;
using DockerSplit.Planning;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>
/// Takes a service of a compose file as the recipe: environment, command, entry point, ports, health check, user, volumes. What a
/// single container cannot have, such as other services, is left out; a volume with a source becomes an empty one, for its data is
/// somebody's.
/// </summary>
internal sealed class ComposeFile
{
    private readonly YamlReading _yaml;
    private readonly Func<string, string?> _variable;
    private ContainerSettings _container;
    private ImmutableArray<int> _ports;

    private ComposeFile(string file, ProbeRecipe recipe, Func<string, string?> variable) =>
        (_yaml, _variable, _container, _ports) = (new(file), variable, recipe.Container, recipe.Ports);

    /// <summary>The recipe with what the service says.</summary>
    /// <param name="service">Its name; null where the file has only one.</param>
    /// <param name="variable">Environment variables, for those that the file passes on.</param>
    public static ProbeRecipe Apply(string file, string text, string? service, ProbeRecipe recipe, Func<string, string?> variable)
    {
        var compose = new ComposeFile(file, recipe, variable);
        compose.ReadService(compose.Find(YamlReading.Root(file, text), file, service));

        return recipe with
        {
            Container = compose._container,
            Ports = compose._ports,
        };
    }

    private YamlNode Find(YamlMappingNode? root, string file, string? service)
    {
        if (root is null || !root.Children.TryGetValue(new YamlScalarNode("services"), out var services))
            throw EnvironmentFailure.At(file, 1, 1, "there are no services");

        var all = _yaml.Map(services).Children;
        if (service is null)
            return all is [{ Value: var only }] ? only : throw _yaml.Wrong(services, "there are several services; name one with --service");

        return all.TryGetValue(new YamlScalarNode(service), out var found)
            ? found
            : throw _yaml.Wrong(services, $"there is no service '{service}'");
    }

    private void ReadService(YamlNode service)
    {
        foreach (var (key, value) in _yaml.Map(service).Children)
            Read(_yaml.Text(key), value);
    }

    private void Read(string key, YamlNode value) =>
        _container = key switch
        {
            "environment" => _container with { Environment = _container.Environment.AddRange(Environment(value)) },
            "command" => _container with { Command = _yaml.Words(value) },
            "entrypoint" => _container with { Entrypoint = _yaml.Words(value) },
            "user" => _container with { User = _yaml.Text(value) },
            "working_dir" => _container with { WorkingDirectory = _yaml.Text(value) },
            "hostname" => _container with { Hostname = _yaml.Text(value) },
            "tmpfs" => _container with { Tmpfs = _yaml.Texts(value) },
            "shm_size" => _container with { SharedMemory = ByteCounts.Parse(_yaml.Text(value)) },
            "cap_add" => _container with { AddedCapabilities = _yaml.Texts(value) },
            "cap_drop" => _container with { DroppedCapabilities = _yaml.Texts(value) },
            "volumes" => _container with { Volumes = [.. YamlReading.Items(value).Select(Volume).OfType<string>()] },
            "healthcheck" => _container with { HealthTest = HealthTest(value) },
            "ports" => WithPorts(value),
            _ => _container,
        };

    /// <summary>A name without a value is passed on from the environment, and is left out where it is not set there.</summary>
    private IEnumerable<string> Environment(YamlNode node) =>
        node is YamlSequenceNode
            ? _yaml.Texts(node).Select(entry => entry.Contains('=') ? entry : Passed(entry)).OfType<string>()
            : _yaml.Assignments(node);

    private string? Passed(string name) => _variable(name) is { } value ? $"{name}={value}" : null;

    /// <summary>A test as text is for a shell.</summary>
    private ImmutableArray<string> HealthTest(YamlNode node)
    {
        if (!_yaml.Map(node).Children.TryGetValue(new YamlScalarNode("test"), out var test))
            return [];

        return test is YamlSequenceNode ? _yaml.Texts(test) : ["CMD-SHELL", _yaml.Text(test)];
    }

    /// <summary>Where the volume is mounted; null for a file of this machine, which must not be shadowed.</summary>
    private string? Volume(YamlNode node)
    {
        if (node is YamlMappingNode map)
            return map.Children.TryGetValue(new YamlScalarNode("target"), out var target) ? _yaml.Absolute(target) : null;

        var parts = _yaml.Text(node).Split(':');
        var at = parts is [_] ? parts[0] : parts[1];

        return parts is [_] || !parts[0].StartsWith('.') && !parts[0].StartsWith('/') ? at : null;
    }

    private ContainerSettings WithPorts(YamlNode node)
    {
        _ports = [.. _ports, .. YamlReading.Items(node).Select(Port).OfType<int>()];

        return _container;
    }

    /// <summary>The container's side of <c>8080:80</c>; null for UDP and for ranges.</summary>
    private int? Port(YamlNode node)
    {
        if (node is YamlMappingNode map)
            return map.Children.TryGetValue(new YamlScalarNode("target"), out var target) ? _yaml.Port(target) : null;

        var inside = _yaml.Text(node).Split(':')[^1].Split('/');

        return inside is [_] or [_, "tcp"] && int.TryParse(inside[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;
    }
}
