using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Images.Closures;

namespace DockerSplit.Application.Inspecting;

/// <summary>An image with the closure of what it starts.</summary>
internal sealed record InspectedImage(string Name, ImageFacts Facts, Closure Closure, FileOwners Owners)
{
    public static InspectedImage Of(string name, ImageFacts facts) =>
        new(
            name,
            facts,
            ClosureBuilder.Build(facts.Final, facts.Config, ClosureRoot.OfConfig(facts.Config)),
            FileOwners.Of(facts.Final)
        );

    /// <summary>The chain to a file, or to the first reached file of a package; null when the image has neither.</summary>
    public InspectChain? Why(string subject)
    {
        if (!subject.StartsWith('/'))
            return Facts.Final.Packages.Packages.ContainsKey(subject) ? Chain(subject, FirstOf(subject)) : null;

        return Facts.Final.Files.ContainsKey(subject) ? Chain(subject, subject) : null;
    }

    private InspectChain Chain(string subject, string? path)
    {
        var chain = path is null ? [] : Closure.Why(path);

        return new(
            subject,
            chain.Length > 0,
            [.. chain.Select(edge => new InspectEdge(edge.From, edge.To, InspectFacts.KindOf(edge.Kind), edge.Detail))],
            path is not null && Closure.NearMisses.TryGetValue(path, out var near) ? $"{near.From}: {near.Detail}" : null
        );
    }

    /// <summary>The file of a package to which the shortest chain leads; null when none is reached.</summary>
    private string? FirstOf(string package) =>
        Closure.Reached.Keys.Where(path => Owners.PackageOf(path) == package).MinBy(path => Closure.Why(path).Length);
}

/// <summary>Why something is needed.</summary>
/// <param name="Chain">From what the image starts to the subject; empty when it is not reached.</param>
/// <param name="NearMiss">Weak evidence for a file that is not reached.</param>
internal sealed record InspectChain(string Subject, bool Reached, ImmutableArray<InspectEdge> Chain, string? NearMiss);

/// <summary>A step of the chain: <paramref name="From"/> needs <paramref name="To"/>.</summary>
internal sealed record InspectEdge(string From, string To, string Kind, string Detail);
