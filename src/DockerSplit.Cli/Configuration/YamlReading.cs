using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads YAML nodes, and says file, line and column of what is not as it must be. No reflection, so that it works natively.</summary>
/// <param name="file">The file's name as people know it.</param>
internal sealed class YamlReading(string file)
{
    /// <summary>As deep as no file that a person wrote is; the library below recurses, and would exhaust the stack.</summary>
    private const int DeepestNesting = 64;

    /// <summary>The one mapping that a file holds; null for an empty file.</summary>
    public static YamlMappingNode? Root(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            RequireShallow(file, text);
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw EnvironmentFailure.At(file, (int)exception.Start.Line, (int)exception.Start.Column, exception.Message);
        }
        // On some texts that are no YAML the library fails in ways of its own: a null reference, a key that is missing.
        catch (Exception exception) when (exception is not EnvironmentFailure)
        {
            throw EnvironmentFailure.At(file, 1, 1, "the file is no YAML");
        }

        return stream.Documents switch
        {
            [] => null,
            [{ RootNode: YamlMappingNode map }] => map,
            [var document, ..] => throw new YamlReading(file).Wrong(document.RootNode, "the file must hold one mapping"),
        };
    }

    /// <summary>
    /// Refuses what would make the library recurse without end: deep nesting, and keys that are lists or mappings, which it compares
    /// by what is in them, aliases to themselves included. The events are read without recursion.
    /// </summary>
    private static void RequireShallow(string file, string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var open = new Stack<Level>();
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            if (at is MappingEnd or SequenceEnd)
            {
                open.Pop();
                continue;
            }

            if (at is not (MappingStart or SequenceStart or Scalar or AnchorAlias))
                continue;

            if (open.TryPeek(out var level) && level.TakesKey() && at is not Scalar)
                throw EnvironmentFailure.At(file, (int)at.Start.Line, (int)at.Start.Column, "a key must be a single value");
            if (at is MappingStart or SequenceStart)
                open.Push(new(at is MappingStart));
            if (open.Count > DeepestNesting)
                throw EnvironmentFailure.At(file, (int)at.Start.Line, (int)at.Start.Column, "it is nested too deeply");
        }
    }

    /// <summary>A list or mapping that has begun.</summary>
    private sealed class Level(bool isMapping)
    {
        private int _nodes;

        /// <summary>Whether the node that comes is a key; the one after it is not, then.</summary>
        public bool TakesKey() => isMapping && _nodes++ % 2 == 0;
    }

    public EnvironmentFailure Wrong(YamlNode node, string message) =>
        EnvironmentFailure.At(file, (int)node.Start.Line, (int)node.Start.Column, message);

    /// <summary>Hands each entry to the reader of its key, and refuses keys that have none.</summary>
    public void Each(YamlNode node, IReadOnlyDictionary<string, Action<YamlNode>> readers)
    {
        foreach (var (key, value) in Map(node).Children)
        {
            var name = Text(key);
            if (!readers.TryGetValue(name, out var read))
                throw Wrong(key, $"unknown key '{name}'; known here: {string.Join(", ", readers.Keys.Order(StringComparer.Ordinal))}");

            read(value);
        }
    }

    public YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Wrong(node, "a mapping is expected here");

    public string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Wrong(node, "a single value is expected here");

    /// <summary>A list of values; a single value is a list of one.</summary>
    public ImmutableArray<string> Texts(YamlNode node) => [.. Items(node).Select(Text)];

    /// <summary>The nodes of a list; a single node is a list of one.</summary>
    public static IEnumerable<YamlNode> Items(YamlNode node) => node is YamlSequenceNode list ? list.Children : [node];

    /// <summary>Names with values, <c>NAME=value</c>, from a mapping or from a list of such.</summary>
    public ImmutableArray<string> Assignments(YamlNode node) =>
        node is YamlSequenceNode ? Texts(node) : [.. Map(node).Children.Select(pair => $"{Text(pair.Key)}={Text(pair.Value)}")];

    /// <summary>The words of a command: a list as it is, a text split as a shell would.</summary>
    public ImmutableArray<string> Words(YamlNode node)
    {
        if (node is YamlSequenceNode)
            return Texts(node);

        return CommandWords.Split(Text(node)) ?? throw Wrong(node, "a quote is not closed");
    }

    public bool Flag(YamlNode node) =>
        Text(node) switch
        {
            "true" => true,
            "false" => false,
            _ => throw Wrong(node, "true or false is expected here"),
        };

    public int Number(YamlNode node, int least, int most) =>
        int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(node, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} is expected here"));

    public int Port(YamlNode node) => Number(node, 1, 65535);

    public TimeSpan Time(YamlNode node) =>
        Durations.Parse(Text(node)) ?? throw Wrong(node, "a duration such as 90s or 2m is expected here");

    public string OneOf(YamlNode node, params ReadOnlySpan<string> words) =>
        words.Contains(Text(node)) ? Text(node) : throw Wrong(node, $"one of {string.Join(", ", words.ToArray())} is expected here");

    /// <summary>A path that begins with a slash.</summary>
    public string Absolute(YamlNode node) => Checked(node, Values.Path);

    /// <summary>A value that is what it must be.</summary>
    /// <param name="complaint">What is wrong with a text; null when nothing is.</param>
    public string Checked(YamlNode node, Func<string, string?> complaint) =>
        complaint(Text(node)) is { } wrong ? throw Wrong(node, wrong) : Text(node);
}
