using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Images.Contents;

/// <summary>Which files are read as configuration, and which of their lines load something, from <c>Data/configurations.json</c>.</summary>
internal static class ConfigurationKnowledge
{
    private static readonly Lazy<ConfigurationDocument> Data = new(Load);
    private static readonly Lazy<FrozenSet<string>> Extensions = new(() => Data.Value.Extensions.ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, DirectiveRow>> ByName = new(() =>
        Data.Value.Directives.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal)
    );

    private static readonly Lazy<(string Name, byte[] Bytes)[]> CallNames = new(() =>
        [.. Data.Value.Calls.Select(call => (call, Encoding.ASCII.GetBytes(call + "(")))]
    );

    /// <summary>Calls in Python sources that load a library by name, each with the bytes that tell it.</summary>
    public static ReadOnlySpan<(string Name, byte[] Bytes)> Calls => CallNames.Value;

    public static bool IsSource(string path) => path.EndsWith(".py", StringComparison.Ordinal);

    /// <summary>Whether a file is read, by the ending of its name.</summary>
    public static bool Reads(string path) =>
        IsSource(path)
        || (path.LastIndexOf('.') is > 0 and var dot && Extensions.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan(dot)));

    public static DirectiveRow? Directive(ReadOnlySpan<char> name) =>
        ByName.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var row) ? row : null;

    /// <summary>What a directive opens; calls look for libraries.</summary>
    public static IReadOnlyList<string> Opens(string name) => ByName.Value.TryGetValue(name, out var row) ? row.Opens : ["lib:"];

    private static ConfigurationDocument Load()
    {
        using var stream = typeof(ConfigurationKnowledge).Assembly.GetManifestResourceStream("Data/configurations.json")!;

        return JsonSerializer.Deserialize(stream, ConfigurationJson.Default.ConfigurationDocument)!;
    }
}

/// <summary>The data file.</summary>
internal sealed record ConfigurationDocument(
    string Why,
    IReadOnlyList<string> Extensions,
    IReadOnlyList<string> Calls,
    IReadOnlyList<DirectiveRow> Directives
);

/// <summary>A line that loads something.</summary>
/// <param name="Argument">Which word behind the name tells what, the first being 1; 0 takes all, one by one.</param>
/// <param name="Opens">
/// Where that is: <c>{up}</c> for the value as a path, from the file's directory upwards; patterns with <c>{value}</c>;
/// <c>command:</c> for a command on the path.
/// </param>
internal sealed record DirectiveRow(string Name, string Why, int Argument, IReadOnlyList<string> Opens);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(ConfigurationDocument))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
