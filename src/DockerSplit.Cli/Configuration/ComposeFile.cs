using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Engine.Verification;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>
/// Takes a service of a compose file as the recipe: environment, command, entry point, ports, health check, user, volumes. What a
/// single container cannot have, such as other services, is left out; a volume with a source becomes an empty one, for its data is
/// somebody's.
/// </summary>
internal sealed class ComposeFile
{
    /// <summary>What a file that nobody named may speak of.</summary>
    private static readonly string[] Modest = ["command", "entrypoint", "environment", "healthcheck", "volumes"];

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
            Container = compose.Interpolated,
            Ports = compose._ports,
        };
    }

    /// <summary>
    /// The recipe with what the first service says that builds a Dockerfile; null where none does, or says nothing of use. Nobody named
    /// the file: it gets no variable of this machine, and the recipe's own settings win.
    /// </summary>
    /// <param name="variable">Variables of the repository's own.</param>
    /// <param name="directory">Where the file lies, absolute.</param>
    /// <param name="dockerfile">The Dockerfile, absolute.</param>
    public static ProbeRecipe? ApplyFound(
        string file,
        string directory,
        string text,
        string dockerfile,
        ProbeRecipe recipe,
        Func<string, string?> variable
    )
    {
        var compose = new ComposeFile(file, ProbeRecipe.Default, variable);
        if (
            YamlReading.Root(file, text) is not { } root
            || !root.Children.TryGetValue(new YamlScalarNode("services"), out var services)
            || compose._yaml.Map(services).Children.FirstOrDefault(one => compose.Builds(one.Value, directory, dockerfile))
                is not { Key: { } name, Value: { } service }
        )
            return null;

        var keys = compose._yaml.Map(service).Children.Where(pair => Modest.Contains(compose._yaml.Text(pair.Key))).ToArray();
        foreach (var (key, value) in keys)
            compose.Read(compose._yaml.Text(key), value);

        return keys is []
            ? null
            : recipe with
            {
                Source =
                    $"service {compose._yaml.Text(name)} of {file}: {string.Join(", ", keys.Select(pair => compose._yaml.Text(pair.Key)))}",
                Container = Under(recipe.Container, compose.Interpolated),
            };
    }

    /// <summary>The first service that builds a Dockerfile; null where none does.</summary>
    /// <param name="dockerfile">Absolute.</param>
    public static string? BuilderOf(ComposePlace place, string text, string dockerfile)
    {
        var compose = new ComposeFile(place.Name, ProbeRecipe.Default, place.Variable);

        return
            YamlReading.Root(place.Name, text) is { } root
            && root.Children.TryGetValue(new YamlScalarNode("services"), out var services)
            && compose._yaml.Map(services).Children.FirstOrDefault(one => compose.Builds(one.Value, place.Directory, dockerfile))
                is { Key: { } name }
            ? compose._yaml.Text(name)
            : null;
    }

    /// <summary>How a service's container is made, by the keys that are taken.</summary>
    public static ContainerSettings SettingsOf(ComposePlace place, YamlMappingNode service, IReadOnlyCollection<string> keys)
    {
        var compose = new ComposeFile(place.Name, ProbeRecipe.Default, place.Variable);
        foreach (var (key, value) in service.Children.Where(pair => keys.Contains(compose._yaml.Text(pair.Key))))
            compose.Read(compose._yaml.Text(key), value);

        return compose.Interpolated;
    }

    /// <summary>The paths of this machine that a service mounts.</summary>
    public static ImmutableArray<string> HostMountsOf(ComposePlace place, YamlMappingNode service)
    {
        var yaml = new YamlReading(place.Name);

        return service.Children.TryGetValue(new YamlScalarNode("volumes"), out var volumes)
            ? [.. YamlReading.Items(volumes).Select(node => HostMount(yaml, node)).OfType<string>()]
            : [];
    }

    /// <summary>What is said in the settings stays, and the file fills what they leave open.</summary>
    private static ContainerSettings Under(ContainerSettings settings, ContainerSettings found)
    {
        var hasStart = settings.Command is not null || settings.Entrypoint is not null;

        return settings with
        {
            Environment = [.. found.Environment, .. settings.Environment],
            Entrypoint = hasStart ? settings.Entrypoint : found.Entrypoint,
            Command = hasStart ? settings.Command : found.Command,
            HealthTest = settings.HealthTest is [] ? found.HealthTest : settings.HealthTest,
            Volumes = settings.Volumes is [] ? found.Volumes : settings.Volumes,
        };
    }

    private bool Builds(YamlNode service, string directory, string dockerfile)
    {
        if (!_yaml.Map(service).Children.TryGetValue(new YamlScalarNode("build"), out var build))
            return false;
        if (build is YamlScalarNode)
            return IsSame(Path.Combine(directory, _yaml.Text(build), "Dockerfile"), dockerfile);

        var keys = _yaml.Map(build).Children;
        var context = keys.TryGetValue(new YamlScalarNode("context"), out var where) ? _yaml.Text(where) : ".";
        var name = keys.TryGetValue(new YamlScalarNode("dockerfile"), out var file) ? _yaml.Text(file) : "Dockerfile";

        return !keys.ContainsKey(new YamlScalarNode("dockerfile_inline")) && IsSame(Path.Combine(directory, context, name), dockerfile);
    }

    private static bool IsSame(string path, string dockerfile) => !path.Contains('\0') && Path.GetFullPath(path) == dockerfile;

    /// <summary>The settings with values in the places of the file's variables.</summary>
    private ContainerSettings Interpolated =>
        _container with
        {
            Environment = [.. _container.Environment.Select(Value)],
            Command = _container.Command is { } command ? [.. command.Select(Value)] : null,
            Entrypoint = _container.Entrypoint is { } entrypoint ? [.. entrypoint.Select(Value)] : null,
            HealthTest = [.. _container.HealthTest.Select(Value)],
        };

    private string Value(string text) => Interpolation.Apply(text, _variable);

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
        if (HostMount(_yaml, node) is not null)
            return null;
        if (node is YamlMappingNode map)
            return map.Children.TryGetValue(new YamlScalarNode("target"), out var target) ? _yaml.Checked(target, Values.Volume) : null;

        var parts = _yaml.Text(node).Split(':');

        return parts is [_] ? parts[0] : parts[1];
    }

    /// <summary>The path of this machine that is mounted; null for a volume. A name of a volume begins with a letter or a digit.</summary>
    private static string? HostMount(YamlReading yaml, YamlNode node)
    {
        if (node is not YamlMappingNode map)
            return yaml.Text(node).Split(':') is [{ Length: > 0 } source, _, ..] && !char.IsAsciiLetterOrDigit(source[0]) ? source : null;
        if (!map.Children.TryGetValue(new YamlScalarNode("type"), out var type) || yaml.Text(type) != "bind")
            return null;

        return map.Children.TryGetValue(new YamlScalarNode("source"), out var from) ? yaml.Text(from) : "a path";
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
