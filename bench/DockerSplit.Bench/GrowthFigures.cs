using System.Globalization;
using DockerSplit.Cli;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Bench;

/// <summary>
/// How the processor time of the whole program grows with the number of instructions, copies, packages, commands and the like, up to
/// 100,000 of each: the time for each of them stays what it is.
/// </summary>
internal static class GrowthFigures
{
    private const int PackagesOfOneInstallation = 100;

    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    private static readonly (string What, Func<int, string> Text)[] Shapes =
    [
        ("RUN", Each(i => $"RUN mkdir -p /opt/d{i}\n")),
        ("ENV", Each(i => $"ENV V{i}=x\n")),
        ("ARG", Each(i => $"ARG V{i}=x\n")),
        ("ENV and RUN", Each(i => $"ENV V{i}=x\nRUN mkdir -p /opt/$V{i}\n")),
        ("LABEL", Each(i => $"LABEL l{i}=x\n")),
        ("VOLUME", Each(i => $"VOLUME /v{i}\n")),
        ("WORKDIR", Each(i => $"WORKDIR /w/{i}\n")),
        ("USER", Each(i => $"USER u{i}\n")),
        ("COPY", Each(i => $"COPY f{i} /opt/f{i}\n")),
        ("useradd", Each(i => $"RUN useradd u{i}\n")),
        ("make install", Each(i => $"RUN make -C /src/{i} install PREFIX=/opt/{i}\n")),
        ("# docksplit: keep", Each(i => $"# docksplit: keep /opt/{i}\n")),
        ("stages", Each(i => $"FROM debian:bookworm-slim AS s{i}\n")),
        ("commands of one RUN each 100", InRuns(i => $"touch /opt/f{i}", "RUN ", " && ")),
        ("packages to run", InRuns(i => $"pkg{i}", "RUN apt-get install -y ", " ")),
        ("packages to build", InRuns(i => $"lib{i}-dev", "RUN apt-get install -y ", " ")),
    ];

    public static async Task MeasureAsync()
    {
        await SecondsAsync(Shapes[0].Text(Sizes[0]));
        var nothing = await SecondsAsync("");
        Console.WriteLine($"| what | {string.Join(" | ", Sizes.Select(size => $"{size} of them"))} | microseconds for each of the most |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (what, text) in Shapes)
        {
            var seconds = new List<double>();
            foreach (var size in Sizes)
                seconds.Add(Math.Max(0, await SecondsAsync(text(size)) - nothing));
            var each = seconds[^1] / Sizes[^1] * 1e6;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {what} | {seconds[0]:F2} s | {seconds[1]:F2} s | {seconds[2]:F2} s | {each:F0} |"
                )
            );
        }
    }

    private static Func<int, string> Each(Func<int, string> part) => size => string.Concat(Enumerable.Range(0, size).Select(part));

    private static Func<int, string> InRuns(Func<int, string> part, string start, string between) =>
        size =>
            string.Concat(
                Enumerable
                    .Range(0, size)
                    .Select(part)
                    .Chunk(PackagesOfOneInstallation)
                    .Select(parts => $"{start}{string.Join(between, parts)}\n")
            );

    private static async Task<double> SecondsAsync(string parts)
    {
        var console = new DeafConsole(
            $"FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc make\n{parts}RUN make install\nCMD [\"/usr/local/bin/app\"]\n"
        );
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        await DocksplitProgram.RunAsync(["rewrite", "-", "--no-verify", "--guess"], console, CancellationToken.None);

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>Hands a Dockerfile over, in a directory without files, and forgets what is said.</summary>
    private sealed class DeafConsole(string dockerfile) : IConsole
    {
        public string WorkingDirectory { get; } = Directory.CreateTempSubdirectory("docksplit-bench-").FullName;

        public Stream Input => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(dockerfile));

        public Stream Output => Stream.Null;

        public TerminalWriter Out => TerminalWriter.Detect(TextWriter.Null, false, 100, Variable);

        public TerminalWriter Error => Out;

        public Talk Talk { get; } = new();

        public string? Variable(string name) => null;
    }
}
