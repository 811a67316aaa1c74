using System.Collections.Immutable;
using DockerSplit.Application.Rewriting;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;

namespace DockerSplit.Application.Verifying;

/// <summary>
/// Says what must be in an image that a person split: what the original's start reaches. The rest somebody left out on purpose, and nobody
/// can say why: reports mark it as weak.
/// </summary>
internal static class HandWrittenSplit
{
    private static readonly LedgerReason LeftOutByHand = new(
        "left-out-by-hand",
        "the split leaves it out, and nothing that is started is known to reach it",
        IsWeak: true
    );

    private static readonly LedgerReason OfBase = new("of-the-base", "the base of the rewritten image brings it");

    /// <summary>The expectation; null where the original or its base cannot be read.</summary>
    /// <param name="rewritten">Read with the layers of its base, which may be any.</param>
    public static Expectation? Expect(AnalysedDockerfile input, Observer observer, ImageFacts rewritten)
    {
        if (observer is not { Original: { } original, Base: { } ownBase })
            return null;

        var draft = input.Draft(original, ownBase, Lessons.None, Overrides.None);
        var planned = Planner.Plan(draft, ownBase).Expected;
        var needed = Needed(original).Where(path => !draft.Unneeded.Covers(path)).ToList();
        // Without a package manager nothing is installed, and a package is its files; so it is where the manager has other packages.
        var isForeign = ForeignBase.Is(rewritten.Base, original.Facts.Base);
        var hasPackages = rewritten.Final.Packages.Manager.Length > 0 && !isForeign;
        var copied = PathSet.Of(needed.Where(path => !hasPackages || original.PackageOf(path) is null));

        return planned with
        {
            Copied = copied,
            Replaced = isForeign ? ForeignBase.Replaces(rewritten.Base, original.Facts.Final, copied) : planned.Replaced,
            Installed = needed
                .Select(path => hasPackages ? original.PackageOf(path) : null)
                .OfType<string>()
                .ToImmutableSortedSet(StringComparer.Ordinal),
            Added = Added(planned.Added, original.Facts, rewritten),
            Rest = LeftOutByHand,
            KeepsBase = false,
        };
    }

    /// <summary>
    /// What is reached from the start. A habit opens files of many packages that one can do without: it counts for none of them, and for
    /// nothing that they lead to.
    /// </summary>
    private static ImmutableArray<string> Needed(SeenImage original)
    {
        var closure = original.Reach(ClosureRoot.OfConfig(original.Facts.Config));

        return
        [
            .. closure.Reached.Keys.Where(path =>
                original.Facts.Final.Files.GetValueOrDefault(path) is { Kind: not FileKind.Directory }
                && !closure
                    .Why(path)
                    .Any(edge => edge.Kind is NeedKind.Opened or NeedKind.Suggested && original.PackageOf(edge.To) is not null)
            ),
        ];
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
        foreach (var account in BaseAccounts.AddedBy(rewritten.Base, original.Final))
            added[account] = OfBase;

        return added.ToImmutable();
    }
}
