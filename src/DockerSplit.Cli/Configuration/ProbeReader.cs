using DockerSplit.Engine.Verification;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads what both containers are asked: the section <c>probe</c>.</summary>
internal sealed class ProbeReader(YamlReading yaml)
{
    private ProbeRecipe _recipe = ProbeRecipe.Default;

    public ProbeRecipe Read(YamlNode node, ProbeRecipe recipe)
    {
        _recipe = recipe;
        yaml.Each(
            node,
            new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
            {
                ["ports"] = value => _recipe = _recipe with { Ports = [.. YamlReading.Items(value).Select(yaml.Port)] },
                ["http"] = value => _recipe = _recipe with { Http = [.. YamlReading.Items(value).Select(Http)] },
                ["tcp"] = value => _recipe = _recipe with { Tcp = [.. YamlReading.Items(value).Select(Tcp)] },
                ["exec"] = value => _recipe = _recipe with { Exec = [.. YamlReading.Items(value).Select(yaml.Words)] },
                ["arguments"] = value => _recipe = _recipe with { Runs = [.. YamlReading.Items(value).Select(yaml.Words)] },
                ["crawl"] = value => _recipe = _recipe with { Crawl = yaml.Flag(value) },
                ["trace"] = value => _recipe = _recipe with { Trace = TraceModes.Of(yaml.OneOf(value, TraceModes.All)) },
                ["timeout"] = value => _recipe = _recipe with { Timeout = yaml.Time(value) },
                ["stop-timeout"] = value => _recipe = _recipe with { StopTimeout = yaml.Time(value) },
            }
        );

        return _recipe;
    }

    /// <summary>A path alone, or a mapping.</summary>
    private HttpQuestion Http(YamlNode node)
    {
        if (node is YamlScalarNode)
            return new(yaml.Absolute(node));

        var question = HttpQuestion.Root;
        yaml.Each(
            node,
            new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
            {
                ["path"] = value => question = question with { Path = yaml.Absolute(value) },
                ["port"] = value => question = question with { Port = yaml.Port(value) },
                ["method"] = value => question = question with { Method = Method(value) },
                ["headers"] = value => question = question with { Headers = [.. yaml.Map(value).Children.Select(Header)] },
                ["body"] = value => question = question with { Body = yaml.Text(value) },
                ["expect-status"] = value => question = question with { ExpectedStatus = yaml.Number(value, 100, 599) },
            }
        );

        return question;
    }

    private KeyValuePair<string, string> Header(KeyValuePair<YamlNode, YamlNode> pair) => new(yaml.Text(pair.Key), yaml.Text(pair.Value));

    private string Method(YamlNode node) =>
        yaml.Text(node) is { Length: > 0 } method && method.All(char.IsAsciiLetter)
            ? method.ToUpperInvariant()
            : throw yaml.Wrong(node, $"'{yaml.Text(node)}' is no HTTP method");

    private TcpQuestion Tcp(YamlNode node)
    {
        var question = new TcpQuestion("", null);
        yaml.Each(
            node,
            new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
            {
                ["port"] = value => question = question with { Port = yaml.Port(value) },
                ["send"] = value => question = question with { Send = yaml.Text(value) },
                ["expect"] = value => question = question with { Expect = Pattern(value) },
            }
        );

        return question;
    }

    private string Pattern(YamlNode node) =>
        Patterns.Complaint(yaml.Text(node)) is { } complaint ? throw yaml.Wrong(node, complaint) : yaml.Text(node);
}
