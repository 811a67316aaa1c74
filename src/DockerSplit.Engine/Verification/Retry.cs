using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Verification;

/// <summary>Another way to run both images, where the first one shows nothing.</summary>
/// <param name="Activity">What is done, for the one who waits.</param>
/// <param name="Note">The same for the report.</param>
/// <param name="Change">The containers of the other way.</param>
internal sealed record Retry(string Activity, ConfigDifference Note, Func<ContainerSpec, ContainerSpec> Change)
{
    private static readonly ImmutableArray<Regex> TerminalMessages =
    [
        .. EngineData.TerminalMessages.Select(rule => new Regex(
            rule.Pattern,
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        )),
    ];

    /// <summary>What to try next; null where the original shows what it does, or nothing is left to try.</summary>
    public static Retry? After(Readiness original, ContainerSpec spec) =>
        spec is { HasTerminal: false, Ports: [] }
        && original.Outcome is { State: ContainerState.Exited, ExitCode: not 0 }
        && WantsTerminal(original.Outcome.Log)
            ? WithTerminal
        : !Conclusion.IsBroken(original, spec) ? null
        : spec.Recipe is { Otherwise: { } otherwise, Source: { } source } ? Without(source, otherwise)
        : !original.Elsewhere.IsEmpty && spec.Recipe.Ports is [] && !spec.IsMoved ? On(original.Elsewhere, spec)
        : null;

    public static bool WantsTerminal(IEnumerable<string> log) => log.Any(line => TerminalMessages.Any(message => message.IsMatch(line)));

    private static Retry WithTerminal =>
        new(
            "running with a terminal, which it wants",
            new("terminal", "the program wants one", "both got one", Allowed: true),
            spec => spec with { HasTerminal = true }
        );

    private static Retry Without(string source, ProbeRecipe otherwise) =>
        new(
            $"running without {source}",
            new(source, "the original does not run alone as it says", "both were run without it", Allowed: true),
            // What is known of the images, and not of how to run them, stays.
            spec => spec with { Recipe = otherwise with { FreeVariables = spec.Recipe.FreeVariables, Programs = spec.Recipe.Programs } }
        );

    private static Retry On(ImmutableSortedSet<int> ports, ContainerSpec spec) =>
        new(
            $"asking on {Join(ports)}, where it listens",
            new("listening port", $"{Join(ports)}, not the exposed {Join(spec.Ports)}", $"asked on {Join(ports)}", Allowed: true),
            other => other with { Ports = [.. ports], IsMoved = true }
        );

    private static string Join(IEnumerable<int> ports) =>
        string.Join(", ", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));
}
