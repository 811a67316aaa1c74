using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DockerSplit.Knowledge;

namespace DockerSplit.Engine;

/// <summary>The rules under <c>Data/</c>, each with the reason why it is there, and the ecosystems' rules for log lines.</summary>
internal static class EngineData
{
    private static readonly DataFile<SecretName[]> SecretNameFile = new("Data/secret-names.json", EngineDataJson.Default.SecretNameArray);
    private static readonly DataFile<KnownProtocol[]> ProtocolFile = new("Data/protocols.json", EngineDataJson.Default.KnownProtocolArray);
    private static readonly DataFile<MaskRule[]> MaskFile = new("Data/masks.json", EngineDataJson.Default.MaskRuleArray);
    private static readonly DataFile<FailureRule[]> FailureFile = new("Data/failures.json", EngineDataJson.Default.FailureRuleArray);

    public static ImmutableArray<SecretName> SecretNames => [.. SecretNameFile.Content];

    public static ImmutableArray<KnownProtocol> Protocols => [.. ProtocolFile.Content];

    public static ImmutableArray<MaskRule> Masks => [.. MaskFile.Content];

    /// <summary>The rules for log lines in the order in which they are tried: what loaders say, what languages say, and then looser words.</summary>
    public static ImmutableArray<(FailureRule Rule, string Ecosystem)> Failures =>
        [
            .. FailureFile
                .Content.Select(rule => (rule, ""))
                .Concat(KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Failures.Select(rule => (rule, ecosystem.Name))))
                .OrderBy(pair => Precision(pair.rule.Fact)),
        ];

    private static int Precision(FailureFact fact) =>
        fact switch
        {
            FailureFact.Library or FailureFact.Symbol => 0,
            FailureFact.Module => 1,
            _ => 2,
        };
}

/// <summary>A regular expression for names of variables that hold secrets.</summary>
internal sealed record SecretName(string Pattern, string Why);

/// <summary>A greeting that tells which protocol is spoken; where <paramref name="Send"/> is empty, the server speaks first.</summary>
/// <param name="Expect">A regular expression for the answer, read as Latin-1.</param>
internal sealed record KnownProtocol(int Port, string Name, string Send, string Expect, string Why);

/// <summary>A part of an answer that is different each time.</summary>
internal sealed record MaskRule(string Name, string Pattern, string Replacement, string Example, string Why);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(SecretName[]))]
[JsonSerializable(typeof(KnownProtocol[]))]
[JsonSerializable(typeof(MaskRule[]))]
[JsonSerializable(typeof(FailureRule[]))]
internal sealed partial class EngineDataJson : JsonSerializerContext;
