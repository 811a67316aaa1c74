using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Knowledge;

namespace DockerSplit.Engine;

/// <summary>The rules under <c>Data/</c>, each with the reason why it is there, and the ecosystems' rules for log lines.</summary>
internal static class EngineData
{
    private static readonly DataFile<SecretName[]> SecretNameFile = new("Data/secret-names.json", EngineDataReader.SecretNameArray);
    private static readonly DataFile<SecretShape[]> SecretShapeFile = new("Data/secret-shapes.json", EngineDataReader.SecretShapeArray);
    private static readonly DataFile<KnownProtocol[]> ProtocolFile = new("Data/protocols.json", EngineDataReader.KnownProtocolArray);
    private static readonly DataFile<MaskRule[]> MaskFile = new("Data/masks.json", EngineDataReader.MaskRuleArray);
    private static readonly DataFile<FailureRule[]> FailureFile = new("Data/failures.json", EngineDataReader.FailureRuleArray);
    private static readonly DataFile<IdleCommand[]> IdleFile = new("Data/idle-commands.json", EngineDataReader.IdleCommandArray);
    private static readonly DataFile<UsualPage[]> PageFile = new("Data/usual-pages.json", EngineDataReader.UsualPageArray);
    private static readonly DataFile<TerminalMessage[]> TerminalFile = new(
        "Data/terminal-messages.json",
        EngineDataReader.TerminalMessageArray
    );
    private static readonly DataFile<VolatilePlace[]> PlaceFile = new("Data/volatile-places.json", EngineDataReader.VolatilePlaceArray);
    private static readonly DataFile<BlameRule[]> BlameFile = new("Data/blame.json", EngineDataReader.BlameRuleArray);

    private static readonly DataFile<AdviceRule[]> AdviceFile = new("Data/advice.json", EngineDataReader.AdviceRuleArray);

    private static readonly Lazy<ImmutableArray<(FailureRule Rule, string Ecosystem)>> OrderedFailures = new(() =>
        [
            .. FailureFile
                .Content.Select(rule => (rule, ""))
                .Concat(KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Failures.Select(rule => (rule, ecosystem.Name))))
                .OrderBy(pair => Precision(pair.rule.Fact)),
        ]
    );

    public static IReadOnlyList<SecretName> SecretNames => SecretNameFile.Content;

    public static IReadOnlyList<SecretShape> SecretShapes => SecretShapeFile.Content;

    public static IReadOnlyList<KnownProtocol> Protocols => ProtocolFile.Content;

    public static IReadOnlyList<MaskRule> Masks => MaskFile.Content;

    public static IReadOnlyList<IdleCommand> IdleCommands => IdleFile.Content;

    public static IReadOnlyList<UsualPage> UsualPages => PageFile.Content;

    public static IReadOnlyList<TerminalMessage> TerminalMessages => TerminalFile.Content;

    public static IReadOnlyList<VolatilePlace> VolatilePlaces => PlaceFile.Content;

    public static IReadOnlyList<BlameRule> Blame => BlameFile.Content;

    public static IReadOnlyList<AdviceRule> Advice => AdviceFile.Content;

    /// <summary>
    /// The rules for log lines with the ecosystem that brings them, in the order in which they are tried: what loaders say, what languages
    /// say, and then looser words.
    /// </summary>
    public static ImmutableArray<(FailureRule Rule, string Ecosystem)> Failures => OrderedFailures.Value;

    private static int Precision(FailureFact fact) =>
        fact switch
        {
            FailureFact.Library or FailureFact.Symbol => 0,
            FailureFact.Module => 1,
            _ => 2,
        };
}

/// <summary>A regular expression for names of variables that hold secrets, in capitals, with <c>_</c> between the parts and around all.</summary>
internal sealed record SecretName(string Pattern, string Why);

/// <summary>A regular expression for values that are secrets by their form; with a group <c>secret</c> only that part is one.</summary>
/// <param name="Example">A text that holds one; it is made up.</param>
internal sealed record SecretShape(string Pattern, string Example, string Why);

/// <summary>A part of an answer that is different each time.</summary>
internal sealed record MaskRule(string Name, string Pattern, string Replacement, string Example, string Why);

/// <summary>A start command that does the same in every image.</summary>
/// <param name="Pattern">A regular expression for the whole command, its words with one blank between.</param>
internal sealed record IdleCommand(string Pattern, string Example, string Why);

/// <summary>What a program says that wants a terminal and has none.</summary>
internal sealed record TerminalMessage(string Pattern, string Example, string Why);

/// <summary>A directory in which what is opened says nothing of the image.</summary>
/// <param name="Example">A path below it.</param>
internal sealed record VolatilePlace(string Directory, string Example, string Why);

/// <summary>A request that every HTTP server is put.</summary>
/// <param name="IsApi">Whether the page tells of further ones, and is asked for only where it is there.</param>
internal sealed record UsualPage(string Path, string Method, bool IsApi, string Why);

/// <summary>A message of the engine that tells whose fault a failure is.</summary>
/// <param name="On">When it is said: <c>build</c>, <c>start</c> or <c>exec</c>.</param>
/// <param name="Whose"><c>engine</c>, or <c>image</c> for the Dockerfile, the image, and what they start.</param>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Example">A message as it is printed.</param>
internal sealed record BlameRule(string On, string Whose, string Pattern, string Example, string Why);

/// <summary>What a person can do where something failed.</summary>
/// <param name="On">When it is said: <c>build</c>, <c>run</c> or <c>engine</c>.</param>
/// <param name="About">What is missing or wrong, in a word of its own.</param>
/// <param name="Pattern">A regular expression for a line of a log or for a message; the group <c>name</c> is what it is about.</param>
/// <param name="Advice">A clause for people, with <c>{name}</c> in the place of the group's text.</param>
/// <param name="Example">A line as it is printed.</param>
internal sealed record AdviceRule(string On, string About, string Pattern, string Advice, string Example, string Why);

[ReadsRows(typeof(SecretName[]))]
[ReadsRows(typeof(SecretShape[]))]
[ReadsRows(typeof(KnownProtocol[]))]
[ReadsRows(typeof(MaskRule[]))]
[ReadsRows(typeof(FailureRule[]))]
[ReadsRows(typeof(BlameRule[]))]
[ReadsRows(typeof(AdviceRule[]))]
[ReadsRows(typeof(IdleCommand[]))]
[ReadsRows(typeof(UsualPage[]))]
[ReadsRows(typeof(TerminalMessage[]))]
[ReadsRows(typeof(VolatilePlace[]))]
internal static partial class EngineDataReader;
