using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Engine.Files;
using DockerSplit.Engine.Verification;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads how the containers are made: the section <c>run</c>.</summary>
/// <param name="directory">Where the settings file lies; files are looked for from there.</param>
/// <param name="root">The repository: files that lie elsewhere are none of its business, whatever links say.</param>
internal sealed class ContainerReader(YamlReading yaml, string directory, string root)
{
    private ContainerSettings _container = ContainerSettings.None;

    public ContainerSettings Read(YamlNode node, ContainerSettings container)
    {
        _container = container;
        yaml.Each(
            node,
            new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
            {
                ["env"] = value => Set(_container with { Environment = _container.Environment.AddRange(yaml.Assignments(value)) }),
                ["entrypoint"] = value => Set(_container with { Entrypoint = yaml.Words(value) }),
                ["command"] = value => Set(_container with { Command = yaml.Words(value) }),
                ["network"] = value =>
                    Set(_container with { Isolated = _container.Isolated || yaml.OneOf(value, "bridge", "none") == "none" }),
                ["user"] = value => Set(_container with { User = yaml.Text(value) }),
                ["workdir"] = value => Set(_container with { WorkingDirectory = yaml.Absolute(value) }),
                ["hostname"] = value => Set(_container with { Hostname = yaml.Checked(value, Values.Hostname) }),
                ["volumes"] = value =>
                    Set(_container with { Volumes = [.. YamlReading.Items(value).Select(item => yaml.Checked(item, Values.Volume))] }),
                ["tmpfs"] = value => Set(_container with { Tmpfs = Paths(value) }),
                ["cap-add"] = value => Set(_container with { AddedCapabilities = Capabilities(value) }),
                ["cap-drop"] = value => Set(_container with { DroppedCapabilities = Capabilities(value) }),
                ["shm-size"] = value => Set(_container with { SharedMemory = Bytes(value) }),
                ["files"] = value => Set(_container with { Files = [.. yaml.Map(value).Children.Select(File)] }),
                ["arguments"] = Arguments,
            }
        );

        return _container;
    }

    private void Set(ContainerSettings container) => _container = container;

    private ImmutableArray<string> Paths(YamlNode node) => [.. YamlReading.Items(node).Select(yaml.Absolute)];

    private long Bytes(YamlNode node) => ByteCounts.Parse(yaml.Text(node)) ?? throw yaml.Wrong(node, "a size such as 64m is expected here");

    private ImmutableArray<string> Capabilities(YamlNode node) =>
        [.. YamlReading.Items(node).Select(item => yaml.Checked(item, Values.Capability))];

    /// <summary>The real path is kept: a link that is turned round later leads nowhere else.</summary>
    private ExtraFile File(KeyValuePair<YamlNode, YamlNode> pair)
    {
        var name = yaml.Text(pair.Value);
        var source = RealPath.Of(Path.GetFullPath(name, directory));
        if (!RealPath.IsWithin(source, root))
            throw yaml.Wrong(pair.Value, $"'{name}' lies outside of the repository");

        return HostFile.Of(source).Kind == HostFileKind.Regular
            ? new(source, yaml.Absolute(pair.Key))
            : throw yaml.Wrong(pair.Value, $"there is no file '{name}'");
    }

    private void Arguments(YamlNode node)
    {
        var (container, complaint) = RunArguments.Apply(yaml.Words(node), _container);
        Set(complaint is null ? container : throw yaml.Wrong(node, complaint));
    }
}
