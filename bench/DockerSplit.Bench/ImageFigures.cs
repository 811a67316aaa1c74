using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Images.Contracts;

namespace DockerSplit.Bench;

/// <summary>Measures reading two images and checking the ledger: two archives of <c>docker image save</c>, or one of 500,000 files against itself.</summary>
internal static class ImageFigures
{
    private const int Files = 500_000;

    public static async Task MeasureAsync(string[] archives)
    {
        Console.WriteLine("| what | elapsed s | processor s | largest memory MB |");
        Console.WriteLine("| --- | --- | --- | --- |");
        var made = archives.Length == 0 ? Many() : null;
        var (first, second) = made is null ? (archives[0], archives[^1]) : (made, made);
        var original = await TimeAsync("read the first", () => ReadAsync(first));
        var rewritten = await TimeAsync("read the second", () => ReadAsync(second));
        var ledger = await TimeAsync(
            "check the ledger",
            () => Task.FromResult(LedgerCheck.Compare(original, rewritten, Expectation.Everything))
        );
        Tell(original, ledger);
        if (made is not null)
            File.Delete(made);
    }

    private static void Tell(ImageFacts original, Ledger ledger)
    {
        var packages = original.Final.Packages.Packages.Values;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{original.Final.Files.Count} files, {packages.Count()} packages; packaged files overwritten {packages.Sum(package => package.Overwritten.Length)}, changed {packages.Sum(package => package.Modified.Length)}, deleted {packages.Sum(package => package.Deleted.Length)}; {ledger.Findings.Length} findings"
            )
        );
        foreach (var path in packages.SelectMany(package => package.Overwritten.Concat(package.Deleted)).Take(20))
            Console.WriteLine($"  not as its package brought it: {path}");
        foreach (var finding in ledger.Findings.Take(40))
            Console.WriteLine($"  {finding.Weight}: {finding.Description}");
        foreach (var sum in ledger.Sums)
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {sum.Subject} {sum.Fate}: {sum.Count}, {sum.Size} bytes, {sum.Reason.Why}")
            );
    }

    private static async Task<ImageFacts> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        var result = await ImageReader.ReadAsync(stream, [], CancellationToken.None);

        return result.Facts ?? throw new InvalidDataException(result.Error);
    }

    private static async Task<T> TimeAsync<T>(string what, Func<Task<T>> action)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var result = await action();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {clock.Elapsed.TotalSeconds:F1} | {processor:F1} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |"
            )
        );

        return result;
    }

    /// <summary>An archive of one layer with many small files.</summary>
    private static string Many()
    {
        var (path, layer) = (Path.GetTempFileName(), Path.GetTempFileName());
        using (var writer = new TarWriter(File.Create(layer)))
        {
            for (var i = 0; i < Files; i++)
                Add(
                    writer,
                    string.Create(CultureInfo.InvariantCulture, $"usr/lib/node_modules/module{i / 100}/lib/file{i % 100}.js"),
                    $"module {i}"
                );
        }

        using (var writer = new TarWriter(File.Create(path)))
        {
            Add(
                writer,
                "config.json",
                """{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:0"]},"history":[]}"""
            );
            writer.WriteEntry(layer, "0/layer.tar");
            Add(writer, "manifest.json", """[{"Config":"config.json","Layers":["0/layer.tar"]}]""");
        }

        File.Delete(layer);

        return path;
    }

    private static void Add(TarWriter writer, string name, string content) =>
        writer.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) }
        );
}
