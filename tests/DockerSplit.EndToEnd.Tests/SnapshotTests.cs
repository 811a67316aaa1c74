using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DockerSplit.Testing;
using DockerSplit.Testing.Cases;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>
/// Runs the whole program, with an engine, on the folders of <c>tests/snapshots</c> and compares what it wrote and what it said with the verified files there.
/// </summary>
public sealed partial class SnapshotTests(SizeSummary sizes) : IClassFixture<SizeSummary>
{
    public static TheoryData<string, string> Runs() => [.. SnapshotCase.RunsWhere(run => run.NeedsEngine)];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_program_writes_and_says_what_was_reviewed(string name, string runName)
    {
        var @case = SnapshotCase.Load(name);
        var run = @case.Runs.Single(run => run.Name == runName);
        await Docker.RequireAsync(@case);
        var labelled = await Docker.LabelledAsync();
        using var folder = new TempFolder();
        @case.CopyInput(name, folder.Path);
        var console = new TestConsole(folder.Path);

        var watch = Stopwatch.StartNew();
        var code = await console.RunAsync(["rewrite", "Dockerfile", "-o", "Dockerfile.ms", .. run.Arguments]);
        var time = watch.Elapsed;

        var written = File.Exists(folder.PathOf("Dockerfile.ms")) ? folder.Read("Dockerfile.ms") : null;
        Assert.True(run.RightCodes.Contains((int)code), $"exit code {(int)code}\n{console.ErrorText}{console.OutText}");
        Assert.Empty(Expectation.Faults(run, (int)code, written, console.ErrorText + console.OutText));
        AssertSize(run, console);
        AssertBuilderIsCached(console.ErrorText);
        Assert.Empty(await Docker.LeftoversAsync(labelled));
        // Without a base there is no shell to ask.
        if (written is not null && !run.Arguments.Contains("scratch"))
        {
            var (size, byHand) = await RewrittenImage.AssertIsWholeAsync(folder.Path, HandMadeOf(name), @case.OverHand);
            if (@case.Language is { } language && SizeBefore().Match(console.OutText) is { Success: true } before)
                sizes.Add(new(name, language, Bytes(before), size, byHand, time));
        }

        if (run.Lines is [])
            await SnapshotComparison.CompareAsync(name, run, written, WithoutProgress(console.ErrorText) + console.OutText);
        else
            Assert.Equal(run.Lines, folder.Read("Dockerfile.ms").Split('\n').Where(run.Lines.Contains));
    }

    [Fact]
    public void The_example_is_what_was_proved()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, "examples", "nginx-alpine", "Dockerfile.ms"));
        var proved = File.ReadAllText(Path.Combine(SnapshotCase.Root, "nginx-alpine", "proved.verified.dockerfile"));

        Assert.Equal(proved.TrimEnd(), example.TrimEnd());
    }

    private static string? HandMadeOf(string name) =>
        Path.Combine(SnapshotCase.Root, name, SnapshotCase.HandMade) is var file && File.Exists(file) ? file : null;

    private static void AssertSize(SnapshotRun run, TestConsole console)
    {
        if (run.MaximumSize is { } maximum)
            Assert.InRange(RewrittenSize(console.OutText), 1, maximum);
    }

    /// <summary>Verification costs little more than one build: what the original ran is not run again.</summary>
    private static void AssertBuilderIsCached(string progress)
    {
        var parts = progress.Split("Building the rewritten Dockerfile...");
        if (parts.Length < 2)
            return;

        var again = Step().Matches(parts[^1]).Where(step => IsBuilder(step.Groups["stage"].Value)).ToList();
        Assert.NotEmpty(again);
        Assert.All(again, step => Assert.True(step.Groups["cached"].Success, step.Value));
    }

    /// <summary>Stages that docksplit adds have names of its own; the last one has none, and BuildKit numbers it.</summary>
    private static bool IsBuilder(string stage) =>
        stage is not ("pruned" or "stripped" or "rootfs" or "packages") && !stage.StartsWith("stage-", StringComparison.Ordinal);

    /// <summary>The size that the report shows, in bytes as exactly as it shows them.</summary>
    private static double RewrittenSize(string report)
    {
        var match = SizeAfter().Match(report);
        Assert.True(match.Success, report);

        return Bytes(match);
    }

    private static double Bytes(Match size) =>
        double.Parse(size.Groups["number"].Value, CultureInfo.InvariantCulture)
        * size.Groups["unit"].Value switch
        {
            "kB" => 1e3,
            "MB" => 1e6,
            _ => 1e9,
        };

    /// <summary>The lines about builds depend on the engine and its cache; docksplit's own messages begin with its name or a place.</summary>
    private static string WithoutProgress(string error) =>
        string.Concat(error.Split('\n').Where(line => Message().IsMatch(line)).Select(line => $"{line}\n"));

    [GeneratedRegex(@"-> (?<number>[\d.]+) (?<unit>[kMG]B)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SizeAfter();

    [GeneratedRegex(@"(?<number>[\d.]+) (?<unit>[kMG]B) -> ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SizeBefore();

    [GeneratedRegex(
        @"(?m)^  \[(?<stage>\S+) +\d+/\d+\] RUN .*?(?<cached> \(cached\))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Step();

    [GeneratedRegex(@"^(docksplit: |Dockerfile:\d+:\d+: )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Message();
}
