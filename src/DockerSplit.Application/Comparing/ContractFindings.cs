using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Contracts;

namespace DockerSplit.Application.Comparing;

/// <summary>What a look into the two images shows, without running them: needs, accounts, owners, modes, links, packages.</summary>
internal sealed class ContractFindings
{
    private const int NamedDifferences = 10;

    private readonly ImmutableArray<ContractDifference> _differences;
    private readonly ImmutableArray<ContractDifference> _broken;
    private readonly ImmutableArray<LedgerFinding> _told;
    private readonly ImmutableArray<LedgerFinding> _unbalanced;

    private ContractFindings(IEnumerable<ContractDifference> differences, Ledger? ledger)
    {
        _differences = [.. differences.Where(difference => difference.Severity != DifferenceSeverity.Expected)];
        _broken = [.. _differences.Where(difference => difference.Severity == DifferenceSeverity.Breaks)];
        _told = ledger is null ? [] : [.. ledger.Findings.Where(finding => !IsConfiguration(finding))];
        _unbalanced = [.. _told.Where(finding => finding.Weight == LedgerWeight.Breaks)];
        Ledger = ledger;
    }

    /// <summary>Compares the rewritten image with the original.</summary>
    /// <param name="original">Read with the layers of its base image.</param>
    /// <param name="expected">
    /// What the plan says will be there, so that the whole ledger is checked; without it only what the rewritten image has is looked at.
    /// </param>
    public static ContractFindings Of(ImageFacts original, ImageFacts rewritten, Expectation? expected = null) =>
        expected is null
            ? new(ContractComparison.Compare(original, rewritten), null)
            : new(ContractComparison.CompareNeeds(original, rewritten), LedgerCheck.Compare(original, rewritten, expected));

    /// <summary>The account of the whole original; null where no plan said what to expect.</summary>
    public Ledger? Ledger { get; }

    /// <summary>What the differences come to; null when the rewritten image keeps the contract.</summary>
    public Comparison? Judge(Measurement measured) =>
        (_broken, _unbalanced) is ([], []) ? null
        : _broken.Any(IsNeed) ? new RewrittenFails(measured, Explanation) { Learned = Learned }
        : new OtherBehaviour(measured, Explanation) { Learned = Learned };

    /// <summary>A line for each difference that breaks the contract, the first few.</summary>
    private string Explanation =>
        string.Join(
            '\n',
            _broken
                .Select(difference => $"{difference.Description} ({difference.Reason})")
                .Concat(_unbalanced.Select(finding => $"{finding.Description}: {finding.Remedy}"))
                .Take(NamedDifferences)
        );

    /// <summary>What the rewritten image lacks, as the next plan takes it.</summary>
    public ImmutableArray<LearnedFact> Learned => [.. _broken.Select(Lesson).Concat(_unbalanced.Select(Lesson)).OfType<LearnedFact>()];

    /// <summary>The differences for reports, the gravest first.</summary>
    public IEnumerable<Difference> Differences =>
        _differences
            .Select(difference => new Difference(
                $"{Name(difference.Kind)} of {difference.Path}",
                difference.Original,
                difference.Rewritten,
                difference.Severity == DifferenceSeverity.Breaks ? Severity.Breaks : Severity.Notable
            ))
            .Concat(
                _told.Select(finding => new Difference(
                    finding.Title,
                    finding.Original,
                    finding.Rewritten,
                    finding.Weight == LedgerWeight.Breaks ? Severity.Breaks : Severity.Notable
                ))
            );

    /// <summary>The engine's own comparison tells of configurations, with the values.</summary>
    private static bool IsConfiguration(LedgerFinding finding) =>
        finding.Kind is LedgerFindingKind.Setting or LedgerFindingKind.AddedVariable;

    private static bool IsNeed(ContractDifference difference) =>
        difference.Kind
            is ContractDifferenceKind.UnresolvedLibrary
                or ContractDifferenceKind.MissingInterpreter
                or ContractDifferenceKind.MissingVersion;

    private static LearnedFact? Lesson(ContractDifference difference) =>
        difference.Kind switch
        {
            ContractDifferenceKind.UnresolvedLibrary => new MissingLibrary(difference.Original, difference.Path, difference.Description),
            ContractDifferenceKind.MissingVersion => new MissingSymbol(difference.Original, difference.Path, difference.Description),
            ContractDifferenceKind.MissingInterpreter when difference.Original.StartsWith('/') => new MissingFile(
                difference.Original,
                difference.Description
            ),
            ContractDifferenceKind.MissingInterpreter => new MissingCommand(difference.Original, difference.Description),
            ContractDifferenceKind.DanglingLink => new MissingFile(difference.Original, difference.Description),
            _ => null,
        };

    private static LearnedFact? Lesson(LedgerFinding finding) =>
        finding.Kind switch
        {
            LedgerFindingKind.MissingPath or LedgerFindingKind.MissingVolume or LedgerFindingKind.MissingHome => new MissingFile(
                finding.Name,
                finding.Description
            ),
            LedgerFindingKind.Content => new OtherContent(finding.Name, finding.Description),
            LedgerFindingKind.Mode
            or LedgerFindingKind.WiderMode
            or LedgerFindingKind.SetId
            or LedgerFindingKind.Owner when finding.Original.Length > 0 => new OtherAttributes(finding.Name, finding.Description),
            LedgerFindingKind.Restored or LedgerFindingKind.AddedPath => new ForeignFile(finding.Name, finding.Description),
            LedgerFindingKind.MissingAccount => new MissingUser(
                finding.Name[(finding.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..],
                finding.Description
            ),
            _ => null,
        };

    private static string Name(ContractDifferenceKind kind) =>
        kind switch
        {
            ContractDifferenceKind.UnresolvedLibrary => "library",
            ContractDifferenceKind.MissingInterpreter => "interpreter",
            ContractDifferenceKind.MissingVersion => "symbol version",
            ContractDifferenceKind.User => "number of user",
            ContractDifferenceKind.Group => "number of group",
            ContractDifferenceKind.Capabilities => "capabilities",
            ContractDifferenceKind.SetId => "set-id bit",
            ContractDifferenceKind.Mode => "mode",
            ContractDifferenceKind.Owner => "owner",
            ContractDifferenceKind.DanglingLink => "target",
            _ => "package entry",
        };
}
