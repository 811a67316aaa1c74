using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Composition;
using DockerSplit.Diagnostics;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;
using Microsoft.Extensions.Time.Testing;

namespace DockerSplit.Application.Tests.Rewriting;

/// <summary>What is tried and kept. A plan is known by its text here; the case repaired-neighbour has the engine's part.</summary>
public sealed class MinimiserTests
{
    private static readonly Evidence Weak = new("requested", "the author installs it") { IsWeak = true };
    private static readonly Evidence Strong = new("linked", "a program links to it");

    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _built = [];

    [Fact]
    public async Task Only_what_all_evidence_for_is_weak_is_tried_paths_before_packages_and_the_largest_first()
    {
        var plan = PlanOf(
            [Path("/small", 1, Weak), Path("/large", 9, Weak), Path("/sure", 9, Weak, Strong)],
            [Package("less", Weak), Package("libssl3", Strong)]
        );

        await RunAsync(plan, _ => Outcome.ProbesDiffer);

        Assert.Equal(["/large", "/small", "less"], _built);
    }

    [Fact]
    public async Task What_passes_without_stays_out_and_what_fails_without_stays()
    {
        var plan = PlanOf([Path("/a", 3, Weak), Path("/b", 2, Weak), Path("/c", 1, Weak)], []);

        var outcome = await RunAsync(plan, text => text.Contains("/b", StringComparison.Ordinal) ? Outcome.ProbesDiffer : Outcome.Verified);

        Assert.Equal(["/a", "/a /b", "/a /c"], _built);
        Assert.Equal(["/a", "/c"], outcome.LeftOut);
        Assert.Equal("/a /c", outcome.Split.Text);
    }

    [Fact]
    public async Task The_budget_ends_it_after_the_try_that_has_begun()
    {
        var plan = PlanOf([Path("/a", 3, Weak), Path("/b", 2, Weak), Path("/c", 1, Weak)], []);

        await RunAsync(plan, _ => Outcome.Verified, perTry: TimeSpan.FromMinutes(3));

        Assert.Equal(["/a", "/a /b"], _built);
    }

    [Fact]
    public async Task What_did_not_pass_is_not_made_smaller()
    {
        var outcome = await RunAsync(PlanOf([Path("/a", 1, Weak)], []), _ => Outcome.Verified, first: Outcome.ProbesDiffer);

        Assert.Empty(_built);
        Assert.Equal(Outcome.ProbesDiffer, outcome.Outcome);
    }

    private async Task<Tried> RunAsync(
        SplitPlan plan,
        Func<string, Outcome> judge,
        TimeSpan perTry = default,
        Outcome first = Outcome.Verified
    )
    {
        var trials = new Trials(_built, _time, perTry, plan, judge);
        var minimiser = new Minimiser(trials, TimeSpan.FromMinutes(5), _time, new Progress<ApplicationEvent>());

        return await minimiser.RunAsync(new(new(plan, ""), Compared(new(plan, ""), first)), TestContext.Current.CancellationToken);
    }

    private sealed class Trials(List<string> built, FakeTimeProvider time, TimeSpan perTry, SplitPlan plan, Func<string, Outcome> judge)
        : ITrials
    {
        public Task<SplitResult> PlanAsync(Lessons lessons, Overrides further, CancellationToken cancellationToken) =>
            Task.FromResult<SplitResult>(new Split(plan, string.Join(' ', further.DroppedPaths.Concat(further.BuildPackages))));

        public Task<Comparison> TryAsync(Split split, CancellationToken cancellationToken)
        {
            built.Add(split.Text);
            time.Advance(perTry);

            return Task.FromResult(Compared(split, judge(split.Text)));
        }
    }

    /// <summary>The more is left out, the smaller the image.</summary>
    private static Comparison Compared(Split split, Outcome outcome) => Comparisons.Of(outcome, 100 - split.Text.Length);

    private static PathDecision Path(string path, long size, params ImmutableArray<Evidence> evidence) => new(path, false, size, evidence);

    private static PackageDecision Package(string name, Evidence evidence) =>
        new(PackageManager.Apt, name, name, PackageRole.Runtime, Requested: true, Install: true, [evidence]);

    private static SplitPlan PlanOf(ImmutableArray<PathDecision> paths, ImmutableArray<PackageDecision> packages)
    {
        var text = new SourceText("FROM alpine\nRUN apk add gcc && gcc -o /usr/local/bin/a a.c\n");
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(text), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);

        return Assert.IsType<Split>(Splitter.SplitByText(model, analysis, null, new() { Guess = true })).Plan with
        {
            Copies = paths,
            Packages = packages,
        };
    }
}
