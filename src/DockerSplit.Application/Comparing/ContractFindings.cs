using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Contracts;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Application.Comparing;

/// <summary>What a look into the two images shows, without running them: needs, accounts, owners, modes, links, packages.</summary>
internal sealed class ContractFindings
{
    private const int NamedDifferences = 10;

    private readonly ImmutableArray<ContractDifference> _differences;
    private readonly ImmutableArray<ContractDifference> _broken;

    private ContractFindings(ImmutableArray<ContractDifference> differences) =>
        (_differences, _broken) = (differences, [.. differences.Where(difference => difference.Severity == DifferenceSeverity.Breaks)]);

    /// <summary>Compares the rewritten image with the original.</summary>
    /// <param name="original">Read with the layers of its base image.</param>
    public static ContractFindings Of(ImageFacts original, ImageFacts rewritten) =>
        new([.. ContractComparison.Compare(original, rewritten).Where(difference => difference.Severity != DifferenceSeverity.Expected)]);

    /// <summary>What the differences come to; null when the rewritten image keeps the contract.</summary>
    public Comparison? Judge(Measurement measured) =>
        _broken is [] ? null
        : _broken.Any(IsNeed) ? new RewrittenFails(measured, Explanation) { Learned = Learned }
        : new OtherBehaviour(measured, Explanation) { Learned = Learned };

    /// <summary>A line for each difference that breaks the contract, the first few.</summary>
    private string Explanation =>
        string.Join('\n', _broken.Take(NamedDifferences).Select(difference => $"{difference.Description} ({difference.Reason})"));

    /// <summary>What the rewritten image lacks, as the next plan takes it.</summary>
    public ImmutableArray<LearnedFact> Learned => [.. _broken.Select(Lesson).OfType<LearnedFact>()];

    /// <summary>The differences for reports, the gravest first.</summary>
    public IEnumerable<Difference> Differences =>
        _differences.Select(difference => new Difference(
            $"{Name(difference.Kind)} of {difference.Path}",
            difference.Original,
            difference.Rewritten,
            difference.Severity == DifferenceSeverity.Breaks ? Severity.Breaks : Severity.Notable
        ));

    private static bool IsNeed(ContractDifference difference) =>
        difference.Kind is ContractDifferenceKind.UnresolvedLibrary or ContractDifferenceKind.MissingInterpreter or ContractDifferenceKind.MissingVersion;

    private static LearnedFact? Lesson(ContractDifference difference) =>
        difference.Kind switch
        {
            ContractDifferenceKind.UnresolvedLibrary => new MissingLibrary(difference.Original, difference.Path, difference.Description),
            ContractDifferenceKind.MissingVersion => new MissingSymbol(difference.Original, difference.Path, difference.Description),
            ContractDifferenceKind.MissingInterpreter when difference.Original.StartsWith('/') => new MissingFile(difference.Original, difference.Description),
            ContractDifferenceKind.MissingInterpreter => new MissingCommand(difference.Original, difference.Description),
            ContractDifferenceKind.DanglingLink => new MissingFile(difference.Original, difference.Description),
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
