using System.Globalization;
using System.Text.RegularExpressions;
using DockerSplit.Analysis;
using DockerSplit.Cli;
using DockerSplit.Planning;
using DockerSplit.Testing;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>
/// Runs the whole program on every folder of <c>tests/snapshots</c> and compares what it wrote and what it said with the verified files there.
/// </summary>
public sealed partial class SnapshotTests
{
    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var name in SnapshotCase.Names)
        {
            foreach (var run in SnapshotCase.Load(name).Runs)
                runs.Add(name, run.Name);
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_program_writes_and_says_what_was_reviewed(string name, string runName)
    {
        var @case = SnapshotCase.Load(name);
        var run = @case.Runs.Single(run => run.Name == runName);
        if (run.NeedsEngine)
            await Docker.RequireAsync(@case);

        var before = run.NeedsEngine ? await Docker.LabelledAsync() : [];
        using var folder = new TempFolder();
        @case.CopyInput(name, folder.Path);
        var console = new TestConsole(folder.Path);

        var code = await console.RunAsync(["rewrite", "Dockerfile", "-o", "Dockerfile.ms", .. run.Arguments]);

        Assert.True((int)code == run.ExitCode, $"exit code {(int)code}\n{console.ErrorText}{console.OutText}");
        if (run.NeedsEngine)
        {
            AssertSize(run, console);
            AssertBuilderIsCached(console.ErrorText);
            Assert.Empty(await Docker.LeftoversAsync(before));
            // Without a base there is no shell to ask.
            if (run.ExitCode == 0 && !run.Arguments.Contains("scratch"))
                await RewrittenImage.AssertIsWholeAsync(folder.Path);
        }

        if (run.Lines is [])
            await CompareAsync(name, run, console, folder);
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

    private static async Task CompareAsync(string name, SnapshotRun run, TestConsole console, TempFolder folder)
    {
        var directory = Path.Combine(SnapshotCase.Root, name);
        var said = run.NeedsEngine ? WithoutProgress(console.ErrorText) : console.ErrorText;
        await Verifier.Verify(Masked(said + console.OutText)).UseDirectory(directory).UseFileName($"{run.Name}.report");

        var written = File.Exists(folder.PathOf("Dockerfile.ms"));
        Assert.Equal(run.ExitCode == 0, written);
        if (written)
            await Verifier.Verify(folder.Read("Dockerfile.ms"), "dockerfile").UseDirectory(directory).UseFileName(run.Name);
    }

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
        stage is not ("stripped" or "rootfs" or "packages") && !stage.StartsWith("stage-", StringComparison.Ordinal);

    /// <summary>The size that the report shows, in bytes as exactly as it shows them.</summary>
    private static double RewrittenSize(string report)
    {
        var match = SizeAfter().Match(report);
        Assert.True(match.Success, report);
        var unit = match.Groups["unit"].Value switch
        {
            "kB" => 1e3,
            "MB" => 1e6,
            _ => 1e9,
        };

        return double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * unit;
    }

    /// <summary>Sizes differ by a few bytes from machine to machine, columns with them, and times from run to run.</summary>
    private static string Masked(string report) => Columns().Replace(Duration().Replace(Size().Replace(report, "SIZE"), "after TIME"), "  ");

    /// <summary>The lines about builds depend on the engine and its cache; docksplit's own messages begin with its name or a place.</summary>
    private static string WithoutProgress(string error) =>
        string.Concat(error.Split('\n').Where(line => Message().IsMatch(line)).Select(line => $"{line}\n"));

    [GeneratedRegex(@"-> (?<number>[\d.]+) (?<unit>[kMG]B)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SizeAfter();

    [GeneratedRegex(
        @"(?m)^  \[(?<stage>\S+) +\d+/\d+\] RUN .*?(?<cached> \(cached\))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Step();

    [GeneratedRegex(@"\d+(\.\d+)? ([kMG]?B\b|%)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Size();

    [GeneratedRegex(@"after \d+(\.\d+)? s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Duration();

    [GeneratedRegex(" {2,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Columns();

    [GeneratedRegex(@"^(docksplit: |Dockerfile:\d+:\d+: )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Message();
}
