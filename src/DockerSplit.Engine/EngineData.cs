using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DockerSplit.Engine;

/// <summary>The rules under <c>Data/</c>: one list of entries a file, each entry with the reason why it is there.</summary>
internal static class EngineData
{
    public static ImmutableArray<SecretName> SecretNames { get; } = Load("secret-names", EngineDataJson.Default.DataFileSecretName);

    public static ImmutableArray<SecretShape> SecretShapes { get; } = Load("secret-shapes", EngineDataJson.Default.DataFileSecretShape);

    public static ImmutableArray<KnownProtocol> Protocols { get; } = Load("protocols", EngineDataJson.Default.DataFileKnownProtocol);

    public static ImmutableArray<MaskRule> Masks { get; } = Load("masks", EngineDataJson.Default.DataFileMaskRule);

    public static ImmutableArray<FailureRule> Failures { get; } = Load("failures", EngineDataJson.Default.DataFileFailureRule);

    public static ImmutableArray<BlameRule> Blame { get; } = Load("blame", EngineDataJson.Default.DataFileBlameRule);

    private static ImmutableArray<T> Load<T>(string name, JsonTypeInfo<DataFile<T>> type)
    {
        using var stream =
            typeof(EngineData).Assembly.GetManifestResourceStream($"Data/{name}.json")
            ?? throw new InvalidOperationException($"The rules {name} are not part of the assembly.");
        return JsonSerializer.Deserialize(stream, type)?.Entries ?? throw new InvalidOperationException($"The rules {name} are empty.");
    }
}

/// <summary>A file of rules.</summary>
internal sealed record DataFile<T>(ImmutableArray<T> Entries);

/// <summary>A regular expression for names of variables that hold secrets, in capitals, with <c>_</c> between the parts and around all.</summary>
internal sealed record SecretName(string Pattern, string Why);

/// <summary>A regular expression for values that are secrets by their form; with a group <c>secret</c> only that part is one.</summary>
/// <param name="Example">A text that holds one; it is made up.</param>
internal sealed record SecretShape(string Pattern, string Example, string Why);

/// <summary>A greeting that tells which protocol is spoken; where <paramref name="Send"/> is empty, the server speaks first.</summary>
/// <param name="Expect">A regular expression for the answer, read as Latin-1.</param>
internal sealed record KnownProtocol(int Port, string Name, string Send, string Expect, string Why);

/// <summary>A part of an answer that is different each time.</summary>
internal sealed record MaskRule(string Name, string Pattern, string Replacement, string Example, string Why);

/// <summary>A log line that tells what an image lacks.</summary>
/// <param name="Fact">Which kind of <see cref="Facts.LearnedFact"/>.</param>
/// <param name="Pattern">A regular expression with the group <c>name</c> and perhaps <c>by</c>.</param>
/// <param name="Example">A line as it is printed.</param>
/// <param name="Name">What the example names.</param>
internal sealed record FailureRule(string Fact, string Pattern, string Example, string Name, string Why, string? Language = null);

/// <summary>A message of the engine that tells whose fault a failure is.</summary>
/// <param name="On">When it is said: <c>build</c>, <c>start</c> or <c>exec</c>.</param>
/// <param name="Whose"><c>engine</c>, or <c>image</c> for the Dockerfile, the image, and what they start.</param>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Example">A message as it is printed.</param>
internal sealed record BlameRule(string On, string Whose, string Pattern, string Example, string Why);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(DataFile<SecretName>))]
[JsonSerializable(typeof(DataFile<SecretShape>))]
[JsonSerializable(typeof(DataFile<KnownProtocol>))]
[JsonSerializable(typeof(DataFile<MaskRule>))]
[JsonSerializable(typeof(DataFile<FailureRule>))]
[JsonSerializable(typeof(DataFile<BlameRule>))]
internal sealed partial class EngineDataJson : JsonSerializerContext;
