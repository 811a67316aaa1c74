using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>What the closure reaches is needed: files by their paths, and packages of which no file is known.</summary>
internal static class ReachedNeeds
{
    public static IEnumerable<Need> Of(Closure closure)
    {
        foreach (var (path, edge) in closure.Reached)
            yield return new PathNeed(path, Reason(path, edge, closure.Why(path).Any(IsWeak))) { ByHabit = IsOfHabit(closure, edge) };
        foreach (var (name, edge) in closure.Packages)
            yield return new PackageNeed(name, edge.Kind == NeedKind.Library ? OfDevelopment(edge) : Reason(name, edge, IsWeak(edge)));
    }

    /// <summary>Such an edge does not tell the library: only that a development package was there when something was linked.</summary>
    private static Evidence OfDevelopment(ClosureEdge edge) =>
        PackageRules.DevelopmentPackage.Because($"the shared libraries of {edge.Detail}", subject: edge.Detail);

    /// <summary>A link that a habit opened is no other reason for what it leads to.</summary>
    private static bool IsOfHabit(Closure closure, ClosureEdge edge) =>
        edge.Kind is NeedKind.Opened or NeedKind.Suggested
        || (
            edge.Kind == NeedKind.LinkTarget
            && closure.Reached.GetValueOrDefault(edge.From) is { Kind: NeedKind.Opened or NeedKind.Suggested }
        );

    private static bool IsWeak(ClosureEdge edge) => edge.Kind == NeedKind.Suggested || edge.From == RootNames.Neighbour;

    /// <param name="isWeak">Whether the subject is only reached over what weak evidence speaks for.</param>
    private static Evidence Reason(string subject, ClosureEdge edge, bool isWeak) =>
        Rule(edge).Because(Sentence(edge), subject: subject) with
        {
            IsWeak = isWeak,
        };

    private static EvidenceRule Rule(ClosureEdge edge) =>
        edge.Kind switch
        {
            NeedKind.Root when edge.From == RootNames.Traced => NeedRules.Traced,
            NeedKind.Root => NeedRules.Entry,
            NeedKind.Library => NeedRules.Linked,
            NeedKind.Command or NeedKind.Interpreter => NeedRules.Called,
            NeedKind.Suggested => NeedRules.NearMiss,
            _ => NeedRules.Reached,
        };

    private static string Sentence(ClosureEdge edge) =>
        edge.Kind switch
        {
            NeedKind.Root => edge.From == RootNames.Artifact ? "the build made it, and no package owns it"
            : edge.From == RootNames.Traced ? TracedNeeds.Reason
            : edge.From == RootNames.Neighbour ? "it lies beside a file that run time reaches"
            : char.IsUpper(edge.From[0]) ? $"{edge.From} names it"
            : $"an earlier round showed it: {edge.From}",
            NeedKind.Library => $"{edge.From} links to {edge.Detail}",
            NeedKind.Interpreter => $"{edge.From} is run by it",
            NeedKind.LinkTarget => $"{edge.From} points to it",
            NeedKind.Command => $"{edge.From} calls {edge.Detail}",
            NeedKind.Suggested => $"{edge.From} may open it ({edge.Detail})",
            _ => $"{edge.From} opens it ({edge.Detail})",
        };
}
