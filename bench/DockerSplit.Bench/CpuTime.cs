using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Diagnostics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Bench;

/// <summary>
/// Measures by the processor time that the program used, its garbage collector's included: on a busy machine the clock on the wall says
/// little.
/// </summary>
internal static class CpuTime
{
    private const int Characters = 100_000_000;

    public static void Measure()
    {
        Console.WriteLine("| what | scale | characters | MB/s of processor time | allocated bytes per character |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var scale in new[] { 1, 10, 100 })
        {
            var text = SampleText.Of(scale);
            var programs = Programs(text);
            var shell = programs.Sum(program => program.Text.Length);
            Measure("parse and print", scale, text.Length, () => DockerfileSyntax.Parse(new(text)).ToFullString());
            Measure("parse, and make every node", scale, text.Length, () => _ = DockerfileSyntax.Parse(new(text)).Items.Length);
            Measure("shell programs", scale, shell, () => programs.ForEach(program => ShellScript.Parse(program)));
        }
    }

    /// <summary>The programs of all RUN instructions, their text put together beforehand.</summary>
    private static List<LogicalText> Programs(string text)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

        return
        [
            .. DockerfileSyntax
                .Parse(new(text))
                .Instructions.Select(instruction => InstructionReader.Read(instruction, diagnostics))
                .OfType<RunInstruction>()
                .Select(run => run.Command)
                .OfType<ShellForm>()
                .Select(form => form.Text),
        ];
    }

    private static void Measure(string what, int scale, int length, Action action)
    {
        // Long enough for the compiler's last tier.
        Run(action, Characters / 2 / length);
        var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        var rounds = Characters / length;
        Run(action, rounds);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var characters = (double)rounds * length;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / characters;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {scale} | {length} | {characters / seconds / 1e6:F0} | {bytes:F1} |")
        );
    }

    private static void Run(Action action, int rounds)
    {
        for (var i = 0; i < Math.Max(1, rounds); i++)
            action();
    }
}
