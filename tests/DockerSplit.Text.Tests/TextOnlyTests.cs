using DockerSplit.Testing;
using DockerSplit.Testing.Cases;

namespace DockerSplit.Text.Tests;

/// <summary>
/// Runs the whole program, without an engine, on the folders of <c>tests/snapshots</c>. What a case says is right is asked first; only a
/// right answer is compared with the verified files, or accepted as such.
/// </summary>
public sealed class TextOnlyTests
{
    public static TheoryData<string, string> Runs() => [.. SnapshotCase.RunsWhere(run => !run.NeedsEngine)];

    /// <summary>The runs of the folder whose cases are all about what the text tells.</summary>
    public static TheoryData<string, string> WrittenRuns() =>
        [.. SnapshotCase.RunsWhere(run => run.RightCodes.Contains(0)).Where(run => run.Case.StartsWith("text/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_answer_from_the_text_is_right_and_reviewed(string name, string runName)
    {
        var @case = SnapshotCase.Load(name);
        var run = @case.Runs.Single(run => run.Name == runName);
        using var folder = new TempFolder();
        @case.CopyInput(name, folder.Path);
        var console = new TestConsole(folder.Path);

        var code = (int)await console.RunAsync(["rewrite", "Dockerfile", "-o", "Dockerfile.ms", .. run.Arguments]);

        var written = File.Exists(folder.PathOf("Dockerfile.ms")) ? folder.Read("Dockerfile.ms") : null;
        var report = console.ErrorText + console.OutText;
        var faults = Expectation.Faults(run, code, written, report).Select(fault => $"{name}: {fault}").ToList();
        if (OpenCases.Contains(name))
        {
            Assert.NotEmpty(faults);

            return;
        }

        if (faults is not [])
            Assert.Fail(string.Join('\n', faults));

        await SnapshotComparison.CompareAsync(name, run, written, report);
    }

    [Theory]
    [MemberData(nameof(WrittenRuns))]
    public void A_case_that_may_be_split_says_what_a_right_split_is(string name, string runName)
    {
        var @case = SnapshotCase.Load(name);

        Assert.NotEmpty(@case.Description);
        Assert.True(@case.Runs.Single(run => run.Name == runName).ExpectsOfStage, name);
    }
}
