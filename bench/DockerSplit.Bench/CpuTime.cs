using System.Globalization;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Bench;

/// <summary>
/// Measures parse and print by the processor time that the program used, its garbage collector's included: on a busy machine the clock
/// on the wall says little.
/// </summary>
internal static class CpuTime
{
    private const int Characters = 100_000_000;

    public static void Measure()
    {
        Console.WriteLine("| scale | characters | MB/s of processor time | allocated bytes per character |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var scale in new[] { 1, 10, 100 })
        {
            var text = SampleText.Of(scale);
            Run(text, 20_000_000 / text.Length);
            var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            var rounds = Characters / text.Length;
            Run(text, rounds);
            var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var characters = (double)rounds * text.Length;
            var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / characters;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scale} | {text.Length} | {characters / seconds / 1e6:F0} | {bytes:F1} |"));
        }
    }

    private static void Run(string text, int rounds)
    {
        for (var i = 0; i < Math.Max(1, rounds); i++)
            DockerfileSyntax.Parse(new(text)).ToFullString();
    }
}
