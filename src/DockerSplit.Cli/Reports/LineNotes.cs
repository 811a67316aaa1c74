using System.Collections.Immutable;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts what was decided beside the lines that it comes from, and beside the lines that it led to.</summary>
/// <param name="report">With a plan's decisions.</param>
internal sealed class LineNotes(RewriteReport report, SourceText original)
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private readonly ILookup<int, PlacementReport> _placements = report.Placements.ToLookup(placement => placement.Line);

    private readonly Dictionary<string, int> _lines = InstructionsOf(original)
        .GroupBy(instruction => original.ToString(instruction.Span), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => original.PositionOf(same.First().Span.Start).Line, StringComparer.Ordinal);

    private readonly ILookup<string, (string, EvidenceReport)> _installed = Lookup(
        report.Packages.Where(package => package.Installed),
        package => package.Specification,
        package => package.Evidence.Select(evidence => ($"{package.Name}: {package.Fate}", evidence))
    );

    private readonly ILookup<string, (string, EvidenceReport)> _copied = Lookup(
        report.Paths.Where(path => path.IsCopied),
        path => path.Path,
        path => path.Evidence.Select(evidence => ($"{path.Verdict} {path.Path}", evidence))
    );

    private readonly ILookup<string, (string, EvidenceReport)> _commands = Lookup(
        report.Commands,
        command => command.Command,
        command => [($"runs again: {command.Command}", command.Evidence)]
    );

    /// <summary>The original with its notes.</summary>
    public DockerfileReport Original() => new(original.Name, original.Text, Sorted([.. Placements(), .. Decisions()]));

    /// <summary>The rewritten text with its notes.</summary>
    public DockerfileReport Rewritten(string name, string text)
    {
        var source = new SourceText(text, name);
        var instructions = InstructionsOf(source);
        var runtime = instructions.LastOrDefault(instruction => Is(instruction, "FROM"))?.Span.Start ?? 0;

        return new(
            name,
            text,
            Sorted([
                .. instructions.SelectMany(instruction =>
                    Kept(source.ToString(instruction.Span))
                        .Concat(instruction.Span.Start < runtime ? [] : Made(instruction))
                        .Select(note => At(source, instruction, note.Decision, note.Evidence))
                ),
            ])
        );
    }

    private static ImmutableArray<InstructionSyntax> InstructionsOf(SourceText source) => [.. DockerfileSyntax.Parse(source).Instructions];

    private IEnumerable<LineNoteReport> Placements() =>
        from instruction in InstructionsOf(original)
        from placement in _placements[original.PositionOf(instruction.Span.Start).Line]
        select At(original, instruction, Where(placement), placement.Evidence);

    /// <summary>What has a place of its own in the original.</summary>
    private IEnumerable<LineNoteReport> Decisions() =>
        report
            .Packages.SelectMany(package => package.Evidence.Select(evidence => (What: $"{package.Name}: {package.Fate}", Why: evidence)))
            .Concat(report.Paths.SelectMany(path => path.Evidence.Select(evidence => (What: $"{path.Verdict} {path.Path}", Why: evidence))))
            .Concat(report.Commands.Select(command => (What: $"runs again: {command.Command}", Why: command.Evidence)))
            .SelectMany(note =>
                note.Why.Line is { } line
                    ? [new LineNoteReport(line, line, note.What, note.Why.Rule, note.Why.Reason)]
                    : Array.Empty<LineNoteReport>()
            );

    /// <summary>Of an instruction that the original has, too.</summary>
    private IEnumerable<(string Decision, EvidenceReport Evidence)> Kept(string text) =>
        _lines.TryGetValue(text, out var line) ? _placements[line].Select(placement => (Where(placement), placement.Evidence)) : [];

    /// <summary>Of an instruction that the plan made.</summary>
    private IEnumerable<(string Decision, EvidenceReport Evidence)> Made(InstructionSyntax instruction)
    {
        var text = instruction.Arguments.Text;
        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
        if (Is(instruction, "FROM"))
            return report.RuntimeBase is { } runtime ? [($"starts from {runtime.Reference}", runtime.Evidence)] : [];
        if (Is(instruction, "RUN"))
            return words.SelectMany(word => _installed[word]).Concat(text.Split("&&").SelectMany(command => _commands[command.Trim()]));

        return Is(instruction, "COPY") ? words.SelectMany(word => _copied[word]) : [];
    }

    private static ILookup<string, (string, EvidenceReport)> Lookup<T>(
        IEnumerable<T> decisions,
        Func<T, string> key,
        Func<T, IEnumerable<(string, EvidenceReport)>> notes
    ) =>
        decisions
            .SelectMany(decision => notes(decision).Select(note => (Key: key(decision), Note: note)))
            .ToLookup(pair => pair.Key, pair => pair.Note, StringComparer.Ordinal);

    private static bool Is(InstructionSyntax instruction, string keyword) =>
        instruction.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static string Where(PlacementReport placement) =>
        placement.Stage == "both" ? "in both stages" : $"in the {placement.Stage} stage";

    private static LineNoteReport At(SourceText source, InstructionSyntax instruction, string decision, EvidenceReport evidence)
    {
        var first = source.PositionOf(instruction.Span.Start).Line;
        var last = source.PositionOf(Math.Max(instruction.Span.Start, instruction.Span.End - 1)).Line;

        return new(first, last, decision, evidence.Rule, evidence.Reason);
    }

    private static ImmutableArray<LineNoteReport> Sorted(IEnumerable<LineNoteReport> notes) =>
        [.. notes.Distinct().OrderBy(note => note.Line).ThenBy(note => note.LastLine == note.Line)];
}
