using DockerSplit.Cli.Tests;
using DockerSplit.Testing;

namespace DockerSplit.Faults.Tests;

/// <summary>That nothing is left once <c>docksplit clean</c> was run.</summary>
internal static class Tidiness
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A docker command that a killed run left may still be at work: what it makes is found as soon as it is there.</summary>
    public static async Task RequireAsync(TempFolder folder, string mark)
    {
        string[] left = [];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var cleaned = await Docksplit.RunAsync(Docksplit.In(folder, "clean"));
            Assert.True(cleaned.ExitCode == 0, cleaned.Error);
            left = [.. await Leftovers.OfAsync(mark)];
            if (left is [])
                return;

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"left behind: {string.Join(", ", left)}");
    }
}
