using System.Collections.Immutable;
using DockerSplit.Application.Rewriting;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;

namespace DockerSplit.Application.Verifying;

/// <summary>
/// Says what must be in an image that a person split: all that docksplit itself would keep, since dropping needs proof. What a person knows
/// better, settings and comments of the original say.
/// </summary>
internal static class HandWrittenSplit
{
    private static readonly LedgerReason OfBase = new("of-the-base", "the base of the rewritten image brings it");

    /// <summary>The expectation; null where the original or its base cannot be read.</summary>
    /// <param name="rewritten">Read with the layers of its base, which may be any.</param>
    public static Expectation? Expect(AnalysedDockerfile input, Observer observer, ImageFacts rewritten)
    {
        if (observer is not { Original: { } original, Base: { } ownBase })
            return null;

        // Without a package manager nothing is installed, and a package is its files.
        var hasPackages = rewritten.Final.Packages.Manager.Length > 0;
        var draft = input.Draft(original, ownBase, Lessons.None, Overrides.None);
        var plan = Planner.Plan(draft, hasPackages ? ownBase : RuntimeImage.Scratch);

        return plan.Expected with
        {
            KeepsBase = false,
            // Who writes by hand may install a library or copy it; what only the package manager pulls in is its own matter.
            Installed = hasPackages
                ? [.. plan.Packages.Where(package => package.Role == PackageRole.Runtime).Select(package => package.Name)]
                : ImmutableSortedSet.Create<string>(StringComparer.Ordinal),
            Added = Added(plan.Expected.Added, original.Facts, rewritten),
        };
    }

    private static ImmutableSortedDictionary<string, LedgerReason> Added(
        ImmutableSortedDictionary<string, LedgerReason> planned,
        ImageFacts original,
        ImageFacts rewritten
    )
    {
        var added = planned.ToBuilder();
        foreach (var name in rewritten.Base.Packages.Packages.Keys.Where(name => !original.Final.Packages.Packages.ContainsKey(name)))
            added[name] = OfBase;
        foreach (
            var path in rewritten.Base.Files.Keys.Where(path =>
                !original.Final.Files.ContainsKey(path) && !original.Base.Files.ContainsKey(path)
            )
        )
            added[path] = OfBase;

        return added.ToImmutable();
    }
}
