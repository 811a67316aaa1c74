using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using Schema = Json.Schema.JsonSchema;

namespace DockerSplit.Cli.Tests.Configuration;

/// <summary>The schema that editors take says of <c>.docksplit.yaml</c> what the program does.</summary>
public sealed class SettingsSchemaTests
{
    private static readonly string Text = Read("docs/docksplit.schema.json");

    private static readonly Schema Shipped = Schema.FromText(Text);

    [Fact]
    public void The_sample_of_the_documentation_is_valid_and_names_the_schema()
    {
        var page = Read("docs/configuration.md");
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var sample = page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)];

        Assert.StartsWith("# yaml-language-server: $schema=", sample, StringComparison.Ordinal);
        Assert.True(IsValid(sample));
    }

    [Fact]
    public void What_the_cases_use_is_valid() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(Repository.Root, "tests", "snapshots"), ".docksplit.yaml", SearchOption.AllDirectories),
            file => Assert.True(IsValid(File.ReadAllText(file)), file)
        );

    [Theory]
    [InlineData("wrong: 1")]
    [InlineData("probe: { wrong: 1 }")]
    [InlineData("probe: { http: { wrong: 1 } }")]
    [InlineData("probe: { http: { path: items } }")]
    [InlineData("probe: { http: { expect-status: 99 } }")]
    [InlineData("probe: { tcp: { wrong: 1 } }")]
    [InlineData("probe: { ports: [0] }")]
    [InlineData("run: { wrong: 1 }")]
    [InlineData("run: { network: host }")]
    [InlineData("run: { workdir: srv }")]
    [InlineData("keep: { env: [A] }")]
    [InlineData("keep: { paths: [opt] }")]
    [InlineData("rounds: 0")]
    [InlineData("rounds: 101")]
    [InlineData("strip: maybe")]
    [InlineData("runtime-deps: guess")]
    public void What_the_program_refuses_the_schema_refuses(string text)
    {
        Assert.Throws<EnvironmentFailure>(() => SettingsReader.Read("page", Path.GetTempPath(), text));
        Assert.False(IsValid(text));
    }

    [Theory]
    [InlineData("", "wrong: 1")]
    [InlineData("keep", "keep: { wrong: 1 }")]
    [InlineData("drop", "drop: { wrong: 1 }")]
    [InlineData("probe", "probe: { wrong: 1 }")]
    [InlineData("run", "run: { wrong: 1 }")]
    public void The_schema_knows_the_keys_that_the_program_knows(string section, string text)
    {
        var failure = Assert.Throws<EnvironmentFailure>(() => SettingsReader.Read("page", Path.GetTempPath(), text));
        using var schema = JsonDocument.Parse(Text);
        var properties = schema.RootElement.GetProperty("properties");
        properties = section == "" ? properties : properties.GetProperty(section).GetProperty("properties");
        var names = properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

        Assert.EndsWith($"known here: {string.Join(", ", names)}", failure.Message, StringComparison.Ordinal);
    }

    private static bool IsValid(string yaml)
    {
        using var document = JsonDocument.Parse(Node(YamlReading.Root("page", yaml))?.ToJsonString() ?? "null");

        return Shipped.Evaluate(document.RootElement).IsValid;
    }

    /// <summary>Plain words are numbers and truth values where YAML says so, as editors read them.</summary>
    private static JsonNode? Node(YamlNode? node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
            YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            YamlScalarNode { Value: { } text } => text,
            _ => null,
        };

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));
}
