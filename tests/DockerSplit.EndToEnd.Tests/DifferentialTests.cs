using DockerSplit.Testing;
using DockerSplit.Testing.Cases;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>
/// What the text alone led to is held against the engine: a plan that is written without one has to pass the verification. That there is
/// nothing to split, or that it takes an engine, is an answer too.
/// </summary>
public sealed class DifferentialTests(DifferentialSummary summary) : IClassFixture<DifferentialSummary>
{
    private const int NothingToSplit = 3;
    private const int OriginalBroken = 5;

    /// <summary>Every case of which some run asks the engine, and whose plan from the text can pass here.</summary>
    public static TheoryData<string> Cases() => [.. Names.Where(name => SnapshotCase.Load(name).TextAlone is null)];

    private static IEnumerable<string> Names => SnapshotCase.RunsWhere(run => run.NeedsEngine).Select(run => run.Case).Distinct();

    [Fact]
    public void Cases_whose_plan_cannot_pass_here_say_why()
    {
        foreach (var name in Names)
        {
            if (SnapshotCase.Load(name).TextAlone is { } why)
            {
                Assert.True(why.Length > 20, name);
                summary.Add("not held against the engine, with a reason in case.json", name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_plan_from_the_text_alone_is_verified_or_is_not_written(string name)
    {
        var @case = SnapshotCase.Load(name);
        await Docker.RequireAsync(@case);
        using var folder = new TempFolder();
        @case.CopyInput(name, folder.Path);
        var planning = new TestConsole(folder.Path);
        var planned = (int)await planning.RunAsync("rewrite", "Dockerfile", "-o", "Dockerfile.ms", SnapshotRun.TextOnly);

        if (planned != 0)
        {
            var isAnswer = planned is NothingToSplit or SnapshotRun.NeedsEngineCode;
            summary.Add(
                planned == NothingToSplit ? "nothing to split"
                    : isAnswer ? "needs an engine"
                    : "failed",
                name
            );
            Assert.True(isAnswer, $"{name}: exit code {planned}\n{planning.ErrorText}{planning.OutText}");
            return;
        }

        await VerifyAsync(name, @case, folder.Path);
    }

    private async Task VerifyAsync(string name, SnapshotCase @case, string directory)
    {
        var proof = @case.Runs.First(run => run.NeedsEngine);
        var console = new TestConsole(directory);
        var code = (int)await console.RunAsync(["verify", "Dockerfile", "Dockerfile.ms", .. Timeout(proof)]);

        // Where the original itself is broken, there is nothing that the text could have got right.
        var isBroken = code == OriginalBroken && proof.RightCodes.Contains(OriginalBroken);
        summary.Add(
            code == 0 ? "verified"
                : isBroken ? "original broken"
                : "failed",
            name
        );
        Assert.True(code == 0 || isBroken, $"{name}: exit code {code}\n{console.OutText}{LastLines(console.ErrorText)}");
    }

    /// <summary>The option of a run that is for the verification, not for the plan.</summary>
    private static IEnumerable<string> Timeout(SnapshotRun run) => run.Arguments.SkipWhile(argument => argument != "--timeout").Take(2);

    private static string LastLines(string text) => string.Join('\n', text.Split('\n').TakeLast(40));
}
