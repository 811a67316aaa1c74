using System.Text.RegularExpressions;

namespace DockerSplit.Testing.Cases;

/// <summary>Compares what the program wrote and said with the verified files of a case.</summary>
public static partial class SnapshotComparison
{
    /// <param name="name">The case.</param>
    /// <param name="run">Its run.</param>
    /// <param name="written">The Dockerfile that was written; null when none was.</param>
    /// <param name="said">What is to be compared of the report.</param>
    public static async Task CompareAsync(string name, SnapshotRun run, string? written, string said)
    {
        var directory = Path.Combine(SnapshotCase.Root, name);
        await Verifier.Verify(Masked(WithoutTrace(said))).UseDirectory(directory).UseFileName($"{run.Name}.report");
        if (written is not null)
            await Verifier.Verify(written, "dockerfile").UseDirectory(directory).UseFileName(run.Name);
        else
            RequireNone(Path.Combine(directory, $"{run.Name}.verified.dockerfile"));
    }

    /// <summary>What was accepted when a split was written says nothing any more once none is.</summary>
    private static void RequireNone(string verified)
    {
        if (!File.Exists(verified))
            return;
        if (Environment.GetEnvironmentVariable(SnapshotTask.AcceptVariable) != "1")
            throw new SnapshotMismatchException($"{verified} was accepted, and now nothing is written");

        File.Delete(verified);
    }

    /// <summary>Whether there is time to watch the programs, and for how many questions, is the machine's matter; it has tests of its own.</summary>
    private static string WithoutTrace(string report) => string.Join('\n', report.Split('\n').Where(line => !Watched().IsMatch(line)));

    [GeneratedRegex(@"^(Trace |(Note)? +trace of )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Watched();

    /// <summary>Sizes differ by a few bytes from machine to machine, columns with them, numbers of files with releases, and times from run to run.</summary>
    private static string Masked(string report) =>
        Columns().Replace(Duration().Replace(Size().Replace(Number().Replace(report, "NUMBER"), "SIZE"), "after TIME"), "  ");

    [GeneratedRegex(
        @"\d+(?= (kept|left out|made anew|paths?, |packages?, |accounts?, ))",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+(\.\d+)? ([kMG]?B\b|%)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Size();

    [GeneratedRegex(@"after \d+(\.\d+)? s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Duration();

    [GeneratedRegex(" {2,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Columns();
}
