using DockerSplit.Facts;
using DockerSplit.Images.Packages;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>All rules that say why a difference is harmless: those of the ledger, and the files that packages' tools make anew.</summary>
internal static class LedgerRules
{
    private static readonly DataFile<LedgerRule[]> File = new("Data/ledger-rules.json", LedgerRuleReader.LedgerRuleArray);

    private static readonly Lazy<(GeneratedFile Made, LedgerReason Reason)[]> Generated = new(() =>
        [
            .. GeneratedFiles
                .Known.Where(file => file is { MadeByAny: true, Targets.IsEmpty: true })
                .Select(file => (file, new LedgerReason("generated-file", file.Why))),
        ]
    );

    public static IReadOnlyList<LedgerRule> All => File.Content;

    /// <summary>The fate of a path that differs in the way told, and why that is harmless; null when no rule says so.</summary>
    /// <param name="books">For rules about what is made from other files; without it they are taken to hold.</param>
    public static (LedgerFate Fate, LedgerReason Reason)? Find(LedgerOccasion occasion, FileFacts file, LedgerBooks? books = null)
    {
        var kind = KnowledgeBase.Shipped.Paths.ClassOf(file.Path);
        if (Array.Find(File.Content, rule => rule.Holds(occasion, file, kind) && HasOtherSources(rule, books)) is { } rule)
            return (rule.Fate, rule.Reason);
        if (occasion == LedgerOccasion.Attributes)
            return null;
        var generated = Array.Find(Generated.Value, entry => entry.Made.Paths.Any(pattern => PathPattern.Matches(pattern, file.Path)));

        return generated.Reason is { } reason ? (LedgerFate.Generated, reason) : null;
    }

    private static bool HasOtherSources(LedgerRule rule, LedgerBooks? books) =>
        rule.MadeFrom.Count == 0
        || books is null
        || books.Original.Final.Files.Keys.Any(path =>
            rule.MadeFrom.Any(pattern => PathPattern.Matches(pattern, path)) && !books.Rewritten.Final.Files.ContainsKey(path)
        );

    /// <summary>Why a package may be there that the original has not, or in another version; null when no rule says so.</summary>
    public static LedgerReason? OfPackage(LedgerOccasion occasion, string name) =>
        Array
            .Find(File.Content, rule => rule.On.Contains(occasion) && rule.Packages.Any(pattern => PathPattern.Matches(pattern, name)))
            ?.Reason;
}
