using System.Collections.Immutable;
using DockerSplit.Engine.Verification;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads how the containers are made: the section <c>run</c>.</summary>
/// <param name="directory">Where the settings file lies; files are looked for from there.</param>
internal sealed class ContainerReader(YamlReading yaml, string directory)
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
                ["user"] = value => Set(_container with { User = yaml.Text(value) }),
                ["workdir"] = value => Set(_container with { WorkingDirectory = yaml.Absolute(value) }),
                ["hostname"] = value => Set(_container with { Hostname = yaml.Text(value) }),
                ["volumes"] = value => Set(_container with { Volumes = Paths(value) }),
                ["tmpfs"] = value => Set(_container with { Tmpfs = Paths(value) }),
                ["cap-add"] = value => Set(_container with { AddedCapabilities = yaml.Texts(value) }),
                ["cap-drop"] = value => Set(_container with { DroppedCapabilities = yaml.Texts(value) }),
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

    private ExtraFile File(KeyValuePair<YamlNode, YamlNode> pair)
    {
        var source = Path.GetFullPath(yaml.Text(pair.Value), directory);

        return System.IO.File.Exists(source)
            ? new(source, yaml.Absolute(pair.Key))
            : throw yaml.Wrong(pair.Value, $"there is no file '{yaml.Text(pair.Value)}'");
    }

    private void Arguments(YamlNode node)
    {
        var (container, complaint) = RunArguments.Apply(yaml.Words(node), _container);
        Set(complaint is null ? container : throw yaml.Wrong(node, complaint));
    }
}
