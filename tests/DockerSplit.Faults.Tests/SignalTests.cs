using System.Globalization;
using System.Text;
using CliWrap;
using DockerSplit.Cli.Tests;

namespace DockerSplit.Faults.Tests;

/// <summary>Signals at several moments: what asks to end leaves nothing at once; what kills leaves nothing once another run was there.</summary>
public sealed class SignalTests
{
    private const int Interrupted = 130;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    private static readonly string[] Signals = ["INT", "TERM", "HUP", "KILL"];

    /// <summary>What is printed when the moment comes, and how many milliseconds later.</summary>
    private static readonly (string Line, int Later)[] Moments =
    [
        ("Building Dockerfile...", 0),
        ("Building Dockerfile...", 300),
        ("Building Dockerfile...", 1200),
        ("Building Dockerfile.ms...", 0),
        ("Building Dockerfile.ms...", 300),
        ("Reading the original image...", 0),
        ("Reading the original image...", 150),
        ("Comparing the two images...", 0),
        ("Comparing the two images...", 1500),
        ("Comparing the two images...", 4000),
    ];

    public static TheoryData<string, string, int> Cases =>
        new(from signal in Signals from moment in Moments select (signal, moment.Line, moment.Later));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_is_left_behind(string signal, string line, int later)
    {
        await Docksplit.RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Docksplit.Folder(mark);

        var (code, took, error) = await EndAsync(folder, signal, line, later);

        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(["Dockerfile", "Dockerfile.ms"], folder.Entries);
        if (signal == "KILL")
        {
            await Tidiness.RequireAsync(folder, mark);
            return;
        }

        Assert.True(took < LongestEnd, $"it took {took}");
        Assert.True(code == Interrupted, $"exit code {code}\n{error}");
        Assert.EndsWith("docksplit: interrupted\n", error, StringComparison.Ordinal);
        Assert.Empty(await Leftovers.OfAsync(mark));
    }

    [Fact]
    public async Task The_next_run_removes_what_a_killed_one_left()
    {
        await Docksplit.RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Docksplit.Folder(mark);

        await EndAsync(folder, "KILL", "Comparing the two images...", later: 1000);
        // Any run that is at work beside this one may have tidied up already.
        using var other = Docksplit.Folder(Guid.NewGuid().ToString("N"));
        var next = await Docksplit.RunAsync(Docksplit.In(other, "verify", "Dockerfile", "Dockerfile.ms"));

        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Empty(await Leftovers.OfAsync(mark));
    }

    [Fact]
    public async Task A_run_that_is_alive_keeps_what_it_made()
    {
        await Docksplit.RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Docksplit.Folder(mark);
        var comparing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var run = Docksplit
            .In(folder, "verify", "Dockerfile", "Dockerfile.ms")
            .WithStandardErrorPipe(PipeTarget.ToDelegate(text => Signal(comparing, text, "Comparing the two images...")))
            .ExecuteAsync(TestContext.Current.CancellationToken);
        await comparing.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var cleaned = await Docksplit.RunAsync(Docksplit.In(folder, "clean", "--all"));
        var result = await run;

        Assert.Equal(0, cleaned.ExitCode);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(await Leftovers.OfAsync(mark));
    }

    private static void Signal(TaskCompletionSource moment, string text, string line)
    {
        if (text == line)
            moment.TrySetResult();
    }

    private static async Task<(int Code, TimeSpan Took, string Error)> EndAsync(
        Testing.TempFolder folder,
        string signal,
        string line,
        int later
    )
    {
        var error = new StringBuilder();
        var moment = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pipe = PipeTarget.Merge(PipeTarget.ToStringBuilder(error), PipeTarget.ToDelegate(text => Signal(moment, text, line)));
        var run = Docksplit
            .In(folder, "verify", "Dockerfile", "Dockerfile.ms", "--report", "report.md")
            .WithStandardErrorPipe(pipe)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        await moment.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Task.Delay(later, TestContext.Current.CancellationToken);

        var began = TimeProvider.System.GetTimestamp();
        await CliWrap
            .Cli.Wrap("kill")
            .WithArguments([$"-{signal}", run.ProcessId.ToString(CultureInfo.InvariantCulture)])
            .ExecuteAsync(TestContext.Current.CancellationToken);
        var result = await run;

        return (result.ExitCode, TimeProvider.System.GetElapsedTime(began), error.ToString());
    }
}
