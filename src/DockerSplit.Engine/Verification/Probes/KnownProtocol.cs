using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>A protocol that tells without an account which program speaks it. The protocols are in <c>Data/protocols.json</c>.</summary>
/// <param name="Ports">Where it is usually spoken. A server that speaks first is known by its greeting on every port.</param>
/// <param name="Ask">What is sent one after the other on one connection; the first answer tells whether the protocol is spoken.</param>
/// <param name="Example">A first answer.</param>
internal sealed record KnownProtocol(string Name, ImmutableArray<int> Ports, ImmutableArray<ProtocolStep> Ask, string Example, string Why)
{
    public const string Udp = "udp";
    public const string Tcp = "tcp";

    /// <summary>Over what it is spoken; null for TCP.</summary>
    public string? Transport { get; init; }

    /// <summary>A regular expression for first answers that are refusals; null where there are none.</summary>
    public string? Refused { get; init; }

    /// <summary>Whether every byte counts, so that those that are no text are shown by their number.</summary>
    public bool Binary { get; init; }

    /// <summary>The protocol that is usually spoken on a port; null for none.</summary>
    public static KnownProtocol? On(int port, string transport) =>
        EngineData.Protocols.FirstOrDefault(protocol => (protocol.Transport ?? Tcp) == transport && protocol.Ports.Contains(port));

    /// <summary>The protocol in which a server that speaks first greets; null for none.</summary>
    public static KnownProtocol? OfGreeting(string greeting) =>
        greeting.Length == 0
            ? null
            : EngineData.Protocols.FirstOrDefault(protocol =>
                protocol is { Transport: null or Tcp, Ask: [{ Send: "" } first, ..] } && Matches(greeting, first.Expect)
            );

    /// <summary>What answers come to.</summary>
    /// <param name="answers">To each step that was asked, read as Latin-1; never empty.</param>
    public ExchangeAnswer AnswerOf(IReadOnlyList<string> answers) =>
        new(
            Name,
            Matches(answers[0], Ask[0].Expect),
            VolatileMask.Apply(string.Join("; ", answers.Zip(Ask, Shown).Where(text => text.Length > 0)))
        )
        {
            Refused = Refused is not null && Matches(answers[0], Refused),
        };

    public static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, Options, Patience);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private string Shown(string answer, ProtocolStep step)
    {
        var parts = step.Shown is { } shown
            ? [.. Regex.Matches(answer, shown, Options, Patience).Select(match => match.Value)]
            : Array.Empty<string>();

        return Printable(parts is [] ? answer : string.Join(", ", parts));
    }

    private string Printable(string text) =>
        Binary
            ? string.Concat(text.Select(character => character is >= ' ' and <= '~' ? $"{character}" : $"\\x{(int)character:x2}"))
            : new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
}

/// <summary>Something to send, and what comes back.</summary>
/// <param name="Send">The text, read as Latin-1; empty where the server speaks first.</param>
/// <param name="Expect">A regular expression for the answer, read as Latin-1.</param>
internal sealed record ProtocolStep(string Send, string Expect)
{
    /// <summary>A regular expression for the parts that are compared; null compares all, and so does an answer without such parts.</summary>
    public string? Shown { get; init; }
}
