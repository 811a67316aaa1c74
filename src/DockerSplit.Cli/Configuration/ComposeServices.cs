using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Files;
using DockerSplit.Engine.Verification.Services;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>
/// The services that one of a compose file depends on, and what those depend on, in the order in which they are started (compose
/// specification, <c>depends_on</c> and <c>links</c>). Nothing of this machine is given to them.
/// </summary>
internal sealed class ComposeServices
{
    /// <summary>By what option they are started where they are not by themselves.</summary>
    public const string Option = "--services needed";

    /// <summary>Nobody's program needs more to answer; a chain without end is a trap.</summary>
    private const int Most = 20;

    /// <summary>What is understood of such a service.</summary>
    private static readonly string[] Taken =
    [
        "cap_drop",
        "command",
        "entrypoint",
        "environment",
        "healthcheck",
        "hostname",
        "shm_size",
        "tmpfs",
        "user",
        "volumes",
        "working_dir",
    ];

    private readonly YamlReading _yaml;
    private readonly ComposePlace _place;
    private readonly YamlMappingNode _services;
    private readonly BuildTarget? _own;
    private readonly Dictionary<string, Dependency> _found = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = [];
    private readonly List<string> _order = [];

    private ComposeServices(ComposePlace place, YamlMappingNode services, string name)
    {
        (_yaml, _place, _services) = (new(place.Name), place, services);
        _own = TargetOf(name);
        _open.Push(name);
    }

    /// <param name="service">The one that is asked; null where the file has only one, which then depends on nothing.</param>
    /// <exception cref="EnvironmentFailure">The file names what is not there, or what cannot be.</exception>
    public static ImmutableArray<Service> Needed(ComposePlace place, string text, string? service) =>
        Visited(place, text, service) is { } services ? [.. services._order.Select(services.Of)] : [];

    /// <summary>Whether the service depends on any.</summary>
    /// <exception cref="EnvironmentFailure">The file names what is not there, or what cannot be.</exception>
    public static bool AreNeeded(ComposePlace place, string text, string? service) =>
        Visited(place, text, service) is { _order.Count: > 0 };

    private static ComposeServices? Visited(ComposePlace place, string text, string? service)
    {
        if (
            service is null
            || YamlReading.Root(place.Name, text) is not { } root
            || !root.Children.TryGetValue(new YamlScalarNode("services"), out var all)
        )
            return null;

        var services = new ComposeServices(place, new YamlReading(place.Name).Map(all), service);
        services.Visit(service);

        return services;
    }

    private void Visit(string name)
    {
        foreach (var dependency in DependenciesOf(name))
        {
            if (_open.Contains(dependency.Name))
                throw _yaml.Wrong(dependency.At, $"'{name}' and '{dependency.Name}' depend on each other");

            if (_found.TryGetValue(dependency.Name, out var known))
            {
                _found[dependency.Name] = known.And(dependency);
                continue;
            }

            if (_found.Count == Most)
                throw _yaml.Wrong(dependency.At, $"more than {Most} services depend on each other");

            _found[dependency.Name] = dependency;
            _open.Push(dependency.Name);
            Visit(dependency.Name);
            _open.Pop();
            _order.Add(dependency.Name);
        }
    }

    private IEnumerable<Dependency> DependenciesOf(string name)
    {
        var service = MapOf(name);
        if (service.Children.TryGetValue(new YamlScalarNode("depends_on"), out var needed))
        {
            foreach (
                var dependency in needed is YamlMappingNode map ? map.Children.Select(Conditional) : YamlReading.Items(needed).Select(Plain)
            )
                yield return dependency;
        }

        if (!service.Children.TryGetValue(new YamlScalarNode("links"), out var links))
            yield break;

        foreach (var link in YamlReading.Items(links))
        {
            var parts = _yaml.Text(link).Split(':', 2);
            yield return Named(parts[0], link) with
            {
                Aliases = [.. parts.Skip(1)],
            };
        }
    }

    private Dependency Plain(YamlNode node) => Named(_yaml.Text(node), node);

    private Dependency Conditional(KeyValuePair<YamlNode, YamlNode> pair)
    {
        var plain = Named(_yaml.Text(pair.Key), pair.Key);
        if (pair.Value is not YamlMappingNode map)
            return plain;

        return plain with
        {
            Until = map.Children.TryGetValue(new YamlScalarNode("condition"), out var condition) ? ConditionOf(condition) : plain.Until,
            IsOptional = map.Children.TryGetValue(new YamlScalarNode("required"), out var required) && !_yaml.Flag(required),
        };
    }

    private ServiceCondition ConditionOf(YamlNode node) =>
        _yaml.OneOf(node, "service_started", "service_healthy", "service_completed_successfully") switch
        {
            "service_healthy" => ServiceCondition.Healthy,
            "service_completed_successfully" => ServiceCondition.Completed,
            _ => ServiceCondition.Started,
        };

    private Dependency Named(string name, YamlNode at) =>
        _services.Children.ContainsKey(new YamlScalarNode(name)) ? new(name, at) : throw _yaml.Wrong(at, $"there is no service '{name}'");

    private YamlMappingNode MapOf(string name) => _yaml.Map(_services.Children[new YamlScalarNode(name)]);

    private BuildTarget? TargetOf(string name) =>
        _services.Children.TryGetValue(new YamlScalarNode(name), out var service)
            ? ComposeBuilds.TargetOf(_place, new YamlScalarNode(name), service)
            : null;

    private Service Of(string name)
    {
        var dependency = _found[name];
        var map = MapOf(name);
        var target = TargetOf(name);
        var isOwn =
            target is not null
            && _own is { } own
            && (target.Dockerfile, target.Context, target.Target) == (own.Dockerfile, own.Context, own.Target);
        var container = ComposeFile.SettingsOf(_place, map, Taken);

        return new(name)
        {
            IsOwn = isOwn,
            Build = isOwn || target is null ? null : Build(target, dependency.At),
            Image = target is null && map.Children.TryGetValue(new YamlScalarNode("image"), out var image) ? Image(image) : null,
            Container = container.Hostname is null && Values.Hostname(name) is null ? container with { Hostname = name } : container,
            Aliases = [.. dependency.Aliases.Concat(NamesIn(map)).Where(alias => Values.Hostname(alias) is null).Distinct()],
            Until = dependency.Until,
            IsOptional = dependency.IsOptional,
            LeftOut = ComposeFile.HostMountsOf(_place, map),
        };
    }

    private string Image(YamlNode node)
    {
        var reference = Interpolation.Apply(_yaml.Text(node), _place.Variable);

        return Values.Image(reference) is { } wrong ? throw _yaml.Wrong(node, wrong) : reference;
    }

    /// <summary>Names besides the service's own: its container's, and those that its networks know it by.</summary>
    private IEnumerable<string> NamesIn(YamlMappingNode service)
    {
        if (service.Children.TryGetValue(new YamlScalarNode("container_name"), out var name))
            yield return Interpolation.Apply(_yaml.Text(name), _place.Variable);
        if (!service.Children.TryGetValue(new YamlScalarNode("networks"), out var networks) || networks is not YamlMappingNode named)
            yield break;

        foreach (var network in named.Children.Values.OfType<YamlMappingNode>())
        {
            if (!network.Children.TryGetValue(new YamlScalarNode("aliases"), out var aliases))
                continue;

            foreach (var alias in _yaml.Texts(aliases))
                yield return alias;
        }
    }

    private BuildRequest Build(BuildTarget target, YamlNode at)
    {
        if (_place.Root is { } root && !(RealPath.IsWithin(target.Context, root) && RealPath.IsWithin(target.Dockerfile, root)))
            throw _yaml.Wrong(at, $"'{target.Name}' is built from what lies outside of the repository");

        return new("service", SmallFile.ReadText(target.Dockerfile, target.Dockerfile), target.Context)
        {
            DockerfilePath = target.Dockerfile,
            BuildArguments = target.Arguments.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => (string?)pair.Value,
                StringComparer.Ordinal
            ),
            Target = target.Target,
        };
    }

    /// <summary>That something depends on a service.</summary>
    /// <param name="At">Where the file says so.</param>
    private sealed record Dependency(string Name, YamlNode At)
    {
        public ServiceCondition Until { get; init; }

        public bool IsOptional { get; init; }

        public ImmutableArray<string> Aliases { get; init; } = [];

        /// <summary>What both ask for.</summary>
        public Dependency And(Dependency other) =>
            this with
            {
                Until = Until > other.Until ? Until : other.Until,
                IsOptional = IsOptional && other.IsOptional,
                Aliases = [.. Aliases, .. other.Aliases],
            };
    }
}
