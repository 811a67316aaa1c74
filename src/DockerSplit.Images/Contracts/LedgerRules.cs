using System.Text.Json;
using DockerSplit.Facts;
using DockerSplit.Images.Packages;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>All rules that say why a difference is harmless: those of the ledger, and the files that packages' tools make anew.</summary>
internal static class LedgerRules
{
    private static readonly Lazy<LedgerRule[]> Loaded = new(Load);

    private static readonly Lazy<(GeneratedFile File, LedgerReason Reason)[]> Generated = new(() =>
        [
            .. GeneratedFiles
                .Known.Where(file => file is { MadeByAny: true, Targets.IsEmpty: true })
                .Select(file => (file, new LedgerReason("generated-file", file.Why))),
        ]
    );

    public static IReadOnlyList<LedgerRule> All => Loaded.Value;

    /// <summary>The fate of a path that differs in the way told, and why that is harmless; null when no rule says so.</summary>
    public static (LedgerFate Fate, LedgerReason Reason)? Find(LedgerOccasion occasion, FileFacts file)
    {
        var kind = PathKnowledge.ClassOf(file.Path);
        if (Array.Find(Loaded.Value, rule => rule.Holds(occasion, file, kind)) is { } rule)
            return (rule.Fate, rule.Reason);
        if (occasion == LedgerOccasion.Attributes)
            return null;
        var generated = Array.Find(Generated.Value, entry => entry.File.Paths.Any(pattern => PathPattern.Matches(pattern, file.Path)));

        return generated.Reason is { } reason ? (LedgerFate.Generated, reason) : null;
    }

    /// <summary>Why a package may be there that the original has not, or in another version; null when no rule says so.</summary>
    public static LedgerReason? OfPackage(LedgerOccasion occasion, string name) =>
        Array
            .Find(Loaded.Value, rule => rule.On.Contains(occasion) && rule.Packages.Any(pattern => PathPattern.Matches(pattern, name)))
            ?.Reason;

    private static LedgerRule[] Load()
    {
        using var stream = typeof(LedgerRules).Assembly.GetManifestResourceStream("Data/ledger-rules.json")!;

        return JsonSerializer.Deserialize(stream, LedgerRuleJson.Default.LedgerRuleArray)!;
    }
}
