using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Composition;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Application.Tests.Rewriting;

/// <summary>The order in which plans are tried. A plan is known by its text here; the engine's part is in the engine's tests.</summary>
public sealed class RepairLadderTests
{
    private static readonly MissingLibrary Library = new("libx.so.1", null, "libx.so.1: cannot open");
    private static readonly MissingCommand Command = new("curl", "sh: curl: not found");
    private static readonly SplitPlan Plan = PlanOf("FROM alpine\nRUN apk add gcc && gcc -o /usr/local/bin/a a.c\n");

    private readonly List<string> _built = [];
    private readonly Remarks _remarks = new();

    [Fact]
    public async Task The_first_plan_that_passes_needs_no_repair()
    {
        var outcome = await ClimbAsync(_ => "a", _ => ([], Outcome.Verified));

        Assert.Equal(Outcome.Verified, outcome.Outcome);
        Assert.Equal(0, outcome.Repairs);
        Assert.Empty(_remarks.Texts);
    }

    [Fact]
    public async Task A_fact_is_planned_with_on_the_same_rung_before_anything_is_taken_more_widely()
    {
        var outcome = await ClimbAsync(
            lessons => $"{lessons.Rung} {lessons.Facts.Length}",
            text => text == "Exact 2" ? ([], Outcome.Verified) : ([text == "Exact 0" ? Library : Command], Outcome.RewrittenBroken)
        );

        Assert.Equal(["Exact 0", "Exact 1", "Exact 2"], _built);
        Assert.Equal(2, outcome.Repairs);
        Assert.Equal(
            [
                "round 1 failed: it ended",
                "round 2: library libx.so.1 is missing; planning again",
                "round 2 failed: it ended",
                "round 3: command curl is missing; planning again",
            ],
            _remarks.Texts
        );
    }

    [Fact]
    public async Task Where_nothing_new_is_learnt_the_next_rung_that_says_something_else_is_taken()
    {
        var outcome = await ClimbAsync(
            lessons => lessons.Rung >= Rung.OriginalBase ? "original base" : "same",
            text => text == "same" ? ([], Outcome.ProbesDiffer) : ([], Outcome.Verified)
        );

        Assert.Equal(["same", "original base"], _built);
        Assert.Equal([Rung.Exact, Rung.OriginalBase], outcome.Rounds.Select(round => round.Rung));
        Assert.Equal("round 1 failed: it differs", _remarks.Texts[0]);
        Assert.Contains("nothing new was learnt", _remarks.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_changes_nothing_on_its_rung_is_taken_along_to_the_next()
    {
        var outcome = await ClimbAsync(
            lessons => lessons.Rung == Rung.Exact ? "exact" : $"wide with {lessons.Facts.Length}",
            text => text == "exact" ? ([Library], Outcome.RewrittenBroken) : ([], Outcome.Verified)
        );

        Assert.Equal(["exact", "wide with 1"], _built);
        Assert.Contains("library libx.so.1 is missing, so near misses", outcome.Rounds[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_proved_another_plan_would_prove_no_more()
    {
        var outcome = await ClimbAsync(lessons => lessons.Rung.ToString(), _ => ([], Outcome.Unproved));

        Assert.Equal(["Exact"], _built);
        Assert.Equal(Outcome.Unproved, outcome.Outcome);
    }

    [Fact]
    public async Task It_ends_when_no_plan_is_left_and_keeps_what_each_round_taught()
    {
        var outcome = await ClimbAsync(lessons => lessons.Rung.ToString(), _ => ([Library], Outcome.RewrittenBroken));

        Assert.Equal(["Exact", "Wide", "Everything", "OriginalBase", "OnlyCertain"], _built);
        Assert.Equal(Outcome.RewrittenBroken, outcome.Outcome);
        Assert.Equal([1, 0, 0, 0, 0], outcome.Rounds.Select(round => round.Learned.Length));
    }

    [Fact]
    public async Task There_are_never_more_rounds_than_allowed()
    {
        var count = 0;

        await ClimbAsync(_ => $"{count++}", _ => ([Library], Outcome.RewrittenBroken), rounds: 3);

        Assert.Equal(3, _built.Count);
    }

    [Theory]
    [InlineData(nameof(Outcome.NotSmaller))]
    [InlineData(nameof(Outcome.OriginalBroken))]
    public async Task What_no_other_plan_can_change_ends_it_at_once(string verdict)
    {
        await ClimbAsync(lessons => lessons.Rung.ToString(), _ => ([Library], Enum.Parse<Outcome>(verdict)));

        Assert.Equal(["Exact"], _built);
    }

    private static SplitPlan PlanOf(string text)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new SourceText(text)), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);

        return Assert.IsType<Split>(Splitter.SplitByText(model, analysis, null, new() { Guess = true })).Plan;
    }

    private Task<Tried> ClimbAsync(Func<Lessons, string> plan, Func<string, (LearnedFact[] Learned, Outcome Verdict)> judge, int rounds = 6)
    {
        var ladder = new RepairLadder(new Trials(_built, plan, judge), rounds, _remarks);

        return ladder.ClimbAsync(new(Plan, plan(Lessons.None)), TestContext.Current.CancellationToken);
    }

    private sealed class Trials(
        List<string> built,
        Func<Lessons, string> plan,
        Func<string, (LearnedFact[] Learned, Outcome Verdict)> judge
    ) : ITrials
    {
        public Task<SplitResult> PlanAsync(Lessons lessons, Overrides further, CancellationToken cancellationToken) =>
            Task.FromResult<SplitResult>(new Split(Plan, plan(lessons)));

        public Task<Comparison> TryAsync(Split split, CancellationToken cancellationToken)
        {
            built.Add(split.Text);
            var (learned, verdict) = judge(split.Text);

            return Task.FromResult(Comparisons.Of(verdict, learned: learned));
        }
    }

    private sealed class Remarks : IProgress<ApplicationEvent>
    {
        public List<string> Texts { get; } = [];

        public void Report(ApplicationEvent value) => Texts.Add(Assert.IsType<Remark>(value).Text);
    }
}
